import type { Core } from '@strapi/strapi';
import { recordAudit } from './audit';
import { canonicalJson } from './entry';

interface Permission {
  action: string;
  subject?: string | null;
  properties?: unknown;
  conditions?: unknown;
}

interface Holder {
  id: number;
  name?: string;
  permissions?: Permission[];
  adminPermissions?: Permission[];
}

/** What holds permissions, which are rows of their own that are replaced together: one entry tells of them all. */
interface Kind {
  /** Of Strapi's; the holder's number, or the holder itself, comes in or out first. */
  service: string;
  methods: readonly string[];
  uid: string;
  relations: readonly ('permissions' | 'adminPermissions')[];
  action: string;
  /** Whether the system's own changes, at each start, are of no interest. */
  onlyByPeople?: boolean;
}

const kinds: readonly Kind[] = [
  { service: 'admin::role', methods: ['assignPermissions'], uid: 'admin::role', relations: ['permissions'], action: 'role.permissions' },
  { service: 'admin::api-token-content-api', methods: ['create', 'update'], uid: 'admin::api-token', relations: ['permissions'], action: 'settings.permissions', onlyByPeople: true },
  { service: 'admin::api-token-admin', methods: ['create', 'update'], uid: 'admin::api-token', relations: ['adminPermissions'], action: 'settings.permissions', onlyByPeople: true },
];

type Work = (...given: unknown[]) => Promise<unknown>;

const idIn = (value: unknown): number | string | null => {
  const id: unknown = typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
  return typeof id === 'number' || typeof id === 'string' ? id : null;
};

function watch(strapi: Core.Strapi, { service: name, methods, uid, relations, action, onlyByPeople = false }: Kind) {
  const service = strapi.service(name as never) as Record<string, Work>;
  const read = (id: number | string | null): Promise<Holder | null> => (id === null ? Promise.resolve(null) : strapi.db.query(uid).findOne({ where: { id }, populate: [...relations] }));
  const granted = (holder: Holder | null): string[] =>
    relations.flatMap((relation) => holder?.[relation] ?? []).map((permission) => canonicalJson({ action: permission.action, subject: permission.subject, properties: permission.properties, conditions: permission.conditions })).sort();

  for (const method of methods) {
    const work = service[method];
    if (!work) throw new Error(`Strapi's ${name} has no ${method} any more`);
    service[method] = (...given) => {
      if (onlyByPeople && !strapi.requestContext.get()) return work.apply(service, given);
      return strapi.db.transaction(async () => {
        const before = granted(await read(method === 'create' ? null : idIn(given[0])));
        const result = await work.apply(service, given);
        const holder = await read(idIn(method === 'create' ? result : given[0]));
        const after = granted(holder);
        if (holder && canonicalJson(before) !== canonicalJson(after)) await recordAudit(strapi, { action, subject: { type: uid, id: String(holder.id), name: holder.name ?? '' }, before, after });
        return result;
      });
    };
  }
}

/** Tells of changes to what a role or a token may do. Belongs after the database has been opened. */
export function watchPermissions(strapi: Core.Strapi): void {
  for (const kind of kinds) watch(strapi, kind);
}
