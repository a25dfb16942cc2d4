import { z } from 'zod';
import { type Field, type Fields, type PopulateValue, populateOf, shapeOf } from '../fields/field';
import { type LocaleCode, type LocaleSegment, localeCodes } from '../locales';
import { isListed } from '../merged';
import type { Category } from './categories';

type FieldValues<F extends Fields> = { [K in keyof F]: z.infer<F[K]['schema']> };

const system = {
  documentId: z.string().min(1),
  locale: z.enum(localeCodes),
  /** The moment of the last change, ISO 8601 in UTC: readers see it as the revision date. */
  updatedAt: z.iso.datetime(),
  localizations: z.array(z.object({ locale: z.enum(localeCodes) })).default([]),
};

export interface SystemValues {
  documentId: string;
  locale: LocaleCode;
  updatedAt: string;
  /** Every language that this document can be read in, in the order of `locales`. */
  availableIn: LocaleCode[];
}

export type ValuesOf<F extends Fields> = SystemValues & FieldValues<F> & {
  /** Of these, the languages in which it has not been withdrawn: readers are led to it there. */
  listedIn: LocaleCode[];
};

/** The words of an entry for those who have not opened its page: search engines, and whoever is sent its address. */
export interface PageMeta {
  title: string;
  description: string | null;
  /** What the picture that goes with a shared address says beside the title. */
  category?: Category;
  /** The same; `YYYY-MM-DD`. */
  date?: string;
}

/** What a feed tells of an entry. */
export interface FeedItem {
  title: string;
  summary: string;
  /** The day of release, `YYYY-MM-DD`: the newest is first. */
  date: string;
  category: Category;
  /** The entries of other types that it is about, by slug. */
  about: readonly { slug: string }[];
}

/** Where the site's search finds an entry's words: names of its fields. */
export interface Searched<Name extends string> {
  /** What a result is called. */
  readonly title: Name;
  readonly summary?: Name;
  /** All other words readers see: text is taken out of rich text, components and blocks. */
  readonly body: readonly Name[];
  /** The day that a result shows, years are counted by and newer results are told by. */
  readonly date?: Name;
}

export interface Declaration<Type extends string, F extends Fields, ListField extends keyof F & string> {
  /** Singular API name in the CMS; also the name in cache tags and delivery events. */
  readonly type: Type;
  readonly kind: 'collectionType' | 'singleType';
  /** The part of the CMS's REST address after `/api/`. */
  readonly endpoint: string;
  readonly fields: F;
  /** What lists need of each entry; the rest is left in the CMS. */
  readonly listFields: readonly ListField[];
  /** Default order of lists, `field:asc` or `field:desc`, ending in a field that makes it total. */
  readonly sort: readonly string[];
  /** @returns the public address of an entry, or `null` when the type has no page of its own. */
  readonly href: (locale: LocaleSegment, slug: string) => string | null;
  /** Addresses that show entries of this type whatever they are, without the locale (`''` is the home page). */
  readonly shownOn: readonly string[];
  /** Slugs that the site's own pages take; the CMS refuses them. */
  readonly reservedSlugs?: readonly string[];
  /** Appears on every page, so that a change refreshes every page that is cached. */
  readonly onEveryPage?: boolean;
  /** The words search engines and previews show. */
  readonly meta: (values: ValuesOf<F>) => PageMeta;
  /** What feeds tell of each entry; types without it are in no feed. */
  readonly feed?: (values: SystemValues & Pick<FieldValues<F>, ListField>) => FeedItem;
  /** What readers find entries by; `null` for a type without a page of its own. */
  readonly search: Searched<keyof F & string> | null;
}

export interface Entry<Type extends string = string, F extends Fields = Fields, ListField extends keyof F & string = keyof F & string>
  extends Declaration<Type, F, ListField> {
  readonly schema: z.ZodType<ValuesOf<F>>;
  readonly listSchema: z.ZodType<SystemValues & Pick<FieldValues<F>, ListField>>;
  readonly populate: Record<string, PopulateValue>;
  readonly listPopulate: Record<string, PopulateValue>;
  /** The CMS columns that lists ask for. */
  readonly listColumns: readonly string[];
  /** As {@link schema}, {@link listPopulate} and {@link listColumns}, for what search reads. */
  readonly searchSchema: z.ZodType<SystemValues & Readonly<Record<string, unknown>>>;
  readonly searchPopulate: Record<string, PopulateValue>;
  readonly searchColumns: readonly string[];
  /** The types whose entries appear inside entries of this type. */
  readonly embeds: readonly string[];
}

