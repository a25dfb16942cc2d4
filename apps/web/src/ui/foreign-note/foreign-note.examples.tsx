import type { Examples } from '../examples';
import { ForeignNote } from './foreign-note';

export const examples: Examples = {
  'of the other language': {
    en: <ForeignNote foreign={{ language: 'zh-Hant-HK', note: 'In Chinese only' }} />,
    'zh-Hant-HK': <ForeignNote foreign={{ language: 'en', note: '只有英文版' }} />,
  },
};
