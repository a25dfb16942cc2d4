import type { Examples } from '../examples';
import { ShareLinks } from './share-links';

const shared = (segment: string) => `https://site.example/${segment}/news/an-item`;

export const examples: Examples = {
  'of a news item': {
    en: (
      <ShareLinks
        heading="Share this page"
        items={[{ name: 'E-mail', href: `mailto:?body=${shared('en')}` }, { name: 'WhatsApp', href: `https://wa.me/?text=${shared('en')}` }]}
        address={{ label: 'Address of this page:', url: shared('en') }}
      />
    ),
    'zh-Hant-HK': (
      <ShareLinks
        heading="分享本頁"
        items={[{ name: '電郵', href: `mailto:?body=${shared('tc')}` }, { name: 'WhatsApp', href: `https://wa.me/?text=${shared('tc')}` }]}
        address={{ label: '本頁網址：', url: shared('tc') }}
      />
    ),
  },
};