/** An entry of any type, as far as code that serves all types may look. */
export type AnyEntry = Omit<Entry, 'type' | 'fields' | 'listFields' | 'meta' | 'feed' | 'search' | 'schema' | 'listSchema'> & {
  readonly type: string;
  readonly fields: Fields;
  readonly search: Searched<string> | null;
  /** Called by {@link metaOf}. */
  readonly meta: (values: never) => PageMeta;
  /** Called by {@link feedItemOf}. */
  readonly feed?: (values: never) => FeedItem;
  readonly schema: z.ZodType;
  readonly listSchema: z.ZodType;
};

/** @param values of this entry, as its schema gave them */
export const metaOf = (entry: Pick<AnyEntry, 'meta'>, values: unknown): PageMeta => entry.meta(values as never);

/**
 * @param values of this entry in a list, as its list's schema gave them
 * @returns `null` for a type that is in no feed
 */
export const feedItemOf = (entry: Pick<AnyEntry, 'feed'>, values: unknown): FeedItem | null => entry.feed?.(values as never) ?? null;

/** What a page gets of one entry. */
export type EntryValues<E extends AnyEntry> = z.infer<E['schema']>;
/** What a page gets of each entry of a list. */
export type ListValues<E extends AnyEntry> = z.infer<E['listSchema']>;

const withLanguages = <T extends { locale: LocaleCode; localizations: { locale: LocaleCode }[] }>({ localizations, ...values }: T) => ({
  ...values,
  availableIn: localeCodes.filter((code) => code === values.locale || localizations.some(({ locale }) => locale === code)),
});

/** Of a whole entry: whether it was withdrawn is asked for in every language. */
const wholeSchemaFor = (fields: Fields) => {
  const localizations = z.array(z.looseObject({ locale: z.enum(localeCodes) })).default([]);
  return z.object({ ...shapeOf(fields), ...system, localizations }).transform((values) => ({
    ...withLanguages(values),
    listedIn: localeCodes.filter((code) => [values, ...values.localizations].filter(({ locale }) => locale === code).some(isListed)),
  }));
};

const schemaFor = (fields: Fields) => z.object({ ...shapeOf(fields), ...system }).transform(withLanguages);

const languages = { localizations: { fields: ['locale'] } } as const;

const languagesOf = ({ withdrawn }: Fields) => (withdrawn?.populate ? { localizations: { ...languages.localizations, populate: { withdrawn: withdrawn.populate } } } : languages);

const isColumn = ([, field]: [string, Field]) => !field.populate;

const pick = (fields: Fields, names: readonly string[]): Fields => Object.fromEntries(Object.entries(fields).filter(([name]) => names.includes(name)));

const columnsOf = (fields: Fields) => [...Object.entries(fields).filter(isColumn).map(([name]) => name), 'locale', 'updatedAt'];

/** The fields a search reads, where an entry has them: those it looks in, the slug that makes the address, and whether readers are led there. */
const searchedNames = ({ title, summary, body, date }: Searched<string>) =>
  ['slug', 'withdrawn', title, summary, date, ...body].filter((name) => name !== undefined);

/** Declares a content type once; schema, populate, tags and addresses derive from it. */
export function defineEntry<
  const Type extends string, F extends Fields, const ListField extends keyof F & string, const Search extends Searched<keyof F & string> | null,
>(declaration: Declaration<Type, F, ListField> & { readonly search: Search }): Entry<Type, F, ListField> & { readonly search: Search } {
  const { fields, listFields } = declaration;
  const listed = pick(fields, listFields);
  const searched = pick(fields, declaration.search ? searchedNames(declaration.search) : []);
  return {
    ...declaration,
    schema: wholeSchemaFor(fields) as unknown as Entry<Type, F, ListField>['schema'],
    listSchema: schemaFor(listed) as unknown as Entry<Type, F, ListField>['listSchema'],
    populate: { ...populateOf(fields), ...languagesOf(fields) },
    listPopulate: { ...populateOf(listed), ...languages },
    listColumns: columnsOf(listed),
    searchSchema: schemaFor(searched),
    searchPopulate: { ...populateOf(searched), ...languages },
    searchColumns: columnsOf(searched),
    embeds: Object.values(fields).flatMap((field) => (field.target ? [field.target] : [])),
  };
}
