import 'server-only';
import { type DeliveryAnswer, sign, signatureHeader, timestampHeader } from '@dpo/content';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { env } from '@/env';
import { internalPath } from '@/news-address';
import { remakeHeader, remakePass } from '@/remake-pass';
import { rememberAbsent, renderedPage } from './rendered-pages';

const atOnce = 2;
/** Milliseconds that one page may take: a slow CMS is read several times, one read after the other. */
const longest = 20_000;
const attempts = 5;

/** What the server in front answers where staff have taken a page off. */
const takenOff: ReadonlySet<number> = new Set([308, 410]);

const self = () => `http://127.0.0.1:${env().PORT}`;

/** Marks all pages stale that carry one of these tags. Next applies them only when the request that names them ends. */
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

/** Where Next has a page: it is made anew past the proxy, which turns a query into a path. */
function placeOf(path: string): string {
  const { pathname, searchParams } = new URL(path, self());
  return internalPath(pathname, searchParams);
}

/**
 * Makes a page anew and puts it in the old one's place, which stays when that fails.
 * @param since renders that began before this moment do not count
 * @returns why it could not be made, or `null` when it is there
 */
async function remake(path: string, since: number): Promise<string | null> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const response = await fetch(self() + placeOf(path), {
      cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(longest),
      headers: { [remakeHeader]: remakePass, 'accept-encoding': 'identity' },
    });
    await response.arrayBuffer();
    if (response.status >= 500) return `answered ${response.status}`;
    if (takenOff.has(response.status)) {
      // Its notice is not a page that could be made anew: what is remembered of the page would be due, or failed, for ever.
      rememberAbsent(path);
      return null;
    }
    const page = renderedPage(path);
    // Strictly after: within one millisecond nobody can tell which came first.
    if (!page || page.startedAt > since) return page?.failed ? 'the CMS could not be read' : null;
    // It joined a render that was under way before the change.
  }
  return `still shows the earlier version after ${attempts} attempts`;
}

/**
 * @returns whether a reader has had a page that is not its own entry's made since the change: its successor is on its
 * way, and making it twice would have others wait. Should it fail, that is seen, and the page made again.
 */
function isUnderWay(path: string, since: number): boolean {
  const page = renderedPage(path);
  return page !== undefined && page.startedAt > since && !page.failed;
}

interface Job {
  since: number;
  /** Told why the page could not be made, or `null` when it is there. */
  done: ((reason: string | null) => void)[];
}

type Queue = Map<string, Job>;

/** An entry's own pages go first, then the lists that it may begin, then all that mention it. */
type Urgency = 'own' | 'lists' | 'others';

const queues: Record<Urgency, Queue> = { own: new Map(), lists: new Map(), others: new Map() };
let working = 0;

function takeFrom(queue: Queue): [string, Job] | undefined {
  const [first] = queue;
  if (first) queue.delete(first[0]);
  return first;
}

function work(): void {
  while (working < atOnce) {
    const own = takeFrom(queues.own);
    const next = own ?? takeFrom(queues.lists) ?? takeFrom(queues.others);
    if (!next) return;
    const [path, { since, done }] = next;
    working += 1;
    void (!own && isUnderWay(path, since) ? Promise.resolve(null) : remake(path, since))
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
  urgency: Urgency;
  /** Milliseconds until the answer; what is still under way then is in neither list. */
  within?: number;
}

/** Requests pages, a few at once, until each is there as it is now. */
export async function warmAll(paths: readonly string[], { since, urgency, within }: Warming): Promise<DeliveryAnswer> {
  const answer: DeliveryAnswer = { refreshed: [], failed: [] };
  const all = Promise.all(
    paths.map(async (path) => {
      const reason = await enqueue(queues[urgency], path, since);
      if (reason === null) answer.refreshed.push(path);
      else answer.failed.push({ path, reason });
    }),
  );
  await (within === undefined ? all : Promise.race([all, sleep(within, undefined, { ref: false })]));
  return { refreshed: [...answer.refreshed], failed: [...answer.failed] };
}
