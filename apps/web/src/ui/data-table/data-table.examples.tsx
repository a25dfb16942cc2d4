import type { Examples } from '../examples';
import { DataTable } from './data-table';

export const examples: Examples = {
  'with headers on two sides': {
    en: <DataTable id="visits" caption="Visits by quarter" headerRow headerColumn rows={[['', '2025', '2026'], ['First quarter', '1,204', '1,310'], ['Second quarter', '998', '1,002']]} />,
    'zh-Hant-HK': <DataTable id="visits" caption="每季瀏覽次數" headerRow headerColumn rows={[['', '2025', '2026'], ['第一季', '1,204', '1,310'], ['第二季', '998', '1,002']]} />,
  },
  'without headers': {
    en: <DataTable id="hours" caption="Opening hours" headerRow={false} headerColumn={false} rows={[['Monday', '9 am']]} />,
    'zh-Hant-HK': <DataTable id="hours" caption="辦公時間" headerRow={false} headerColumn={false} rows={[['星期一', '上午九時']]} />,
  },
};
