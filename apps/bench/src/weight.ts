import type { Browser, Request } from 'playwright-core';

export const kinds = ['html', 'css', 'js', 'img', 'font', 'other'] as const;
export type Kind = (typeof kinds)[number];

/** Bytes of bodies by kind, as they came over the wire. */
export type Weight = Record<Kind, number>;

/** In the browser's words. */
const kindOf: Partial<Record<string, Kind>> = { document: 'html', stylesheet: 'css', script: 'js', image: 'img', font: 'font' };

/** Opens a page as somebody who comes for the first time. @returns what the browser downloaded until the page was at rest */
export async function weigh(browser: Browser, url: string): Promise<Weight> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    const finished: Request[] = [];
    page.on('requestfinished', (request) => finished.push(request));
    await page.goto(url, { waitUntil: 'networkidle' });
    const weight: Weight = { html: 0, css: 0, js: 0, img: 0, font: 0, other: 0 };
    for (const request of finished) weight[kindOf[request.resourceType()] ?? 'other'] += (await request.sizes()).responseBodySize;
    return weight;
  } finally {
    await context.close();
  }
}

export const totalOf = (weight: Weight): number => kinds.reduce((sum, kind) => sum + weight[kind], 0);

/** The most bytes that a page may take, by kind; a kind that is not named has no limit. */
export type Budget = Partial<Weight>;

/** @returns a sentence for each kind of which a page takes more than its budget */
export const excesses = (page: string, weight: Weight, budget: Budget): string[] =>
  kinds.flatMap((kind) => {
    const limit = budget[kind];
    return limit !== undefined && weight[kind] > limit ? [`${page} takes ${weight[kind]} bytes of ${kind}; its budget is ${limit}`] : [];
  });
