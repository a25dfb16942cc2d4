import { type AnyEntry, type Field, localeCodes } from '@dpo/content';

/** A query as the CMS parses it: `a[b]=c` is `{ a: { b: 'c' } }`. */
export type Query = Readonly<Record<string, unknown>>;

export type Narrowed = { query: Record<string, unknown> } | { refused: string };

const systemColumns = ['documentId', 'locale', 'updatedAt'];
const columnsOf = ({ fields }: AnyEntry) => [
  ...systemColumns,
  ...Object.entries(fields).flatMap(([name, field]: [string, Field]) => (field.populate ? [] : [name])),
];

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOneOf = (value: unknown, allowed: readonly string[]): value is string => typeof value === 'string' && allowed.includes(value);

/** `fields[0]=a&fields[1]=b` arrives as an array, or as an object when indices are missing. */
function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [value];
}

/** @returns whether every part of a requested `populate` is a part of an allowed one */
function isWithin(asked: unknown, allowed: unknown): boolean {
  if (allowed === true || allowed === 'true') return asked === true || asked === 'true';
  if (typeof allowed === 'string') return asked === allowed;
  if (Array.isArray(allowed)) return listOf(asked).every((item) => allowed.includes(item));
  if (!isObject(allowed) || !isObject(asked)) return false;
  return Object.entries(asked).every(([key, value]) => Object.hasOwn(allowed, key) && isWithin(value, allowed[key]));
}

const operators = ['$eq', '$gte', '$lte'];

/** @returns whether it is this moment or day that the calendar calls so: of 31 February JavaScript makes 3 March */
const isMoment = (value: string, pattern: RegExp) => pattern.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value.slice(0, 19));

/** What a column of a kind can be compared with; the database answers anything else with an error of its own. */
const isValueOf: Readonly<Partial<Record<Field['kind'], (value: string) => boolean>>> = {
  integer: (value) => /^-?\d{1,9}$/.test(value),
  boolean: (value) => value === 'true' || value === 'false',
  date: (value) => isMoment(value, /^\d{4}-\d{2}-\d{2}$/),
  datetime: (value) => isMoment(value, /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/),
};

/** PostgreSQL holds no NUL in a text. */
const isText = (value: string) => !value.includes('\0');

function isFilter(name: string, rule: unknown, entry: AnyEntry): boolean {
  if (!isObject(rule)) return false;
  const field = entry.fields[name];
  if (field?.kind === 'relation') return Object.keys(rule).length === 1 && isComparison(rule.slug, undefined);
  return columnsOf(entry).includes(name) && isComparison(rule, name === 'updatedAt' ? 'datetime' : field?.kind);
}

const isComparison = (rule: unknown, kind: Field['kind'] | undefined) =>
  isObject(rule) && Object.entries(rule).every(([operator, value]) =>
    operators.includes(operator) && typeof value === 'string' && ((kind && isValueOf[kind]) ?? isText)(value));

const isPage = (value: unknown) =>
  isObject(value) && Object.entries(value).every(([key, number]) => isOneOf(key, ['page', 'pageSize']) && /^[1-9]\d{0,5}$/.test(String(number)));

/** What each parameter may hold. A parameter that is not here is refused. */
const rules: Readonly<Record<string, (value: unknown, entry: AnyEntry) => boolean>> = {
  locale: (value) => isOneOf(value, localeCodes),
  fields: (value, entry) => listOf(value).every((name) => isOneOf(name, columnsOf(entry))),
  sort: (value, entry) =>
    listOf(value).every((order) => typeof order === 'string' && isOneOf(order.replace(/:(?:asc|desc)$/, ''), columnsOf(entry))),
  filters: (value, entry) => isObject(value) && Object.entries(value).every(([name, rule]) => isFilter(name, rule, entry)),
  populate: (value, entry) => isWithin(value, entry.populate) || isWithin(value, entry.listPopulate),
  pagination: isPage,
};

/**
 * Holds a read against the contract: only its parameters, fields, filters and depth get through, whatever a caller
 * invents. `status` is not a wish: a caller who may not read drafts gets published entries whatever it says.
 */
export function narrow(query: Query, entry: AnyEntry, { drafts }: { drafts: boolean }): Narrowed {
  const { status, ...rest } = query;
  for (const [name, value] of Object.entries(rest)) {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (!rule) return { refused: `The parameter "${name}" is not part of the contract.` };
    if (!rule(value, entry)) return { refused: `The parameter "${name}" asks for more than the contract of ${entry.type} offers.` };
  }
  return { query: { ...rest, status: drafts && status === 'draft' ? 'draft' : 'published' } };
}
