import 'server-only';
import { type DeliveryAnswer, type DeliveryEvent, entries, locales, redirectType, tagsForChange } from '@dpo/content';
import { redirectsChanged } from '@/redirecting';
import { searchChanged } from '@/search/service';
import { listsChanged } from './held-lists';
import { staleKept } from './kept-values';
import { failedPages, pagesReading } from './rendered-pages';
import { readingsChanged } from './shared-readings';
import { expire, warmAll } from './warming';

/** Milliseconds until the answer: the next change may be waiting, and both can be shown by one render. */
const patience = 1000;

/** Of how many entries' own pages a change may have before the pages of a smaller change, told of later, go first. */
const few = 8;

/** The addresses that show a change whatever else does: the entry's own, and those of its type and the sitemap. */
function addressesOf(changes: DeliveryEvent['changes']) {
  const own = new Set<string>();
  const lists = new Set<string>();
  for (const { type, slugs } of changes) {
    const entry = entries.find((candidate) => candidate.type === type);
    if (!entry) continue;
    for (const { segment } of locales) {
      const hrefs = entry.kind === 'singleType' ? [entry.href(segment, '')] : slugs.map((slug) => entry.href(segment, slug));
      for (const href of hrefs) if (href !== null) own.add(href);
      for (const path of entry.shownOn) lists.add(`/${segment}${path}`);
    }
  }
  lists.add('/sitemap.xml');
  return { own: [...own], lists: [...lists].filter((path) => !own.has(path)) };
}

/**
 * Makes the pages that show a change show it. All are marked stale first, so that also a page this process has never made
 * is made anew for its next reader. Until then, and when the CMS cannot be read, readers get the page as it was.
 * @returns how the entries' own pages fared: the CMS awaits it before it tells of the next change. All others follow.
 */
export async function refresh({ changes: all }: Pick<DeliveryEvent, 'changes'>): Promise<DeliveryAnswer> {
  if (all.some(({ type }) => type === redirectType)) await redirectsChanged();
  const changes = all.filter(({ type }) => type !== redirectType);
  if (changes.length === 0) return { refreshed: [], failed: [] };
  listsChanged(changes);
  readingsChanged(changes);
  const since = Date.now();
  staleKept();
  searchChanged(changes);
  const tags = new Set(changes.flatMap(tagsForChange));
  await expire(tags);
  const { own, lists } = addressesOf(changes);
  const made = warmAll(own, { since, urgency: own.length > few ? 'others' : 'own', within: patience });
  const others = pagesReading(tags).filter((path) => !own.includes(path) && !lists.includes(path));
  void warmAll(lists, { since, urgency: 'lists' });
  void warmAll(others, { since, urgency: 'others' });
  return made;
}

/** Makes the pages again that could not be made. The one that waits longest is tried first, alone: it may well fail again. */
export async function refreshFailed(): Promise<void> {
  const [first, ...rest] = failedPages();
  if (first === undefined) return;
  const since = Date.now();
  const { failed } = await warmAll([first], { since, urgency: 'own' });
  if (failed.length === 0) await warmAll(rest, { since, urgency: 'own' });
}
