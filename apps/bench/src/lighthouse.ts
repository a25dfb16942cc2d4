import { freePort } from '@dpo/test-support/free-port';
import { chromium } from 'playwright-core';
import { browserOptions } from './browser';

const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;
type Category = (typeof categories)[number];

/** Of 100. */
export type Scores = Record<Category, number>;

export interface Verdict {
  scores: Scores;
  /** Largest contentful paint, in milliseconds on the slow phone that Lighthouse reckons with. */
  paint: number;
  /** Cumulative layout shift. */
  shift: number;
  /** What lost points, in Lighthouse's words. */
  lost: string[];
}

/** Lighthouse's word for a trace that the browser did not begin in time. It says nothing of the page. */
const noTrace = 'NO_NAVSTART';

/**
 * Judges a page as Lighthouse's mobile preset does, in a browser of its own that is closed afterwards.
 * @param unlisted the page asks search engines to leave it out: the audit that takes this for a fault is passed over
 * @throws {Error} when Lighthouse cannot judge, with its reason
 */
export async function judge(url: string, { unlisted = false, attempts = 3 } = {}): Promise<Verdict> {
  // Lighthouse is an ES module, this is not.
  const { default: lighthouse } = await import('lighthouse');
  const port = await freePort();
  const { args = [], ...options } = browserOptions();
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    const result = await lighthouse(url, { port, logLevel: 'silent', onlyCategories: [...categories], ...(unlisted ? { skipAudits: ['is-crawlable'] } : {}) });
    if (result?.lhr.runtimeError?.code === noTrace && attempts > 1) return await judge(url, { unlisted, attempts: attempts - 1 });
    if (!result || result.lhr.runtimeError) throw new Error(`Lighthouse could not judge ${url}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    const { lhr } = result;
    const scoreOf = (category: Category) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    const weighing = categories.flatMap((category) => lhr.categories[category]?.auditRefs ?? []).filter(({ weight }) => weight > 0);
    const lost = new Set(weighing.map(({ id }) => lhr.audits[id]).filter((audit) => audit && audit.score !== null && audit.score < 0.9).map((audit) => audit?.title ?? ''));
    return {
      scores: { performance: scoreOf('performance'), accessibility: scoreOf('accessibility'), 'best-practices': scoreOf('best-practices'), seo: scoreOf('seo') },
      paint: Math.round(lhr.audits['largest-contentful-paint']?.numericValue ?? 0),
      shift: lhr.audits['cumulative-layout-shift']?.numericValue ?? 0,
      lost: [...lost],
    };
  } finally {
    await browser.close();
  }
}

/** @returns a sentence for each score that is below what is asked for */
export const shortfalls = (page: string, { scores, lost }: Verdict, least: Scores): string[] =>
  categories
    .filter((category) => scores[category] < least[category])
    .map((category) => `${page} has ${scores[category]} for ${category}; at least ${least[category]} is asked for. Points were lost for: ${lost.join('; ') || 'nothing in particular'}`);
