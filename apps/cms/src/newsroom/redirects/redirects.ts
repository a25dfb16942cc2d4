import { type Redirect, redirectKey } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import type { Settings } from '../../env';
import { type Sentence, sayToEditor } from '../language';
import { stepsOfGonePages } from '../withdrawal/gone-pages';
import { checkRedirect } from './check-redirect';
import { isAddressOfEntry } from './site-addresses';
import { redirectUid, storedRedirects } from './stored-redirects';

interface Asked {
  documentId?: string;
  data?: Partial<Redirect>;
}

const known: Sentence = {
  en: 'Readers know this address: a page was there, and this redirect was made when its address changed. Change where it leads instead of deleting it.',
  zh: '讀者認識此網址：該處曾有網頁，此轉址是在網址更改時自動設定的。請更改其新網址，不要刪除。',
};

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Keeps redirects from leading nowhere, in circles, or away from pages that are there, whoever writes them. */
export function guardRedirects(strapi: Core.Strapi, { siteUrl }: Pick<Settings, 'siteUrl'>) {
  /** A published address never comes to answer 404: what leads on from it stays. Those that staff made themselves are theirs. */
  async function keepKnownAddress(action: string, { documentId, data }: Asked) {
    const own: (Redirect & { createdBy: object | null }) | null = documentId === undefined || action === 'clone' ? null : await strapi.db.query(redirectUid).findOne({ where: { documentId }, populate: ['createdBy'] });
    if (!own || own.createdBy !== null || !isAddressOfEntry(own.from)) return;
    if (action === 'delete' || (data?.from !== undefined && redirectKey(data.from) !== own.from)) throw new errors.ApplicationError(sayToEditor(strapi, known));
  }

  strapi.documents.use(async (context, next) => {
    if (context.uid !== redirectUid || !['create', 'update', 'clone', 'delete'].includes(context.action)) return next();
    await keepKnownAddress(context.action, context.params as Asked);
    if (context.action === 'delete') return next();
    const params = context.params as Asked;
    const stored = await storedRedirects(strapi);
    const own = stored.find(({ documentId }) => documentId === params.documentId);
    const others = context.action === 'clone' ? stored : stored.filter((redirect) => redirect !== own);
    const wanted = { from: textOf(params.data?.from ?? own?.from), to: textOf(params.data?.to ?? own?.to) };
    const steps = new Map([...(await stepsOfGonePages(strapi)), ...others.map(({ from, to }) => [from, to] as const)]);
    const checked = await checkRedirect(strapi, wanted, steps, siteUrl);
    if ('refused' in checked) {
      const message = sayToEditor(strapi, checked.refused);
      throw new errors.ValidationError(message, { errors: [{ path: [checked.field], message, name: 'ValidationError' }] });
    }
    params.data = { ...params.data, ...checked.redirect };
    return next();
  });
}
