import 'server-only';
import { type DeliveryAnswer, type DeliveryEvent, entries, locales, sign, signatureHeader, tagsForChange, timestampHeader } from '@dpo/content';
import { randomUUID } from 'node:crypto';
import { env } from '@/env';
import { failedPages, pageTag, pagesReading, renderedPage } from './rendered-pages';

/** Pages refreshed before the answer; what is beyond them is refreshed after it. */
const firstPages = 150;
const atOnce = 4;
const patience = 6000;

const self = () => `http://127.0.0.1:${env().PORT}`;

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

async function expire(tags: Iterable<string>) {
  const body = JSON.stringify({ id: randomUUID(), tags: [...tags] });
  const timestamp = Math.floor(Date.now() / 1000);
  const response = await fetch(`${self()}/api/revalidate/tags`, {
    method: 'POST',
    body,
    cache: 'no-store',
    headers: { [timestampHeader]: String(timestamp), [signatureHeader]: await sign(body, timestamp, env().REVALIDATE_SECRET) },
  });
  if (!response.ok) throw new Error(`The page cache could not be told: ${response.status}`);
}

/**
 * Requests a page until the cache answers it from a render that began after `since`.
 * @returns why it could not be refreshed, or `null` when it is
 */
async function warm(path: string, since: number): Promise<string | null> {
  const deadline = Date.now() + patience;
  let again = since;
  for (let pause = 10; Date.now() < deadline; pause = Math.min(pause * 1.5, 200)) {
    const response = await fetch(`${self()}${path}`, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(patience) });
    await response.arrayBuffer();
    if (response.status >= 500) return `answered ${response.status}`;
    const state = response.headers.get('x-nextjs-cache');
    if (state !== 'STALE') {
      const page = renderedPage(path);
      if (!page) return null;
      if (page.startedAt >= since) return page.failed ? 'the CMS could not be read' : null;
      // A render that began before the change ended after it, and the cache takes it for new: expire this page once more.
      if (page.startedAt < again) {
        again = page.startedAt;
        await expire([pageTag(path)]);
      }
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return `still shows the earlier version after ${patience} ms`;
}

async function warmAll(paths: readonly string[], since: number): Promise<DeliveryAnswer> {
  const answer: DeliveryAnswer = { refreshed: [], failed: [] };
  const queue = [...paths];
  const work = async () => {
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      const reason = await warm(path, since).catch((error: unknown) => String(error));
      if (reason === null) answer.refreshed.push(path);
      else answer.failed.push({ path, reason });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answer;
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
  const answer = await warmAll(paths.slice(0, firstPages), since);
  const rest = paths.slice(firstPages);
  if (rest.length > 0 && answer.failed.length === 0) void warmAll(rest, since);
  return answer;
}

/** Makes the pages again that could not be made. The one that waits longest is tried first, alone: it may well fail again. */
export async function refreshFailed(): Promise<void> {
  const [first, ...rest] = failedPages();
  if (first === undefined) return;
  const since = Date.now();
  await expire([first, ...rest].map(pageTag));
  const { failed } = await warmAll([first], since);
  if (failed.length === 0) await warmAll(rest.slice(0, firstPages), since);
}
