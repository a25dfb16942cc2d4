import 'server-only';
import { type DeliveryAnswer, sign, signatureHeader, timestampHeader } from '@dpo/content';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/env';
import { pageTag, renderedPage } from './rendered-pages';

const atOnce = 4;
/** Milliseconds that one page may take. */
const longest = 6000;

const self = () => `http://127.0.0.1:${env().PORT}`;

/** Marks all pages stale that carry one of these tags. */
export async function expire(tags: Iterable<string>) {
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
  const deadline = Date.now() + longest;
  let again = since;
  for (let pause = 10; Date.now() < deadline; pause = Math.min(pause * 1.5, 200)) {
    const response = await fetch(`${self()}${path}`, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(longest) });
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
    await sleep(pause);
  }
  return `still shows the earlier version after ${longest} ms`;
}

interface Job {
  since: number;
  /** Told why the page could not be made, or `null` when it is there. */
  done: ((reason: string | null) => void)[];
}

type Queue = Map<string, Job>;

const queues: Record<'urgent' | 'others', Queue> = { urgent: new Map(), others: new Map() };
let working = 0;

function takeFrom(queue: Queue): [string, Job] | undefined {
  const [first] = queue;
  if (first) queue.delete(first[0]);
  return first;
}

function work(): void {
  while (working < atOnce) {
    const next = takeFrom(queues.urgent) ?? takeFrom(queues.others);
    if (!next) return;
    const [path, { since, done }] = next;
    working += 1;
    void warm(path, since)
      .catch((error: unknown) => String(error))
      .then((reason) => {
        working -= 1;
        for (const tell of done) tell(reason);
        work();
      });
  }
}

/** A page that waits already is made once for all who ask: it begins after the newest of their changes. */
function enqueue(queue: Queue, path: string, since: number): Promise<string | null> {
  const job = queue.get(path) ?? { since, done: [] };
  job.since = Math.max(job.since, since);
  queue.set(path, job);
  const outcome = new Promise<string | null>((resolve) => job.done.push(resolve));
  work();
  return outcome;
}

interface Warming {
  /** Renders that began before this moment do not count (milliseconds since 1970). */
  since: number;
  /** Before all that are not. */
  urgent?: boolean;
  /** Milliseconds until the answer; what is still under way then is in neither list. */
  within?: number;
}

/** Requests pages, a few at once, until each is there as it is now. */
export async function warmAll(paths: readonly string[], { since, urgent = false, within }: Warming): Promise<DeliveryAnswer> {
  const answer: DeliveryAnswer = { refreshed: [], failed: [] };
  const all = Promise.all(
    paths.map(async (path) => {
      const reason = await enqueue(queues[urgent ? 'urgent' : 'others'], path, since);
      if (reason === null) answer.refreshed.push(path);
      else answer.failed.push({ path, reason });
    }),
  );
  await (within === undefined ? all : Promise.race([all, sleep(within, undefined, { ref: false })]));
  return { refreshed: [...answer.refreshed], failed: [...answer.failed] };
}
