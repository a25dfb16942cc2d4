import { type Redirect, redirectKey, redirectType, targetOf } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Outbox } from '../delivery/outbox';
import { stepsOfGonePages } from '../withdrawal/gone-pages';
import { checkRedirect } from './check-redirect';
import type { RedirectLine } from './redirect-lines';
import { redirectUid, storedRedirects } from './stored-redirects';

export interface ImportedLine {
  line: number;
  outcome: 'added' | 'changed' | 'unchanged' | 'refused';
  /** As it is kept now, or as it was written where it was refused. */
  redirect: Redirect;
  /** Why it was refused. */
  reason?: string;
}

interface Judged {
  line: RedirectLine;
  checked: Awaited<ReturnType<typeof checkRedirect>>;
}

type Steps = Map<string, string>;

const stepsOf = (lines: readonly RedirectLine[], siteUrl: string): Steps =>
  new Map(lines.flatMap(({ from, to }) => {
    const key = redirectKey(from);
    return key === null ? [] : [[key, targetOf(to, siteUrl)] as const];
  }));

/** Each line is held against all others and against what leads on already, except what it replaces. */
async function judge(strapi: Core.Strapi, lines: readonly RedirectLine[], kept: Steps, siteUrl: string): Promise<Judged[]> {
  const steps: Steps = new Map([...kept, ...stepsOf(lines, siteUrl)]);
  const judged: Judged[] = [];
  for (const line of lines) {
    const key = redirectKey(line.from);
    const to = key === null ? undefined : steps.get(key);
    if (key !== null) steps.delete(key);
    judged.push({ line, checked: await checkRedirect(strapi, line, steps, siteUrl) });
    if (key !== null && to !== undefined) steps.set(key, to);
  }
  return judged;
}

/** A line that leads to a refused one leads nowhere, so what is left is judged again until all of it holds. */
async function judgeAll(strapi: Core.Strapi, lines: readonly RedirectLine[], kept: Steps, siteUrl: string): Promise<Judged[]> {
  const refused: Judged[] = [];
  let left = lines;
  for (;;) {
    const judged = await judge(strapi, left, kept, siteUrl);
    const fallen = judged.filter(({ checked }) => 'refused' in checked);
    if (fallen.length === 0) return [...refused, ...judged];
    refused.push(...fallen);
    left = judged.flatMap(({ line, checked }) => ('refused' in checked ? [] : [line]));
  }
}

/** @returns the lines whose old address no line before them has, and refusals of the others */
function apart(lines: readonly RedirectLine[]) {
  const firsts = new Map<string, number>();
  const single: RedirectLine[] = [];
  const repeated: ImportedLine[] = [];
  for (const { line, from, to } of lines) {
    const key = redirectKey(from) ?? `line ${line}`;
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, line);
      single.push({ line, from, to });
    } else repeated.push({ line, outcome: 'refused', redirect: { from, to }, reason: `Line ${first} has this old address already.` });
  }
  return { single, repeated };
}

interface Options {
  /** Look only; write nothing. */
  dryRun: boolean;
  outbox: Pick<Outbox, 'add'>;
  targets: readonly string[];
  /** Where the site is. */
  siteUrl: string;
}

/**
 * Takes redirects from a file, all that hold in one transaction, and has the site told once. A redirect that is kept
 * already is changed when the file leads elsewhere; one that the file does not name stays.
 * @returns what became of each line, in the order of the file
 */
export async function importRedirects(strapi: Core.Strapi, lines: readonly RedirectLine[], { dryRun, outbox, targets, siteUrl }: Options): Promise<ImportedLine[]> {
  return strapi.db.transaction(async ({ trx }) => {
    const stored = await storedRedirects(strapi);
    const kept: Steps = new Map(stored.map(({ from, to }) => [from, to]));
    const { single, repeated } = apart(lines);
    const results = [...repeated];
    for (const { line, checked } of await judgeAll(strapi, single, new Map([...(await stepsOfGonePages(strapi)), ...kept]), siteUrl)) {
      if ('refused' in checked) {
        results.push({ line: line.line, outcome: 'refused', redirect: { from: line.from, to: line.to }, reason: checked.refused.en });
        continue;
      }
      const { redirect } = checked;
      const before = kept.get(redirect.from);
      const outcome = before === undefined ? 'added' : before === redirect.to ? 'unchanged' : 'changed';
      results.push({ line: line.line, outcome, redirect });
      if (dryRun || outcome === 'unchanged') continue;
      const now = new Date().toISOString();
      if (outcome === 'added') await strapi.db.query(redirectUid).create({ data: { ...redirect, createdAt: now, updatedAt: now, publishedAt: now } });
      else await strapi.db.query(redirectUid).update({ where: { from: redirect.from }, data: { to: redirect.to, updatedAt: now } });
    }
    const isChanged = results.some(({ outcome }) => outcome === 'added' || outcome === 'changed');
    if (isChanged && !dryRun) await outbox.add(trx, targets, [{ type: redirectType, documentId: 'import', action: 'publish', slugs: [] }]);
    return results.sort((a, b) => a.line - b.line);
  });
}
