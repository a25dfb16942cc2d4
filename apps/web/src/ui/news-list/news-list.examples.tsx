import type { Examples } from '../examples';
import { NewsList } from './news-list';

export const examples: Examples = {
  'under a section’s heading': {
    en: (
      <section aria-labelledby="news">
        <h2 id="news">What’s New</h2>
        <NewsList
          language="en"
          headingLevel={3}
          items={[{ href: '/en/news/an-item', title: 'An item', summary: 'Demonstration content.', category: 'Speech', day: '2026-11-23', date: '23 November 2026' }]}
        />
      </section>
    ),
    'zh-Hant-HK': (
      <section aria-labelledby="news">
        <h2 id="news">最新消息</h2>
        <NewsList
          language="zh-Hant-HK"
          headingLevel={3}
          items={[{ href: '/tc/news/an-item', title: '一則消息', summary: '示範內容。', category: '演辭', day: '2026-11-23', date: '2026年11月23日' }]}
        />
      </section>
    ),
  },
  'an item in the other language only': {
    en: <NewsList language="en" headingLevel={2} items={[{ href: '/tc/news/an-item', title: '一則消息', summary: '示範內容。', category: 'Speech', day: '2026-11-23', date: '23 November 2026', foreign: { language: 'zh-Hant-HK', note: 'In Chinese only' } }]} />,
    'zh-Hant-HK': <NewsList language="zh-Hant-HK" headingLevel={2} items={[{ href: '/en/news/an-item', title: 'An item', summary: 'Demonstration content.', category: '演辭', day: '2026-11-23', date: '2026年11月23日', foreign: { language: 'en', note: '只有英文版' } }]} />,
  },
};
