import path from 'node:path';
import type { Core } from '@strapi/strapi';

export default ({ env }: Core.Config.Shared.ConfigParams) => {
  const url = env('DATABASE_URL', '');
  if (url) return { connection: { client: 'postgres', connection: { connectionString: url }, pool: { min: 0, max: 10 } } };
  const filename = path.resolve(__dirname, '..', '..', env('DATABASE_FILENAME', '.tmp/data.db'));
  return { connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true } };
};
