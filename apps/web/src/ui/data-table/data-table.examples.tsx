import type { Examples } from '../examples';
import { DataTable } from './data-table';

const months = (nameOf: (month: number) => string) => Array.from({ length: 12 }, (_, index) => nameOf(index + 1));
const counts = (first: number) => Array.from({ length: 12 }, (_, index) => (first * (index + 3)).toLocaleString('en'));

export const examples: Examples = {
  'with headers on two sides': {
    en: <DataTable language="en" id="visits" caption="Visits by quarter" headerRow headerColumn rows={[['', '2025', '2026'], ['First quarter', '1,204', '1,310'], ['Second quarter', '998', '1,002']]} />,
    'zh-Hant-HK': <DataTable language="zh-Hant-HK" id="visits" caption="每季瀏覽次數" headerRow headerColumn rows={[['', '2025', '2026'], ['第一季', '1,204', '1,310'], ['第二季', '998', '1,002']]} />,
  },
  'without headers': {
    en: <DataTable language="en" id="hours" caption="Opening hours" headerRow={false} headerColumn={false} rows={[['Monday', '9 am']]} />,
    'zh-Hant-HK': <DataTable language="zh-Hant-HK" id="hours" caption="辦公時間" headerRow={false} headerColumn={false} rows={[['星期一', '上午九時']]} />,
  },
  'wider than its page': {
    en: (
      <DataTable
        language="en" id="months" caption="Visits by month, with a caption that is longer than a narrow screen is wide" headerRow headerColumn
        rows={[['Kind of page', ...months((month) => new Intl.DateTimeFormat('en-HK', { month: 'long' }).format(new Date(2026, month - 1)))], ['Press releases', ...counts(1204)], ['Announcements', ...counts(998)]]}
      />
    ),
    'zh-Hant-HK': (
      <DataTable
        language="zh-Hant-HK" id="months" caption="每月瀏覽次數（按網頁類別），標題長於窄屏幕的闊度" headerRow headerColumn
        rows={[['網頁類別', ...months((month) => `${month}月`)], ['新聞公報', ...counts(1204)], ['公告', ...counts(998)]]}
      />
    ),
  },
};
