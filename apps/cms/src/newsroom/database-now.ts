import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

export const isPostgres = (strapi: Core.Strapi): boolean => strapi.db.dialect.client === 'postgres';

/** @returns the database's time in milliseconds since 1970: replicas whose clocks differ agree on it */
export async function databaseNow(strapi: Core.Strapi, trx?: Knex.Transaction): Promise<number> {
  if (!isPostgres(strapi)) return Date.now();
  const asked = strapi.db.connection.raw('select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as now');
  const answer = await (trx ? asked.transacting(trx) : asked);
  return Number(answer.rows[0].now);
}
