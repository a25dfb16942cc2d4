import 'server-only';
import { type DeliveryAnswer, type DeliveryEvent, entries, locales, tagsForChange } from '@dpo/content';
import { failedPages, pageTag, pagesReading } from './rendered-pages';
import { expire, warmAll } from './warming';

/** Pages made before the answer, which the CMS awaits before it tells of the next change; all others are made after it. */
const firstPages = 24;

/** Milliseconds until the answer: the next change may be waiting, and both can be shown by one render. */
const patience = 2000;

/** The addresses that show a change whatever else does: the entry's own, the fixed ones of its type, the sitemap. */
export function addressesOf({ changes }: Pick<DeliveryEvent, 'changes'>): string[] {
  const own: string[] = [];
  const lists: string[] = [];
  for (const { type, slugs } of changes) {
    const entry = entries.find((candidate) => candidate.type === type);
    if (!entry) continue;
    for (const { segment } of locales) {
      const hrefs = entry.kind === 'singleType' ? [entry.href(segment, '')] : slugs.map((slug) => entry.href(segment, slug));
      own.push(...hrefs.filter((href) => href !== null));
      lists.push(...entry.shownOn.map((path) => `/${segment}${path}`));
    }
  }
  return [...new Set([...own, ...lists, '/sitemap.xml'])];
}

/**
 * Makes the pages that show a change show it: marks them stale, then requests them, so that the next reader gets the
 * new page and nobody waits for it. Until then, and when the CMS cannot be read, readers get the page as it was.
 */
export async function refresh(event: Pick<DeliveryEvent, 'changes'>): Promise<DeliveryAnswer> {
  const since = Date.now();
  const tags = new Set(event.changes.flatMap(tagsForChange));
  await expire(tags);
  const paths = [...new Set([...addressesOf(event), ...pagesReading(tags)])];
  void warmAll(paths.slice(firstPages), { since });
  return warmAll(paths.slice(0, firstPages), { since, urgent: true, within: patience });
}

/** Makes the pages again that could not be made. The one that waits longest is tried first, alone: it may well fail again. */
export async function refreshFailed(): Promise<void> {
  const [first, ...rest] = failedPages();
  if (first === undefined) return;
  const since = Date.now();
  await expire([first, ...rest].map(pageTag));
  const { failed } = await warmAll([first], { since, urgent: true });
  if (failed.length === 0) await warmAll(rest, { since, urgent: true });
}
