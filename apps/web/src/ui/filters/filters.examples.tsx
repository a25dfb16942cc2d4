import type { Examples } from '../examples';
import { Filters } from './filters';

export const examples: Examples = {
  'one chosen': {
    en: (
      <Filters
        id="filters"
        heading="Show only"
        language="en"
        groups={[{ name: 'year', label: 'Year', choices: [{ label: 'All', href: '/en/news', count: ' (9)', chosen: false }, { label: '2026', href: '/en/news?year=2026', count: ' (4)', chosen: true }] }]}
      />
    ),
    'zh-Hant-HK': (
      <Filters
        id="filters"
        heading="只顯示"
        language="zh-Hant-HK"
        groups={[{ name: 'year', label: '年份', choices: [{ label: '全部', href: '/tc/news', count: '（9）', chosen: false }, { label: '2026', href: '/tc/news?year=2026', count: '（4）', chosen: true }] }]}
      />
    ),
  },
};
