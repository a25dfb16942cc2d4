import type { Examples } from '@/ui/examples';
import { Table } from './table';

export const examples: Examples = {
  'as pasted from a spreadsheet': {
    en: <Table language="en" block={{ caption: 'Visits by quarter', headerRow: true, headerColumn: true, rows: [['', '2025', '2026'], ['First quarter', '1,204', '1,310']] }} />,
    'zh-Hant-HK': <Table language="zh-Hant-HK" block={{ caption: '每季瀏覽次數', headerRow: true, headerColumn: true, rows: [['', '2025', '2026'], ['第一季', '1,204', '1,310']] }} />,
  },
};
