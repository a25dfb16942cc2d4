import { readFileSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import path from 'node:path';
import next from 'next';
import { withinClearance } from '../src/clearance';
import { BadEnvironment, env } from '../src/env';
import { withoutStalePreview } from '../src/preview-pass';
import { remakeHeader, remakePass } from '../src/remake-pass';
import { bareSecurityPolicy, securityHeaders } from '../src/security-headers';
import { forgetAbsentPages } from './absent-pages';
import { prepareAnswer } from './answer';
import { clearanceFor } from './clearance-answer';
import { lightenBuffers } from './light-buffers';
import { withoutRepeatedOutages } from './outage-log';
import { keepFilesWhole } from './whole-files';

/** Where `next build` put what this server serves: the folder this file is bundled into. */
const root = __dirname;

/** Where Next keeps pages that it has made. */
const keptPages = path.join(root, '.next/server/route-cache');

/** Seconds a request that is under way gets to end when the server is asked to stop. */
const grace = 5;

/** Milliseconds between two clearings of 404 pages, and the age that they reach: one reader may ask for fifty a second. */
const clearing = { interval: 10_000, age: 10_000 };

const writes = new Set(['/api/revalidate', '/api/revalidate/tags']);

async function main() {
  // Whoever collects the log may go away; what cannot be told there any more is no failure, or telling of it would be the next.
  for (const log of [process.stdout, process.stderr]) log.on('error', () => undefined);
  console.error = withoutRepeatedOutages(console.error.bind(console));
  lightenBuffers();
  await keepFilesWhole(keptPages);
  const { PORT, BIND, PREVIEW_SECRET } = env();
  const built = JSON.parse(readFileSync(path.join(root, '.next/required-server-files.json'), 'utf8')) as { config: object };
  const prerendered = JSON.parse(readFileSync(path.join(root, '.next/prerender-manifest.json'), 'utf8')) as { preview: { previewModeId: string } };
  const { previewModeId } = prerendered.preview;
  // The standalone output carries its settings here; without them Next looks for a next.config to compile.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
  process.chdir(root);

  const app = next({ dev: false, dir: root, port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const scope = await clearanceFor(request, response);
    if (scope === 'answered') return;
    const { cookie } = request.headers;
    if (cookie && scope === null) request.headers.cookie = await withoutStalePreview(cookie, PREVIEW_SECRET, Math.floor(Date.now() / 1000));
    prepareAnswer(request, response, `http://127.0.0.1:${PORT}`);
    // Next's own word for "make this page anew, now"; it stands in the build, so it is taken from this process alone.
    if (request.headers[remakeHeader] === remakePass) request.headers['x-prerender-revalidate'] = previewModeId;
    await (scope === null ? handle(request, response) : withinClearance(scope, () => handle(request, response)));
  };

  const headers = new Map(Object.entries(securityHeaders));
  const refuse = (response: ServerResponse, status: number, more: Record<string, string> = {}) =>
    response.writeHead(status, { 'content-length': 0, 'content-security-policy': bareSecurityPolicy, ...more }).end();

  const server = createServer((request, response) => {
    // Also for answers that never come to Next: refusals, failures, links that have ended.
    response.setHeaders(headers);
    const [pathname = ''] = (request.url ?? '').split('?', 1);
    if (!pathname.startsWith('/')) {
      // An address with a host in it, or `*`: for proxies, not for servers.
      refuse(response, 400);
      return;
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads && !(request.method === 'POST' && writes.has(pathname))) {
      refuse(response, 405, { allow: 'GET, HEAD' });
      return;
    }
    answer(request, response).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.end();
      else refuse(response, 500);
    });
  });
  // Nothing here speaks another protocol; without this the socket would stay open for as long as its client likes.
  server.on('upgrade', (_request, socket) => socket.destroy());
  // Longer than an edge keeps an idle connection, so that it is never the one to find it closed.
  server.keepAliveTimeout = 75_000;
  server.requestTimeout = 30_000;

  const others = new Map<string, number>();
  let clearingPages = false;
  const clear = async () => {
    if (clearingPages) return;
    clearingPages = true;
    await forgetAbsentPages(keptPages, Date.now() - clearing.age, others).catch((error: unknown) => {
      console.error('Old 404 pages could not be deleted', error);
    });
    clearingPages = false;
  };
  setInterval(() => void clear(), clearing.interval).unref();

  const stop = () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), grace * 1000).unref();
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);

  server.once('error', (error: NodeJS.ErrnoException) => {
    console.error(error.code === 'EADDRINUSE' ? `Port ${PORT} is taken: stop what uses it, or set PORT.` : error);
    process.exit(1);
  });
  server.listen(PORT, BIND, () => console.log(`The site answers on http://${BIND}:${PORT}`));
}

main().catch((error: unknown) => {
  console.error(error instanceof BadEnvironment ? error.message : error);
  process.exit(1);
});
