import type { LocaleCode } from '@dpo/content';
import type { Actor } from '../actor';
import type { LanguageVersion } from '../both-languages/language-states';
import type { Sentence } from '../language';
import type { EditorialRecord } from './editorial-records';

/** Where a text stands. */
export interface Standing {
  record: EditorialRecord;
  versions: LanguageVersion[];
  /** Somebody has handed these words on: they wait for approval, or for the hour for which they were approved. */
  isHandedOn: boolean;
}

/** Why a text may not be published yet. */
export type Obstacle = 'missing' | 'older' | 'own-words' | 'not-submitted' | 'under-review' | 'nothing';

/** What an administrator may pass over, who says why: that two people see a text before its readers do. */
export const ofTwoPeople: ReadonlySet<Obstacle> = new Set(['own-words', 'not-submitted']);

export const obstacles: Readonly<Record<Obstacle, Sentence>> = {
  missing: {
    en: 'One language is missing. Write it first, or mark the entry as "English only" or "Chinese only" beside the form.',
    zh: '其中一種語言尚未撰寫。請先完成，或在表格旁標示「只提供英文版」或「只提供中文版」。',
  },
  older: {
    en: 'One language is older than the other. Bring it up to date, or confirm beside the form that its words still hold.',
    zh: '其中一種語言的版本較舊。請先更新，或在表格旁確認其內容仍然適用。',
  },
  'own-words': {
    en: 'You made the last change yourself, so somebody else has to approve it. Save and submit it; your words stay.',
    zh: '最後的修改由你作出，須由另一位同事批核。請儲存並提交，你的內容會予以保留。',
  },
  'not-submitted': {
    en: 'Nobody has submitted these words for approval. They were changed since, or never submitted. Have them submitted first; they stay as they are.',
    zh: '目前的內容尚未提交批核，或提交後曾作修改。請先提交，內容會予以保留。',
  },
  'under-review': {
    en: 'It was submitted again, or returned to its author, after its hour was set.',
    zh: '設定時間後，內容曾再次提交或退回作者。',
  },
  nothing: { en: 'There is no text to publish.', zh: '沒有可供發布的內容。' },
};

/** @returns the languages that a publish takes together */
export const languagesToPublish = (versions: readonly LanguageVersion[], { onlyIn }: Pick<EditorialRecord, 'onlyIn'>): LocaleCode[] =>
  versions.filter(({ locale }) => onlyIn === null || onlyIn === locale).map(({ locale }) => locale);

/**
 * @param actor who wants to publish; `null` when the hour has come that an approver set
 * @param twoPersonRule nobody approves what they wrote last, nor what nobody has handed on
 */
export function obstaclesTo({ versions, record, isHandedOn }: Standing, actor: Pick<Actor, 'id'> | null, twoPersonRule: boolean): Obstacle[] {
  const wanted = languagesToPublish(versions, record);
  const concerned = versions.filter(({ locale }) => wanted.includes(locale));
  if (concerned.every(({ state }) => state === 'missing')) return ['nothing'];
  // What languages share may have been changed in one that is not wanted, since the wanted ones were last made public.
  const since = Math.max(...concerned.map(({ publishedAt }) => publishedAt ?? 0));
  const looked = versions.filter((version) => concerned.includes(version) || (version.changedAt ?? 0) > since);
  const isOwn = ({ isOpen, editor }: LanguageVersion) => isOpen && actor !== null && editor?.id === actor.id;
  return [
    ...(concerned.some(({ state }) => state === 'missing') ? (['missing'] as const) : []),
    ...(record.onlyIn === null && concerned.some(({ state }) => state === 'older') ? (['older'] as const) : []),
    ...(twoPersonRule && looked.some(isOwn) ? (['own-words'] as const) : []),
    ...(twoPersonRule && actor !== null && !isHandedOn ? (['not-submitted'] as const) : []),
    ...(actor === null && record.state !== null ? (['under-review'] as const) : []),
  ];
}
