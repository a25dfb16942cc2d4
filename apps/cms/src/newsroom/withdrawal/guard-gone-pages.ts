import { longestReason, targetOf } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Settings } from '../../env';
import { type Sentence, sayToEditor } from '../language';
import { refusedTarget } from '../redirects/check-redirect';
import { storedRedirects } from '../redirects/stored-redirects';
import { type StoredGonePage, gonePageUid, stepsOfGonePages, storedGonePages } from './gone-pages';

const sentences = {
  made: {
    en: 'What readers find here comes with taking a page off the site, and goes when the page is published again. It cannot be made, copied or deleted by itself.',
    zh: '此項目隨網頁下架而產生，並於網頁再次發布時消失，不可自行建立、複製或刪除。',
  },
  empty: { en: 'Give readers a reason, or the address where they are sent.', zh: '請向讀者說明原因，或填寫讀者將轉往的網址。' },
} satisfies Record<string, Sentence>;

const textOf = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** Lets staff mend what readers are told, the title too, or where they are sent, and nothing else: without it the address would answer 404. */
export function guardGonePages(strapi: Core.Strapi, { siteUrl }: Pick<Settings, 'siteUrl'>) {
  const refuse = (field: string, sentence: Sentence): never => {
    const message = sayToEditor(strapi, sentence);
    throw new errors.ValidationError(message, { errors: [{ path: [field], message, name: 'ValidationError' }] });
  };

  async function check({ address }: StoredGonePage, reason: string, to: string) {
    if (reason === '' && to === '') refuse('reason', sentences.empty);
    if (reason.length > longestReason || to === '') return;
    const redirects = await storedRedirects(strapi);
    const steps = new Map([...(await stepsOfGonePages(strapi)), ...redirects.map((redirect) => [redirect.from, redirect.to] as const)]);
    steps.delete(address);
    const why = await refusedTarget(strapi, address, to, steps);
    if (why) refuse('to', why);
  }

  strapi.documents.use(async (context, next) => {
    if (context.uid !== gonePageUid) return next();
    if (['create', 'clone', 'delete'].includes(context.action)) throw new errors.ApplicationError(sayToEditor(strapi, sentences.made));
    if (context.action !== 'update') return next();
    const params = context.params as { documentId: string; data?: Record<string, unknown> };
    const [stored] = await storedGonePages(strapi, { documentId: params.documentId });
    if (!stored) return next();
    const [reason, written] = (['reason', 'to'] as const).map((name) => textOf(params.data && name in params.data ? params.data[name] : stored[name])) as [string, string];
    const to = written && targetOf(written, siteUrl);
    await check(stored, reason, to);
    // What was never to be read may stand in the title itself.
    const title = textOf(params.data?.title) || stored.title;
    params.data = { title, reason: reason || null, to: to || null };
    return next();
  });
}
