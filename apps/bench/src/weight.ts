import type { Browser, BrowserContextOptions, Request } from 'playwright-core';

export const kinds = ['html', 'css', 'js', 'img', 'font', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes of bodies by kind, as they came over the wire. */
export type Weight = Record<Kind, number>;

/** In the browser's words. */
const kindOf: Partial<Record<string, Kind>> = { document: 'html', stylesheet: 'css', script: 'js', image: 'img', font: 'font' };

export const devices = {
  desktop: { viewport: { width: 1280, height: 900 } },
  phone: { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

/**
 * Opens a page as somebody who comes for the first time and reads it to its end.
 * @returns what the browser downloaded until the page was at rest, with the pictures further down
 */
export async function weigh(browser: Browser, url: string, device: BrowserContextOptions = devices.desktop): Promise<Weight> {
  const context = await browser.newContext(device);
  try {
    const page = await context.newPage();
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.evaluate('Promise.all([...document.images].map((image) => { image.loading = "eager"; return image.decode().catch(() => null); }))');
    const weight: Weight = { html: 0, css: 0, js: 0, img: 0, font: 0, other: 0 };
    for (const request of finished) weight[kindOf[request.resourceType()] ?? 'other'] += (await request.sizes()).responseBodySize;
    return weight;
  } finally {
    await context.close();
  }
}

export const totalOf = (weight: Weight): number => kinds.reduce((sum, kind) => sum + weight[kind], 0);

/** What a page needs before it can be read and used. */
const codeOf = (weight: Weight): number => weight.html + weight.css + weight.js;

/** The most bytes that a page may take, by kind; a kind that is not named has no limit. `code` is HTML, CSS and JavaScript together. */
export type Budget = Partial<Weight> & { code?: number };

/** @returns a sentence for each kind of which a page takes more than its budget */
export const excesses = (page: string, weight: Weight, budget: Budget): string[] =>
  [...kinds.map((kind) => [kind, weight[kind], budget[kind]] as const), ['html, css and js', codeOf(weight), budget.code] as const].flatMap(
    ([what, bytes, limit]) => (limit !== undefined && bytes > limit ? [`${page} takes ${bytes} bytes of ${what}; its budget is ${limit}`] : []),
  );
