import type { Redirect } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { sayToEditor } from '../language';
import { stepsOfGonePages } from '../withdrawal/gone-pages';
import { checkRedirect } from './check-redirect';
import { redirectUid, storedRedirects } from './stored-redirects';

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** Keeps redirects from leading nowhere, in circles, or away from pages that are there, whoever writes them. */
export function guardRedirects(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    if (context.uid !== redirectUid || !['create', 'update', 'clone'].includes(context.action)) return next();
    const params = context.params as { documentId?: string; data?: Partial<Redirect> };
    const stored = await storedRedirects(strapi);
    const own = stored.find(({ documentId }) => documentId === params.documentId);
    const others = context.action === 'clone' ? stored : stored.filter((redirect) => redirect !== own);
    const wanted = { from: textOf(params.data?.from ?? own?.from), to: textOf(params.data?.to ?? own?.to) };
    const steps = new Map([...(await stepsOfGonePages(strapi)), ...others.map(({ from, to }) => [from, to] as const)]);
    const checked = await checkRedirect(strapi, wanted, steps);
    if ('refused' in checked) {
      const message = sayToEditor(strapi, checked.refused);
      throw new errors.ValidationError(message, { errors: [{ path: [checked.field], message, name: 'ValidationError' }] });
    }
    params.data = { ...params.data, ...checked.redirect };
    return next();
  });
}
