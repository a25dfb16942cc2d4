import type { Examples } from '@/ui/examples';
import { Quote } from './quote';

export const examples: Examples = {
  'with whose words they are': {
    en: <Quote language="en" block={{ text: 'Words of a demonstration.', attribution: 'A demonstration' }} />,
    'zh-Hant-HK': <Quote language="zh-Hant-HK" block={{ text: '示範文字。', attribution: '示範' }} />,
  },
  'words alone': {
    en: <Quote language="en" block={{ text: 'Words of a demonstration.\n\nIn two paragraphs.', attribution: null }} />,
    'zh-Hant-HK': <Quote language="zh-Hant-HK" block={{ text: '示範文字。\n\n分為兩段。', attribution: null }} />,
  },
};
