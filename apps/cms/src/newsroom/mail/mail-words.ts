import type { EventKind } from '../approval/editorial-records';
import type { Sentence } from '../language';

export interface Mail {
  subject: string;
  text: string;
  html: string;
}

interface Words {
  subject: Sentence;
  body: Sentence;
}

/**
 * What people are told of by e-mail. No word of a text stands in a mail, not even its title: it may be under embargo, and
 * nobody knows who else reads a mailbox.
 */
const words: Partial<Record<EventKind, Words>> = {
  submitted: {
    subject: { en: 'A text waits for approval', zh: '有內容等候批核' },
    body: { en: '{by} has submitted a text. You find it on your home page in the newsroom, under “Waiting for approval”.', zh: '{by}已提交內容。請在新聞室首頁「等候批核」查看。' },
  },
  returned: {
    subject: { en: 'A text was returned to you', zh: '有內容退回給你' },
    body: { en: '{by} has returned a text of yours, with a remark. You find it on your home page in the newsroom, under “Returned to me”.', zh: '{by}已退回你的內容，並附有備註。請在新聞室首頁「退回給我」查看。' },
  },
  published: {
    subject: { en: 'Your text is public', zh: '你的內容已經公開' },
    body: { en: 'A text that you submitted has been approved and published.', zh: '你所提交的內容已獲批核並發布。' },
  },
  'schedule-failed': {
    subject: { en: 'A text could not be published at its hour', zh: '有內容未能按時發布' },
    body: { en: 'What had been set for this hour could not be done. The reason is on your home page in the newsroom, under “Scheduled”.', zh: '未能按所定時間執行。原因見新聞室首頁「已排期」。' },
  },
  'schedule-late': {
    subject: { en: 'What was set for an hour is late', zh: '有內容未能準時發布或下架' },
    body: { en: 'What had been set for an hour that has passed is not done yet. The newsroom goes on trying. The reason is on your home page in the newsroom, under “Scheduled”.', zh: '所定時間已過，但仍未能執行；系統會不斷重試。原因見新聞室首頁「已排期」。' },
  },
};

export const isTold = (kind: EventKind): boolean => kind in words;

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

/** A name stands in one line of a mail, whatever somebody has called themselves. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();

/**
 * @param by who did it
 * @param address of the text in the newsroom; `null` where the newsroom does not know its own
 * @returns a mail in both languages, since nobody knows which its reader reads
 */
export function mailOf(kind: EventKind, by: string, address: string | null): Mail | null {
  const found = words[kind];
  if (!found) return null;
  const say = (sentence: string) => sentence.replace('{by}', oneLine(by));
  const lines = [say(found.body.en), say(found.body.zh), ...(address === null ? [] : [address])];
  return {
    subject: `${found.subject.en} ${found.subject.zh}`,
    text: lines.join('\n\n'),
    html: lines.map((line) => `<p>${line === address ? `<a href="${escape(line)}">${escape(line)}</a>` : escape(line)}</p>`).join(''),
  };
}
