/** A page that this process has rendered, or tried to. */
export interface RenderedPage {
  /** What it read. */
  readonly tags: ReadonlySet<string>;
  /** When its reading began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** A read failed, so that readers have the page as it was before, or none. */
  failed: boolean;
  /** From this moment on the page looks different (milliseconds since 1970); `null` when no moment changes it. */
  readonly changesAt: number | null;
}

/** A tag that every page carries. */
export const everyPage = 'page';

const limits = { pages: 2000, absent: 500 };

/** Milliseconds that a render may take. One that has found nothing may still be under way: it ends in the 404 page, which reads too. */
const rendering = 20_000;

interface Store {
  pages: Map<string, RenderedPage>;
  /** Addresses at which nothing was found. They are apart: people make them up, and they must not push out pages. */
  absent: Map<string, RenderedPage>;
}

const shared = globalThis as typeof globalThis & { [key: symbol]: Store | undefined };
const key = Symbol.for('dpo.rendered-pages');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const store: Store = (shared[key] ??= { pages: new Map(), absent: new Map() });
const { pages, absent } = store;

function put(map: Map<string, RenderedPage>, limit: number, path: string, page: RenderedPage) {
  map.delete(path);
  map.set(path, page);
  if (map.size > limit) for (const oldest of map.keys()) { map.delete(oldest); break; }
}

/** Remembers a page by its public address, so that a change to what it shows can refresh it. The oldest make room. */
export function rememberPage(path: string, page: RenderedPage): void {
  absent.delete(path);
  put(pages, limits.pages, path, page);
}

/** Milliseconds after a failed read within which Next has put the earlier page back, however busy the process is. */
const puttingBack = 1500;

/**
 * A read of a page's render failed. When that render ends, a moment later, Next puts the page back as it was before: over
 * one that was made meanwhile, which therefore has to be made again.
 */
export function rememberFailure(path: string, page: RenderedPage): void {
  const makeAgain = () => {
    const newest = pages.get(path);
    if (newest) newest.failed = true;
  };
  page.failed = true;
  makeAgain();
  const isOverwritten = () => pages.get(path) !== page;
  setTimeout(() => { if (isOverwritten()) makeAgain(); }, puttingBack).unref();
}

/** Takes a remembered page for one where nothing is: no change refreshes it but one that names its address. */
export function rememberAbsent(path: string): void {
  const page = pages.get(path);
  if (!page) return;
  pages.delete(path);
  put(absent, limits.absent, path, page);
}

/**
 * @returns the addresses of remembered pages that read any of these tags, the newest first. Last come those at which
 * nothing was found a moment ago: a render that began before a change and ends after it would leave its 404 in place.
 */
export function pagesReading(tags: ReadonlySet<string>, now = Date.now()): string[] {
  const underWay = [...absent].filter(([, { startedAt }]) => now - startedAt < rendering);
  return [...underWay, ...pages].filter(([, page]) => [...page.tags].some((tag) => tags.has(tag))).map(([path]) => path).reverse();
}

/** @returns the addresses of pages whose last render failed, the longest waiting first */
export const failedPages = (): string[] => [...pages].filter(([, page]) => page.failed).map(([path]) => path);

/** @returns the addresses of pages that a moment has changed since they were made. A render takes them off. */
export const duePages = (now: number): string[] =>
  [...pages].filter(([, { changesAt, startedAt }]) => changesAt !== null && startedAt < changesAt && changesAt <= now).map(([path]) => path);

/** @returns the last render of an address, whether it found something or not */
export const renderedPage = (path: string): RenderedPage | undefined => pages.get(path) ?? absent.get(path);

/** Whether this process has made at least one page. */
export const anyRendered = (): boolean => [...pages.values()].some((page) => !page.failed);
