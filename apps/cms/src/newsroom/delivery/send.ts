import { randomUUID } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import http from 'node:http';
import https from 'node:https';
import { BlockList, isIPv6 } from 'node:net';
import { type DeliveryEvent, deliveryAnswer, sign, signatureHeader, timestampHeader } from '@dpo/content';
import type { Claim, Outcome } from './outbox';

const attemptMilliseconds = 8000;
/** How long an instance is waited for after another one has answered. */
const graceMilliseconds = 3000;
const longestAnswer = 1024 * 1024;

const loopback = new BlockList();
loopback.addAddress('127.0.0.1');
loopback.addAddress('::1', 'ipv6');
const isLoopback = (address: string) => loopback.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');

/**
 * The instances behind a host name, each a list of addresses of which one must answer.
 * Every address is an instance of its own, except that `localhost` has two addresses and one process.
 */
export function instancesOf(addresses: readonly string[]): string[][] {
  const local = addresses.filter(isLoopback);
  const others = addresses.filter((address) => !isLoopback(address)).map((address) => [address]);
  return local.length > 0 ? [local, ...others] : others;
}

interface Post {
  url: URL;
  address: string;
  body: string;
  headers: Record<string, string>;
  signal: AbortSignal;
}

/** Connects to one address while speaking to the host of the URL. */
function post({ url, address, body, headers, signal }: Post): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http;
    const outgoing = request(
      {
        method: 'POST', host: address, port: url.port || (url.protocol === 'https:' ? 443 : 80), path: url.pathname,
        servername: url.hostname, headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) }, signal, agent: false,
      },
      (response) => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size > longestAnswer) response.destroy(new Error('The answer is too long'));
          else parts.push(part);
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

type Answer =
  | { kind: 'taken'; address: string; text: string }
  | { kind: 'failed'; address: string; text: string; error: string }
  | { kind: 'unreachable'; error: string };

function parseAnswer(text: string) {
  try {
    return deliveryAnswer.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

async function deliverTo(addresses: readonly string[], post1: (address: string) => ReturnType<typeof post>): Promise<Answer> {
  let error = '';
  for (const address of addresses) {
    try {
      const { status, text } = await post1(address);
      const answer = status === 200 ? parseAnswer(text) : null;
      if (!answer) return { kind: 'unreachable', error: `${address} answered ${status}: ${text.slice(0, 200)}` };
      const [failed] = answer.failed;
      if (failed) return { kind: 'failed', address, text, error: `${address} could not refresh ${failed.path}: ${failed.reason}` };
      return { kind: 'taken', address, text };
    } catch (cause) {
      error = `${address}: ${messageOf(cause)}`;
    }
  }
  return { kind: 'unreachable', error };
}

export type Send = (target: string, claim: Pick<Claim, 'changes' | 'happenedAt' | 'answered' | 'attempts'>, stopped: AbortSignal) => Promise<Outcome>;

const addressesOf = async (host: string) => (await lookup(host, { all: true })).map(({ address }) => address);

/**
 * Tells every instance behind a target of some changes, each attempt signed anew. Never throws: the outcome says what went wrong.
 * An instance that was not reached last time is left to what is tried again: what is new does not wait for it to be silent once more.
 * @param resolve gives the addresses of a host name
 */
export function createSend(secret: string, resolve = addressesOf): Send {
  const silent = new Set<string>();

  return async (target, { changes, happenedAt, answered, attempts }, stopped) => {
    const url = new URL('/api/revalidate', target);
    try {
      const instances = instancesOf(await resolve(url.hostname.replace(/^\[|\]$/g, '')));
      const others = new AbortController();
      const signal = AbortSignal.any([stopped, others.signal, AbortSignal.timeout(attemptMilliseconds)]);
      const event: DeliveryEvent = { id: randomUUID(), at: new Date(happenedAt).toISOString(), changes };
      const body = JSON.stringify(event);
      const timestamp = Math.floor(Date.now() / 1000);
      const headers = {
        'content-type': 'application/json',
        [timestampHeader]: String(timestamp),
        [signatureHeader]: await sign(body, timestamp, secret),
      };
      let grace: NodeJS.Timeout | undefined;
      const tell = async (addresses: string[]): Promise<Answer> => {
        const name = `${target} ${addresses.join(' ')}`;
        if (attempts === 0 && silent.has(name)) return { kind: 'unreachable', error: `${addresses.join(', ')} did not answer` };
        const answer = await deliverTo(addresses, (address) => post({ url, address, body, headers, signal }));
        if (answer.kind === 'unreachable') {
          if (!stopped.aborted) silent.add(name);
        } else {
          silent.delete(name);
          grace ??= setTimeout(() => others.abort(new Error('No answer')), graceMilliseconds);
        }
        return answer;
      };
      const left = instances.filter((addresses) => !addresses.some((address) => answered.includes(address)));
      const answers = await Promise.all(left.map(tell));
      clearTimeout(grace);
      const errors = answers.flatMap((answer) => (answer.kind === 'taken' ? [] : [answer.error]));
      return {
        delivered: errors.length === 0,
        unreachable: answers.some(({ kind }) => kind === 'unreachable'),
        answered: [...answered, ...answers.flatMap((answer) => (answer.kind === 'taken' ? [answer.address] : []))],
        answer: answers.flatMap((answer) => (answer.kind === 'unreachable' ? [] : [answer.text]))[0] ?? null,
        error: errors.join('; ') || null,
      };
    } catch (error) {
      return { delivered: false, unreachable: true, answered: [...answered], answer: null, error: messageOf(error) };
    }
  };
}
