/** A page that this process has rendered, or tried to. */
export interface RenderedPage {
  /** What it read. */
  readonly tags: ReadonlySet<string>;
  /** When its reading began, in milliseconds since 1970. */
  readonly startedAt: number;
  /** A read failed, so that readers have the page as it was before, or none. */
  readonly failed: boolean;
}

const limit = 2000;

const store = globalThis as typeof globalThis & { [key: symbol]: Map<string, RenderedPage> | undefined };
const key = Symbol.for('dpo.rendered-pages');

// Pages and route handlers are bundled apart, each with its own copy of this module; the process is what they share.
const pages = (store[key] ??= new Map<string, RenderedPage>());

/** Remembers a page by its public address, so that a change to what it shows can refresh it. The oldest make room. */
export function rememberPage(path: string, page: RenderedPage): void {
  pages.delete(path);
  pages.set(path, page);
  if (pages.size > limit) for (const oldest of pages.keys()) { pages.delete(oldest); break; }
}

export const forgetPage = (path: string): boolean => pages.delete(path);

/** @returns the addresses of remembered pages that read any of these tags, the newest first */
export function pagesReading(tags: ReadonlySet<string>): string[] {
  return [...pages].filter(([, page]) => [...page.tags].some((tag) => tags.has(tag))).map(([path]) => path).reverse();
}

/** @returns the addresses of pages whose last render failed, the longest waiting first */
export const failedPages = (): string[] => [...pages].filter(([, page]) => page.failed).map(([path]) => path);

export const renderedPage = (path: string): RenderedPage | undefined => pages.get(path);

/** Whether this process has made at least one page. */
export const anyRendered = (): boolean => [...pages.values()].some((page) => !page.failed);
