import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { type Facts, hashOf, storable } from './entry';
import { append } from './ledger';

export interface Told {
  /** A verb of the newsroom: `publish`, `user.create`. The screen's words for it are `newsroom.audit.action.…`. */
  action: string;
  subject: { type: string; id?: string | number; name?: string; language?: string };
  /** What there was and what there is now, as far as it matters: kept as hashes only. */
  before?: unknown;
  after?: unknown;
  reason?: string;
  /** Who did it, where the request does not say: somebody who is about to be logged in, or could not be. */
  actor?: Actor;
}

export interface Actor {
  id: string | number;
  email: string;
  roles?: readonly { name: string }[];
}

const system: Actor = { id: '', email: 'system' };
const nobody: Actor = { id: '', email: '' };

/** Entries that wait for the end of their transaction. */
const waiting = new WeakMap<Knex.Transaction, Facts[]>();

function factsOf(strapi: Core.Strapi, { action, subject, before, after, reason, actor }: Told): Facts {
  const request = strapi.requestContext.get();
  const user = request?.state.user as Actor | undefined;
  const { id, email, roles } = actor ?? (request ? (user ?? nobody) : system);
  return {
    at: new Date().toISOString(),
    actorId: String(id),
    actorEmail: storable(email, 254),
    actorRoles: storable((roles ?? []).map(({ name }) => name).join(', ')),
    address: storable(request?.request.ip ?? '', 45),
    action,
    subjectType: subject.type,
    subjectId: storable(String(subject.id ?? ''), 255),
    subjectName: storable(subject.name ?? '', 500),
    language: subject.language ?? '',
    beforeHash: hashOf(before),
    afterHash: hashOf(after),
    reason: storable(reason ?? ''),
  };
}

/**
 * Writes down what was done, by whoever makes the current request, or by the system outside of any. Inside a transaction
 * (`strapi.db.transaction`) it becomes true together with the change, or not at all.
 * @throws when the entry cannot be written: then the change must not stand either
 */
export async function recordAudit(strapi: Core.Strapi, told: Told): Promise<void> {
  const facts = factsOf(strapi, told);
  await strapi.db.transaction(async ({ trx }) => {
    const known = waiting.get(trx);
    if (known) known.push(facts);
    else waiting.set(trx, [facts]);
  });
}

/**
 * Appends what was told during a transaction as the last thing before its commit, and not earlier: from then on every
 * other writer waits for its turn, and one that waited for a row of this transaction would wait for ever.
 */
export function appendBeforeCommit(strapi: Core.Strapi) {
  const { db } = strapi;
  const isPostgres = db.dialect.client === 'postgres';
  const transaction = db.transaction.bind(db) as (work?: (given: Given) => Promise<unknown>) => Promise<unknown>;
  const withEntries = (work?: (given: Given) => Promise<unknown>) => {
    if (!work || db.inTransaction()) return transaction(work);
    return transaction(async (given) => {
      const result = await work(given);
      const told = waiting.get(given.trx);
      if (!told) return result;
      const added = await append(given.trx, isPostgres, told);
      // The log goes to another machine: there it shows whether the end of the chain was cut off, or all written anew.
      given.onCommit(() => { for (const { sequence, hash } of added) strapi.log.info(`Audit entry ${sequence}:${hash}`); });
      return result;
    });
  };
  db.transaction = withEntries as typeof db.transaction;
}

interface Given {
  trx: Knex.Transaction;
  onCommit(callback: () => void): void;
}
