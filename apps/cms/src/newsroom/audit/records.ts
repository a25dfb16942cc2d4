import type { Core } from '@strapi/strapi';
import { recordAudit } from './audit';
import { canonicalJson } from './entry';
import { watchPermissions } from './permissions';

type Row = Readonly<Record<string, unknown>>;

interface Kind {
  /** What stands before the dot of its actions. */
  prefix: string;
  /** The column by which people know it. */
  name: string;
  populate?: string[];
  /** What an update that changed something is called after the dot; `edit` where nothing says otherwise. */
  update?: (before: Row, after: Row) => string;
  /** Whether the system's own changes, at each start, are of no interest. */
  onlyByPeople?: boolean;
}

const changed = (before: Row, after: Row, field: string) => canonicalJson(before[field] ?? null) !== canonicalJson(after[field] ?? null);

function userUpdate(before: Row, after: Row): string {
  const did = (field: string) => changed(before, after, field);
  if (did('roles')) return 'roles';
  if (did('registrationToken')) return 'register';
  if (did('password')) return 'password';
  if (did('isActive')) return after.isActive ? 'activate' : 'deactivate';
  return did('resetPasswordToken') ? 'password-reset' : 'edit';
}

/** What is kept outside of documents: people, roles, files, and the settings of the newsroom. */
const kinds: Readonly<Record<string, Kind>> = {
  'admin::user': { prefix: 'user', name: 'email', populate: ['roles'], update: userUpdate },
  'admin::role': { prefix: 'role', name: 'name' },
  'plugin::upload.file': { prefix: 'file', name: 'name', update: (before, after) => (changed(before, after, 'hash') || changed(before, after, 'size') ? 'replace' : 'edit') },
  'plugin::upload.folder': { prefix: 'folder', name: 'name' },
  'admin::api-token': { prefix: 'settings', name: 'name', onlyByPeople: true },
  'admin::transfer-token': { prefix: 'settings', name: 'name' },
  'plugin::i18n.locale': { prefix: 'settings', name: 'code', onlyByPeople: true },
  'strapi::webhook': { prefix: 'settings', name: 'name' },
  'strapi::core-store': { prefix: 'settings', name: 'key', onlyByPeople: true },
};

/** Columns that change without anybody having changed anything. */
const incidental = new Set(['updatedAt', 'createdAt', 'lastUsedAt']);
const stateOf = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([column]) => !incidental.has(column)));

type Ask = (params: { where?: unknown; data?: unknown }) => Promise<unknown>;
const writing = ['create', 'update', 'delete', 'createMany', 'updateMany', 'deleteMany'] as const;

function watch(strapi: Core.Strapi, uid: string, { prefix, name, populate = [], update = () => 'edit', onlyByPeople = false }: Kind) {
  const repository = strapi.db.query(uid);
  const { findMany } = repository;
  const read = async (where: unknown): Promise<Map<unknown, Row>> => {
    const rows: Row[] = await findMany({ where: where as object, populate });
    return new Map(rows.map((row) => [row.id, stateOf(row)]));
  };

  async function tell(before: Row | undefined, after: Row | undefined) {
    if (!(before ?? after) || (before && after && canonicalJson(before) === canonicalJson(after))) return;
    const verb = before && after ? update(before, after) : before ? 'delete' : 'create';
    const { id, [name]: called } = (after ?? before) as Row;
    await recordAudit(strapi, {
      action: `${prefix}.${verb}`,
      subject: { type: uid, id: String(id), name: typeof called === 'string' ? called : '' },
      ...(before ? { before } : {}),
      ...(after ? { after } : {}),
    });
  }

  const idsOf = (result: unknown): unknown[] => {
    const { id, ids } = (result ?? {}) as { id?: unknown; ids?: unknown[] };
    return ids ?? (id === undefined ? [] : [id]);
  };

  for (const method of writing) {
    const write = repository[method].bind(repository) as Ask;
    const withEntry: Ask = (params) => {
      if (onlyByPeople && !strapi.requestContext.get()) return write(params);
      return strapi.db.transaction(async () => {
        const before = method.startsWith('create') ? new Map<unknown, Row>() : await read(params.where);
        const result = await write(params);
        const ids = [...before.keys(), ...(method.startsWith('create') ? idsOf(result) : [])];
        const after = ids.length > 0 ? await read({ id: { $in: ids } }) : new Map<unknown, Row>();
        for (const id of ids) await tell(before.get(id), after.get(id));
        return result;
      });
    };
    Object.assign(repository, { [method]: withEntry });
  }
}

/**
 * Tells of every change to what is kept outside of documents, in the same transaction, from the screen and from Strapi's
 * command line alike. Belongs after the database has been opened. (Strapi's lifecycles come too late: it has committed then.)
 */
export function auditRecords(strapi: Core.Strapi) {
  for (const [uid, kind] of Object.entries(kinds)) if (strapi.db.metadata.has(uid)) watch(strapi, uid, kind);
  watchPermissions(strapi);
}
