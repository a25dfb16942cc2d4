import type { Examples } from '../examples';
import { Columns } from './columns';

export const examples: Examples = {
  'content and what leads on': {
    en: <Columns aside={<p>Related</p>}><p>Text</p></Columns>,
    'zh-Hant-HK': <Columns aside={<p>相關</p>}><p>文字</p></Columns>,
  },
};
