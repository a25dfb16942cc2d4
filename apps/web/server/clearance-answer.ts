import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clearance } from '@dpo/content';
import { askClearance, isSignedLink, linkInPass } from '../src/clearance';
import { draftCookie, passCookie, passIn } from '../src/preview-pass';
import { failurePage, failurePolicy } from './failure-page';

/** Shows no draft: what the site is drawn with, and what opens and leaves previews, also for those whose link has ended. */
const isForAll = (path: string) => /^\/(?:_next|api|healthz|readyz)\b/.test(path);

const gone = (name: string) => `${name}=; Path=/; Max-Age=0; HttpOnly`;

/** Seconds after which a reader may try again. */
const retryAfter = 15;

function end(response: ServerResponse, status: 410 | 503, path: string): 'answered' {
  const body = failurePage(status === 410 ? 'ClearanceEnded' : 'Unavailable', path);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'private, no-store',
    'content-security-policy': failurePolicy,
    ...(status === 410 ? { 'set-cookie': [gone(draftCookie), gone(passCookie)] } : { 'retry-after': String(retryAfter) }),
  });
  response.end(body);
  return 'answered';
}

/**
 * Looks whether a request came by a link for clearance, and whether that still holds. One that does not is answered here,
 * once: the browser then forgets it, and its next request is everybody's.
 * @returns what the link opens, or `null` for a request without one
 */
export async function clearanceFor(request: IncomingMessage, response: ServerResponse): Promise<Clearance | null | 'answered'> {
  const path = request.url ?? '/';
  const link = linkInPass(passIn(request.headers.cookie ?? '') ?? '');
  if (!link || isForAll(path) || !(await isSignedLink(link))) return null;
  try {
    return (await askClearance(link)) ?? end(response, 410, path);
  } catch (error) {
    console.error('A link for clearance could not be checked', error instanceof Error ? error.message : error);
    return end(response, 503, path);
  }
}
