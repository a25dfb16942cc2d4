import { z } from 'zod';
import type { AnyEntry, EntryValues, ListValues, SystemValues } from './entries/entry';
import type { PopulateValue } from './fields/field';
import { type GonePage, gonePage, gonePagesEndpoint } from './gone-pages';
import { CmsMalformed, CmsRefused, CmsUnavailable, ContentError } from './errors';
import { type LocaleCode, localeCodes } from './locales';
import { type Redirect, redirect, redirectsEndpoint } from './redirects';

/** What a list is narrowed to. Fields are the entry's own; `slug` goes through a relation. */
export type Where = Readonly<Record<string, { equals: string } | { from: string; to: string } | { slug: string }>>;

export type Status = 'published' | 'draft';

export interface ClientOptions {
  /** The CMS, without a trailing slash. */
  url: string;
  token: string;
  fetch: typeof fetch;
  /** Milliseconds until a read counts as failed, body included. */
  timeout?: number;
  /** Drafts need a token that may read them. */
  status?: Status;
  /** Told of every entry left out of a list because it breaks the contract. */
  onMalformed?: (error: CmsMalformed) => void;
}

export interface ListOptions {
  locale: LocaleCode;
  where?: Where;
  /** From 1. */
  page?: number;
  /** At most 100. */
  pageSize?: number;
  /** Instead of the entry's own order. */
  sort?: readonly string[];
}

export interface SearchedOptions {
  locale: LocaleCode;
  /** From 1. */
  page?: number;
  documentId?: string;
}

/** What search reads of an entry: its system values and the fields that its declaration names. */
export type SearchedValues = SystemValues & Readonly<Record<string, unknown>>;

const version = z.object({ documentId: z.string().min(1), updatedAt: z.iso.datetime(), locale: z.enum(localeCodes) });
/** A published version of a document. */
export type Version = z.infer<typeof version>;

/** What is asked for of each entry, and what it must look like. */
interface Part<T> {
  schema: z.ZodType<T>;
  columns: readonly string[];
  populate: Record<string, PopulateValue>;
}

const listed = ({ documentId, ...options }: SearchedOptions): ListOptions => ({
  ...options, pageSize: 100, ...(documentId === undefined ? {} : { where: { documentId: { equals: documentId } } }),
});

export interface List<T> {
  items: T[];
  /** How many entries there are in all pages together. */
  total: number;
  page: number;
  pageCount: number;
  /** How many entries of this page were left out because they break the contract. */
  omitted: number;
}

const envelope = z.object({ data: z.unknown() });
/** The CMS's own word for "not there". */
const notFound = z.object({ error: z.object({ status: z.literal(404) }) });
const listEnvelope = z.object({
  data: z.array(z.unknown()),
  meta: z.object({ pagination: z.object({ page: z.number(), pageCount: z.number(), total: z.number() }) }),
});

type QueryValue = PopulateValue | number | undefined | { readonly [key: string]: QueryValue };

/** The CMS's query notation: `a[b][c]=d`. */
function* queryPairs(value: QueryValue, name: string): Generator<[string, string]> {
  if (value === undefined) return;
  if (typeof value === 'object')
    for (const [key, child] of Object.entries(value)) yield* queryPairs(child, name ? `${name}[${key}]` : key);
  else yield [name, String(value)];
}

function filtersOf(where: Where): Record<string, QueryValue> {
  return Object.fromEntries(
    Object.entries(where).map(([field, rule]): [string, QueryValue] => {
      if ('equals' in rule) return [field, { $eq: rule.equals }];
      if ('slug' in rule) return [field, { slug: { $eq: rule.slug } }];
      return [field, { $gte: rule.from, $lte: rule.to }];
    }),
  );
}

const problems = (error: z.ZodError) =>
  error.issues.map((issue) => `${issue.path.join('.') || 'the answer'}: ${issue.message}`).join('; ');

