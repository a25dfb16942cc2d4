import { rm } from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { largestRequest, tooLarge } from '../newsroom/uploads/uploads';

const filesIn = (files: unknown): { filepath?: string }[] =>
  typeof files === 'object' && files !== null ? (Object.values(files).flat() as { filepath?: string }[]) : [];

/**
 * Refuses uploads that announce too large a size before a byte of them is written,
 * and clears away what a refused request has left among the temporary files.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => async (ctx, next) => {
  if (ctx.is('multipart') && Number(ctx.get('content-length')) > largestRequest) {
    ctx.set('Connection', 'close');
    return ctx.payloadTooLarge(tooLarge(strapi));
  }
  try {
    await next();
  } catch (error) {
    await Promise.all(filesIn(ctx.request.files).map(({ filepath }) => filepath && rm(filepath, { force: true })));
    throw error;
  }
};
