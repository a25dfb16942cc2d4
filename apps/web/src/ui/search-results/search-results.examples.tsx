import type { Examples } from '../examples';
import { SearchResults } from './search-results';

const plain = (text: string) => ({ text, marked: false });
const marked = (text: string) => ({ text, marked: true });

/** The page's own heading stands above, so that the headings are in order. */
export const examples: Examples = {
  'one of them in the other language': {
    en: (
      <>
        <h1>Results</h1>
        <SearchResults
          language="en"
          items={[
            { href: '/en/news/a', title: [plain('Notes on '), marked('cloud'), plain(' services')], snippet: [plain('…demonstration content.')], kind: 'What’s New', date: { day: '2026-11-23', text: '23 November 2026' }, foreign: undefined },
            { href: '/tc/news/b', title: [plain('雲端服務')], snippet: [plain('示範內容。')], kind: 'What’s New', date: null, foreign: { language: 'zh-Hant-HK', note: 'In Chinese only' } },
          ]}
        />
      </>
    ),
    'zh-Hant-HK': (
      <>
        <h1>結果</h1>
        <SearchResults
          language="zh-Hant-HK"
          items={[
            { href: '/tc/news/b', title: [marked('雲端'), plain('服務備註')], snippet: [plain('…示範內容。')], kind: '最新消息', date: { day: '2026-11-23', text: '2026年11月23日' }, foreign: undefined },
            { href: '/en/news/a', title: [plain('Notes on cloud services')], snippet: [], kind: '最新消息', date: null, foreign: { language: 'en', note: '只有英文版' } },
          ]}
        />
      </>
    ),
  },
};
