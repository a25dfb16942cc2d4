/** A page that this process has rendered: what it read, and when the reading began (milliseconds since 1970). */
export interface RenderedPage {
  readonly tags: ReadonlySet<string>;
  readonly startedAt: number;
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

/** @returns the addresses of remembered pages that read any of these tags, the newest first */
export function pagesReading(tags: ReadonlySet<string>): string[] {
  return [...pages].filter(([, page]) => [...page.tags].some((tag) => tags.has(tag))).map(([path]) => path).reverse();
}

export const renderedPage = (path: string): RenderedPage | undefined => pages.get(path);

export const anyRendered = (): boolean => pages.size > 0;
