import type { Examples } from '../examples';
import { CardList } from './card-list';

export const examples: Examples = {
  'with and without summaries': {
    en: (
      <CardList
        language="en"
        headingLevel={2}
        items={[
          { href: '/en/pillars/one', title: 'Development of Digital Government', summary: 'In one sentence.' },
          { href: '/en/pillars/two', title: 'Improve the Government’s Efficiency and Services', summary: null },
        ]}
      />
    ),
    'zh-Hant-HK': (
      <CardList
        language="zh-Hant-HK"
        headingLevel={2}
        items={[
          { href: '/tc/pillars/one', title: '推動數字政府發展', summary: '以一句話說明。' },
          { href: '/tc/pillars/two', title: '提升政府的效率和服務', summary: null },
        ]}
      />
    ),
  },
};
