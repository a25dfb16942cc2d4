import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';
import { largestRequest, tooLarge } from '../newsroom/uploads/uploads';

const filesIn = (files: unknown): { filepath?: string }[] =>
  typeof files === 'object' && files !== null ? (Object.values(files).flat() as { filepath?: string }[]) : [];

/** Beyond this a sender is cut off; up to it the sender is heard out, because a browser reads no answer before. */
const mostHeardOut = 25 * largestRequest;

async function hearOut(request: IncomingMessage): Promise<void> {
  request.resume();
  await finished(request, { writable: false }).catch(() => undefined);
}

/**
 * Refuses uploads that announce too large a size before a byte of them is written,
 * and clears away what a refused request has left among the temporary files.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }): Core.MiddlewareHandler => async (ctx, next) => {
  const announced = Number(ctx.get('content-length'));
  if (ctx.is('multipart') && announced > largestRequest) {
    ctx.set('Connection', 'close');
    if (announced <= mostHeardOut) await hearOut(ctx.req);
    return ctx.payloadTooLarge(tooLarge(strapi));
  }
  try {
    await next();
  } catch (error) {
    const left = filesIn(ctx.request.files).flatMap(({ filepath }) => filepath ?? []);
    await Promise.all(left.map((filepath) => rm(filepath, { force: true })));
    throw error;
  }
};
