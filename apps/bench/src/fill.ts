import createConnection from 'knex';

const table = 'news_items';
const atOnce = 50;

/**
 * Copies a published news item many times over, without its body, into the SQLite file of a running CMS: far more than
 * could be written through its forms in reasonable time. The site is not told.
 * @param count how many items, each in every language that the first one has
 */
export async function fill(file: string, count: number): Promise<void> {
  const connection = createConnection({ client: 'better-sqlite3', connection: { filename: file }, useNullAsDefault: true });
  try {
    const first = await connection(table).whereNotNull('published_at').orderBy('id').first<{ document_id: string }>('document_id');
    const versions = (await connection(table).where(first)) as Record<string, unknown>[];
    const rows = Array.from({ length: count }, (_, number) => {
      const documentId = `filling${String(number).padStart(17, '0')}`;
      return versions.map(({ id: _id, ...version }) => ({ ...version, document_id: documentId, slug: `filling-${number}`, release_date: '2020-01-01' }));
    }).flat();
    await connection.batchInsert(table, rows, atOnce);
  } finally {
    await connection.destroy();
  }
}
