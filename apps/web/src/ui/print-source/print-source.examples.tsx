import type { Examples } from '../examples';
import { PrintSource } from './print-source';

export const examples: Examples = {
  'of a news item': {
    en: <PrintSource lines={['Digital Policy Office', 'https://site.example/en/news/an-item', 'Last revision date 23 November 2026']} />,
    'zh-Hant-HK': <PrintSource lines={['數字政策辦公室', 'https://site.example/tc/news/an-item', '修訂日期 2026年11月23日']} />,
  },
};
