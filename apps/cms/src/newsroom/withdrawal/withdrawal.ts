import { type AnyEntry, type Locale, type LocaleCode, localeCodes, localeOfSegment, longestReason, redirectType, targetOf } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { DocumentKey } from '../approval/editorial-records';
import type { Outbox } from '../delivery/outbox';
import { refusedTarget } from '../redirects/check-redirect';
import { redirectUid, storedRedirects } from '../redirects/stored-redirects';
import { type Farewell, type Words, currentFarewell, wordsFor } from './farewell';
import { forgetGonePages, keepGonePage, localeOfAddress, stepsOfGonePages, storedGonePages } from './gone-pages';
import { type PublishedPage, addressIn, entryWithPages, isFixed, pagesOf } from './published-pages';
import { createRefusals } from './refusals';

interface Parts {
  outbox: Pick<Outbox, 'add'>;
  targets: readonly string[];
  siteUrl: string;
  onCommitted: () => void;
}

export type Withdrawal = ReturnType<typeof createWithdrawal>;

/** @returns the same page of the site in another language; other places as they are */
function sameIn({ segment }: Locale, to: string): string {
  const [, first = '', ...rest] = to.split('/');
  return localeOfSegment(first) ? ['', segment, ...rest].join('/') : to;
}

/** @returns what was said for the first of the languages that anything was said for */
const wordsOf = (farewell: Farewell, languages: readonly LocaleCode[]): Words | null => languages.flatMap((locale) => wordsFor(farewell, locale) ?? [])[0] ?? null;

/** No published address ever answers 404: a page that is taken off leaves its readers a reason, or the way elsewhere. */
export function createWithdrawal(strapi: Core.Strapi, { outbox, targets, siteUrl, onCommitted }: Parts) {
  const refuse = createRefusals(strapi);

  /** @throws {ApplicationError} when what was said to readers of one of these pages is nothing, too long, or leads nowhere */
  async function check(pages: readonly PublishedPage[], farewell: Farewell | null): Promise<void> {
    const silent = pages.filter(({ locale }) => !farewell || !wordsFor(farewell, locale));
    if (silent.length > 0 && !farewell?.isUnattended) refuse.unexplained(silent.map(({ locale }) => locale));
    if (Object.values(farewell?.reasons ?? {}).some((reason) => reason.length > longestReason)) refuse.tooLong();
    const redirects = await storedRedirects(strapi);
    const steps = new Map([...(await stepsOfGonePages(strapi)), ...redirects.map(({ from, to }) => [from, to] as const)]);
    for (const { locale, address } of pages) {
      const to = farewell?.to[locale];
      if (to === undefined) continue;
      steps.delete(address);
      const why = await refusedTarget(strapi, address, targetOf(to, siteUrl), steps);
      // An hour that has come: the place was there when it was set, and readers are better told than the page left standing.
      if (why && !farewell?.isUnattended) refuse.target(locale, why);
    }
  }

  const keep = async (entry: string, { address, title }: Pick<PublishedPage, 'address' | 'title'>, words: Words) => {
    // What may have led away from there would come into force now.
    await strapi.db.query(redirectUid).deleteMany({ where: { from: address } });
    const to = words.to && sameIn(localeOfAddress(address), targetOf(words.to, siteUrl));
    await keepGonePage(strapi, { address, title, ...words, to, at: new Date().toISOString(), entry });
  };

  /** @returns whether anything was taken off */
  async function leave(entry: AnyEntry, documentId: string, before: readonly PublishedPage[], after: readonly PublishedPage[]): Promise<boolean> {
    const gone = before.filter(({ locale }) => !after.some((page) => page.locale === locale));
    const [first] = gone;
    if (!first) return false;
    if (isFixed(entry)) refuse.fixed();
    const farewell = currentFarewell();
    await check(gone, farewell);
    const others = farewell && wordsOf(farewell, [first.locale, ...localeCodes]);
    for (const page of gone) {
      const words = farewell && wordsOf(farewell, [page.locale, ...localeCodes]);
      if (words) await keep(documentId, page, words);
    }
    if (after.length > 0 || !others) return true;
    // Where it was never published in a language, its address told readers in which it was: nobody can tell them that now.
    const known = await storedGonePages(strapi, { entry: documentId });
    for (const locale of localeCodes.filter((code) => !before.some((page) => page.locale === code))) {
      const address = addressIn(entry, locale, first.slug);
      if (!known.some((page) => page.address === address)) await keep(documentId, { address, title: first.title }, others);
    }
    return true;
  }

  /** @returns whether anything that was taken off is there again, or somewhere else */
  async function takeBack(entry: AnyEntry, documentId: string, published: readonly PublishedPage[]): Promise<boolean> {
    const addresses = published.flatMap(({ slug }) => localeCodes.map((locale) => addressIn(entry, locale, slug)));
    const known = await storedGonePages(strapi, { $or: [{ entry: documentId }, { address: { $in: addresses } }] });
    const isPublished = (locale: LocaleCode) => published.some((page) => page.locale === locale);
    const over = known.filter(({ entry: owner, address, language }) => owner !== documentId || isPublished(localeOfAddress(address).code) || isPublished(language));
    await forgetGonePages(strapi, over.map(({ id }) => id));
    const redirects = strapi.db.query(redirectUid);
    const now = new Date().toISOString();
    const [page] = published;
    for (const { address, entry: owner } of over) {
      const to = page && addressIn(entry, localeOfAddress(address).code, page.slug);
      if (owner !== documentId || to === undefined || to === address) continue;
      await redirects.deleteMany({ where: { from: address } });
      await redirects.create({ data: { from: address, to, createdAt: now, updatedAt: now, publishedAt: now } });
    }
    // A language that stays away keeps its notice where its readers know it, whatever the other language is called now.
    const staying = known.filter((candidate) => !over.includes(candidate)).map(({ address }) => address);
    const { count } = await redirects.deleteMany({ where: { from: { $in: staying }, to: { $in: addresses } } });
    return over.length + count > 0;
  }

  function guard() {
    strapi.documents.use(async (context, next) => {
      const entry = entryWithPages(context.uid);
      if (!entry || !['publish', 'unpublish', 'delete'].includes(context.action)) return next();
      const { documentId } = context.params as { documentId: string };
      return strapi.db.transaction(async ({ trx, onCommit }) => {
        const before = await pagesOf(strapi, context.uid, entry, documentId);
        const result = await next();
        const after = await pagesOf(strapi, context.uid, entry, documentId);
        const isChanged = context.action === 'publish' ? await takeBack(entry, documentId, after) : await leave(entry, documentId, before, after);
        if (isChanged) {
          await outbox.add(trx, targets, [{ type: redirectType, documentId: 'gone', action: 'publish', slugs: [] }]);
          onCommit(onCommitted);
        }
        return result;
      });
    });
  }

  return {
    guard,

    /**
     * Holds what is to be left to readers at an hour to come against what will be public then.
     * @param locales the languages that will be
     * @throws {ApplicationError} as taking it off now would
     */
    async prepare({ uid, documentId }: DocumentKey, locales: readonly LocaleCode[], farewell: Farewell | null): Promise<void> {
      const entry = entryWithPages(uid);
      if (!entry) return;
      if (isFixed(entry)) refuse.fixed();
      const drafts = await pagesOf(strapi, uid, entry, documentId, 'draft');
      await check(drafts.filter(({ locale }) => locales.includes(locale)), farewell);
    },
  };
}
