import type { Examples } from '../examples';
import { SiteHeader } from './site-header';

export const examples: Examples = {
  'below a section': {
    en: (
      <SiteHeader
        siteName="Digital Policy Office"
        otherNames={[{ language: 'zh-Hant-HK', name: '數字政策辦公室' }]}
        government="The Government of the Hong Kong Special Administrative Region"
        homeHref="/en"
        navigation={{ label: 'Main menu', items: [{ label: 'Home', href: '/en' }, { label: 'What’s New', href: '/en/news', current: 'true' }] }}
        search={{ label: 'Search', href: '/en/search' }}
        languages={{ label: 'Language', items: [{ code: 'zh-Hant-HK', name: '繁體中文', href: '/tc/news/an-item' }] }}
      />
    ),
    'zh-Hant-HK': (
      <SiteHeader
        siteName="數字政策辦公室"
        otherNames={[{ language: 'en', name: 'Digital Policy Office' }]}
        government="香港特別行政區政府"
        homeHref="/tc"
        navigation={{ label: '主目錄', items: [{ label: '主頁', href: '/tc' }, { label: '最新消息', href: '/tc/news', current: 'true' }] }}
        search={{ label: '搜尋', href: '/tc/search' }}
        languages={{ label: '語言', items: [{ code: 'en', name: 'English', href: '/en/news/an-item' }] }}
      />
    ),
  },
};
