import type { Change } from '@dpo/content';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

export interface DeliveryState {
  state: 'waiting' | 'delivered' | 'failing';
  /** When the change was made, and when the site had taken it; milliseconds since 1970. */
  happenedAt: number;
  deliveredAt: number | null;
  error: string | null;
}

export type FailingDelivery = Pick<DeliveryState, 'happenedAt' | 'error'> & { changes: Change[] };

interface Row {
  changes: string;
  happened_at: number | string;
  delivered_at: number | string | null;
  attempts: number;
  last_error: string | null;
}

/** Behind one that cannot be delivered others wait without being tried: to whoever made the change it comes to the same. */
const longestWait = 10_000;

const stateOf = ({ happened_at: happenedAt, delivered_at: deliveredAt, attempts, last_error: error }: Row): DeliveryState => ({
  state: deliveredAt !== null ? 'delivered' : attempts > 0 || Number(happenedAt) < Date.now() - longestWait ? 'failing' : 'waiting',
  happenedAt: Number(happenedAt),
  deliveredAt: deliveredAt === null ? null : Number(deliveredAt),
  error: deliveredAt === null ? error : null,
});

const rows = (strapi: Core.Strapi): Knex.QueryBuilder => strapi.db.getConnection('deliveries').select('changes', 'happened_at', 'delivered_at', 'attempts', 'last_error');

/** @returns how the newest delivery of a document fares: the slowest of the sites that are told; `null` when there was none lately */
export async function deliveryOf(strapi: Core.Strapi, documentId: string): Promise<DeliveryState | null> {
  const newest: { event: string } | undefined = await strapi.db.getConnection('deliveries').select('event').whereLike('changes', `%"${documentId}"%`).orderBy('id', 'desc').first();
  if (!newest) return null;
  const found: Row[] = await rows(strapi).where({ event: newest.event });
  const states = found.map(stateOf);
  return states.find(({ state }) => state === 'failing') ?? states.find(({ state }) => state === 'waiting') ?? states[0] ?? null;
}

/** @returns what the site has not taken although it was tried or is overdue, the oldest first, at most 500 */
export async function failingDeliveries(strapi: Core.Strapi): Promise<FailingDelivery[]> {
  const found: Row[] = await rows(strapi)
    .whereNull('delivered_at')
    .where((late: Knex.QueryBuilder) => late.where('attempts', '>', 0).orWhere('happened_at', '<', Date.now() - longestWait))
    .orderBy('id', 'asc').limit(500);
  return found.map((row) => ({ happenedAt: Number(row.happened_at), error: row.last_error, changes: JSON.parse(row.changes) as Change[] }));
}
