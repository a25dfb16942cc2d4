import { expect, test } from '@jest/globals';
import { runsOf } from './runs';

/** Runs of another language in brackets. */
const shown = (...of: Parameters<typeof runsOf>) => runsOf(...of).map(({ text, language }) => (language ? `[${language}:${text}]` : text)).join('');

test.each([
  ['Known as 數字政策辦公室 in Chinese', 'Known as [zh-Hant-HK:數字政策辦公室] in Chinese'],
  ['The character 𨋢, a lift', 'The character [zh-Hant-HK:𨋢], a lift'],
  ['See 《無障礙網頁內容指引》, 2024年7月號.', 'See [zh-Hant-HK:《無障礙網頁內容指引》], [zh-Hant-HK:2024年7月號].'],
  ['數字政策辦公室（數字辦）', '[zh-Hant-HK:數字政策辦公室（數字辦）]'],
  ['In 2024 there were 7 items', 'In 2024 there were 7 items'],
])('in English: %s', (text, runs) => expect(shown(text, 'en')).toBe(runs));

test.each([
  ['英文名稱為Digital Policy Office，簡稱DPO。', '英文名稱為[en:Digital Policy Office]，簡稱DPO。'],
  ['按Tab鍵，或用JAWS、NVDA和VoiceOver', '按Tab鍵，或用JAWS、NVDA和VoiceOver'],
  ['以WCAG 2.2 AA級別為目標', '以WCAG 2.2 AA級別為目標'],
  ['Hong Kong和New York', 'Hong Kong和New York'],
  ['The office’s mission, in brief.', '[en:The office’s mission, in brief.]'],
  ['載於https://www.gov.hk/en/about/our-mission/page網頁', '載於https://www.gov.hk/en/about/our-mission/page網頁'],
  ['寫信至office.of.policy@digital.example.hk查詢', '寫信至office.of.policy@digital.example.hk查詢'],
  ['檔案a-2gnab3cd-ef4gh.pdf及people-centric', '檔案a-2gnab3cd-ef4gh.pdf及people-centric'],
  ['《Web Content Accessibility Guidelines (WCAG) 2.2》', '《[en:Web Content Accessibility Guidelines (WCAG)] 2.2》'],
])('in Chinese: %s', (text, runs) => expect(shown(text, 'zh-Hant-HK')).toBe(runs));

test.each(['en', 'zh-Hant-HK'] as const)('nothing is lost or added, in %s', (language) => {
  for (const text of ['', ' ', 'a', '數', 'One two three 四五六 seven eight nine。', '（one two three）'])
    expect(runsOf(text, language).map((run) => run.text).join('')).toBe(text);
});