/** Reads entries from the CMS and holds every answer against the contract. */
export function createClient({ url: base, token, fetch, timeout = 5000, status = 'published', onMalformed }: ClientOptions) {
  async function request(endpoint: string, query: Record<string, QueryValue>): Promise<{ url: string; answer: unknown } | null> {
    const url = `${base}/api/${endpoint}?${new URLSearchParams([...queryPairs({ ...query, status }, '')]).toString()}`;
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${token}`, accept: 'application/json' },
        signal,
        redirect: 'error',
      });
      if (response.status === 404) {
        // Something else that answers in the CMS's place does not know what is published.
        if (!notFound.safeParse(parseJson(await response.text(), url)).success) throw new CmsMalformed('Something else answers in the place of the CMS', url);
        return null;
      }
      if (response.status === 401 || response.status === 403) throw new CmsRefused(`The CMS refused with ${response.status}`, url);
      if (response.status === 429 || response.status >= 500) throw new CmsUnavailable(`The CMS answered ${response.status}`, url);
      const text = await response.text();
      if (!response.ok) throw new CmsMalformed(`The CMS answered ${response.status}: ${text.slice(0, 200)}`, url);
      return { url, answer: parseJson(text, url) };
    } catch (error) {
      if (error instanceof ContentError) throw error;
      throw new CmsUnavailable(signal.aborted ? `The CMS did not answer within ${timeout} ms` : 'The CMS cannot be reached', url, { cause: error });
    }
  }

  /**
   * @param slug which entry; none for a single type
   * @returns the entry, or `null` when none is published under this slug in this language
   * @throws {CmsUnavailable | CmsRefused | CmsMalformed}
   */
  async function readOne<E extends AnyEntry>(entry: E, { locale, slug }: { locale: LocaleCode; slug?: string }): Promise<EntryValues<E> | null> {
    const one = entry.kind === 'singleType' ? {} : { filters: { slug: { $eq: slug } }, pagination: { pageSize: 1 } };
    const result = await request(entry.endpoint, { ...one, locale, populate: entry.populate });
    if (!result) {
      if (entry.kind === 'singleType') return null;
      throw new CmsMalformed('The CMS has no such list', entry.endpoint);
    }
    const { data } = parse(envelope, result.answer, result.url);
    const values: unknown = Array.isArray(data) ? data[0] : data;
    if (values === undefined || values === null) return null;
    return parse(entry.schema, values, result.url) as EntryValues<E>;
  }

  /**
   * One page of a list. An entry that breaks the contract is left out, reported and counted: it never takes the list down.
   * @throws {CmsUnavailable | CmsRefused | CmsMalformed}
   */
  const readList = <E extends AnyEntry>(entry: E, options: ListOptions): Promise<List<ListValues<E>>> =>
    readPage(entry, { schema: entry.listSchema as z.ZodType<ListValues<E>>, columns: entry.listColumns, populate: entry.listPopulate }, options);

  async function readPage<T>(
    entry: AnyEntry,
    { schema, columns, populate }: Part<T>,
    { locale, where = {}, page = 1, pageSize = 10, sort = entry.sort }: ListOptions,
  ): Promise<List<T>> {
    const result = await request(entry.endpoint, {
      locale, sort, fields: columns, populate, filters: filtersOf(where), pagination: { page, pageSize },
    });
    if (!result) throw new CmsMalformed('The CMS has no such list', entry.endpoint);
    const { data, meta } = parse(listEnvelope, result.answer, result.url);
    const items = data.flatMap((values) => {
      const parsed = schema.safeParse(values);
      if (parsed.success) return [parsed.data];
      onMalformed?.(new CmsMalformed(`Left out ${entry.type} ${nameOf(values)}: ${problems(parsed.error)}`, result.url));
      return [];
    });
    const { total, pageCount } = meta.pagination;
    return { items, total, page, pageCount, omitted: data.length - items.length };
  }

  /** All pages of a list, in its order. @throws as {@link readList} */
  async function readAll<E extends AnyEntry>(entry: E, options: Omit<ListOptions, 'page' | 'pageSize'>): Promise<ListValues<E>[]> {
    const items: ListValues<E>[] = [];
    for (let page = 1, pageCount = 1; page <= pageCount; page += 1) {
      const list = await readList(entry, { ...options, page, pageSize: 100 });
      items.push(...list.items);
      pageCount = list.pageCount;
    }
    return items;
  }

  /**
   * What search looks in: a page of a list, narrowed to one document where `documentId` is given, or the one entry of a
   * single type.
   * @throws as {@link readList}
   */
  async function readSearched(entry: AnyEntry, options: SearchedOptions): Promise<List<SearchedValues>> {
    if (entry.kind === 'collectionType')
      return readPage(entry, { schema: entry.searchSchema, columns: entry.searchColumns, populate: entry.searchPopulate }, listed(options));
    const items = await readSingle(entry, options.locale, { schema: entry.searchSchema, columns: entry.searchColumns, populate: entry.searchPopulate });
    return { items, total: items.length, page: 1, pageCount: 1, omitted: 0 };
  }

  /** Which versions are published, and since when, without their words; otherwise as {@link readSearched}. */
  async function readVersions(entry: AnyEntry, options: SearchedOptions): Promise<List<Version>> {
    const part = { schema: version, columns: ['updatedAt', 'locale'], populate: {} };
    if (entry.kind === 'collectionType') return readPage(entry, part, listed(options));
    const items = await readSingle(entry, options.locale, part);
    return { items, total: items.length, page: 1, pageCount: 1, omitted: 0 };
  }

  async function readSingle<T>(entry: AnyEntry, locale: LocaleCode, { schema, columns, populate }: Part<T>): Promise<T[]> {
    const result = await request(entry.endpoint, { locale, fields: columns, populate });
    if (!result) return [];
    const { data } = parse(envelope, result.answer, result.url);
    return data === undefined || data === null ? [] : [parse(schema, data, result.url)];
  }

  async function readWhole<T>(endpoint: string, schema: z.ZodType<T>): Promise<T[]> {
    const result = await request(endpoint, {});
    if (!result) throw new CmsMalformed('The CMS has no such list', endpoint);
    return parse(z.object({ data: z.array(schema) }), result.answer, result.url).data;
  }

  /** All redirects of old addresses, in one answer. @throws {CmsUnavailable | CmsRefused | CmsMalformed} */
  const readRedirects = (): Promise<Redirect[]> => readWhole(redirectsEndpoint, redirect);

  /** All pages that were taken off the site, in one answer. @throws {CmsUnavailable | CmsRefused | CmsMalformed} */
  const readGonePages = (): Promise<GonePage[]> => readWhole(gonePagesEndpoint, gonePage);

  return { readOne, readList, readAll, readSearched, readVersions, readRedirects, readGonePages };
}

export type Client = ReturnType<typeof createClient>;

function parseJson(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CmsMalformed('The CMS answered something that is not JSON', url, { cause });
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, url: string): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new CmsMalformed(`The answer breaks the contract: ${problems(parsed.error)}`, url, { cause: parsed.error });
  return parsed.data;
}

const nameOf = (values: unknown) => z.object({ documentId: z.string() }).safeParse(values).data?.documentId ?? '(unnamed)';
