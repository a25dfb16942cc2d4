import type { Desk } from './desk-store';

/** @returns where a text stands, by the languages that readers are meant to have */
export function stateOf({ state, onlyIn, languages, schedule }: Pick<Desk, 'state' | 'onlyIn' | 'schedule'> & { languages: readonly Pick<Desk['languages'][number], 'locale' | 'state' | 'publishedAt'>[] }): string {
  if (state) return state;
  if (schedule.publish?.state === 'waiting') return 'scheduled';
  const wanted = languages.filter(({ locale }) => onlyIn === null || onlyIn === locale);
  if (wanted.every(({ publishedAt }) => publishedAt === null)) return 'draft';
  return wanted.every((language) => language.state === 'published' || language.state === 'missing') ? 'public' : 'changed';
}
