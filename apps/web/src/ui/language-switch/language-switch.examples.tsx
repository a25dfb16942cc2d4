import type { Examples } from '../examples';
import { LanguageSwitch } from './language-switch';

export const examples: Examples = {
  'on a page in it': {
    en: <LanguageSwitch label="Language" languages={[{ code: 'zh-Hant-HK', name: '繁體中文', href: '/tc/news/an-item' }]} />,
    'zh-Hant-HK': <LanguageSwitch label="語言" languages={[{ code: 'en', name: 'English', href: '/en/news/an-item' }]} />,
  },
};
