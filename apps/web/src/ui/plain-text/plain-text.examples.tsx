import type { Examples } from '../examples';
import { PlainText } from './plain-text';

export const examples: Examples = {
  'two paragraphs': {
    en: <PlainText language="en" text={'First line\nsecond line\n\nNext paragraph'} />,
    'zh-Hant-HK': <PlainText language="zh-Hant-HK" text={'第一行\n第二行\n\n下一段'} />,
  },
};
