import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Change, type DeliveryAnswer, type DeliveryEvent, deliveryEvent, signatureHeader, timestampHeader, verify } from '@dpo/content';
import { until } from './until';

export interface Received {
  event: DeliveryEvent;
  /** Milliseconds since 1970. */
  at: number;
}

export interface DeliveryReceiver {
  /** What belongs into the CMS's `WEB_URLS`. */
  url: string;
  /** Every event that was signed rightly, in order. */
  received: Received[];
  /** Requests whose signature or shape was wrong. */
  refused: string[];
  changes(): Change[];
  /** @returns the first change, received or to come, that is so; then forgets all that was received */
  next(isWanted: (change: Change) => boolean): Promise<Change>;
  /** What it answers from now on; status 200 with nothing failed at first. */
  answerWith(answer: { status?: number; answer?: DeliveryAnswer }): void;
  /** Closes its port, as a site that is down. */
  down(): Promise<void>;
  /** Opens the same port again. */
  up(): Promise<void>;
}

const nothingFailed: DeliveryAnswer = { refreshed: [], failed: [] };

/** Stands where a web instance would: a real server that takes delivery events and holds each against its signature. */
export async function startDeliveryReceiver(secret: string): Promise<DeliveryReceiver> {
  const received: Received[] = [];
  const refused: string[] = [];
  let answer = { status: 200, answer: nothingFailed };
  let server: http.Server | null = null;

  async function take(request: http.IncomingMessage, body: string): Promise<boolean> {
    const { headers, method, url } = request;
    const isSigned = await verify(body, Number(headers[timestampHeader]), String(headers[signatureHeader]), secret);
    const event = deliveryEvent.safeParse(isSigned ? JSON.parse(body) : null);
    if (method !== 'POST' || url !== '/api/revalidate' || !event.success) {
      refused.push(`${method} ${url} ${body}`);
      return false;
    }
    received.push({ event: event.data, at: Date.now() });
    return true;
  }

  const listen = (port: number) =>
    new Promise<http.Server>((resolve, reject) => {
      const opened = http.createServer((request, response) => {
        let body = '';
        request.on('data', (part: Buffer) => { body += part.toString(); });
        request.on('end', () => {
          void take(request, body).then((isTaken) => {
            response.writeHead(isTaken ? answer.status : 401, { 'content-type': 'application/json' }).end(JSON.stringify(answer.answer));
          });
        });
      });
      opened.on('error', reject);
      opened.listen(port, '127.0.0.1', () => resolve(opened));
    });

  server = await listen(0);
  const { port } = server.address() as AddressInfo;
  const changes = () => received.flatMap(({ event }) => event.changes);
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    refused,
    changes,
    async next(isWanted) {
      let wanted: Change | undefined;
      await until('a delivery', async () => {
        wanted = changes().find(isWanted);
        return wanted !== undefined || JSON.stringify({ changes: changes(), refused });
      }, { within: 15_000 });
      received.length = 0;
      return wanted as Change;
    },
    answerWith({ status = 200, answer: body = nothingFailed }) {
      answer = { status, answer: body };
    },
    async down() {
      const closing = server;
      server = null;
      if (!closing) return;
      closing.closeAllConnections();
      await new Promise((resolve) => closing.close(resolve));
    },
    async up() {
      server ??= await listen(port);
    },
  };
}
