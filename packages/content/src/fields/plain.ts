import { z } from 'zod';
import type { Field, FieldKind } from './field';
import { writable } from './writable';

interface Options {
  /** One text per language; otherwise the languages share it. */
  localized?: boolean;
  maxLength?: number;
}

const blankAsNull = (value: string) => (value.trim() === '' ? null : value);

function textual(kind: FieldKind, { localized = false, maxLength }: Options) {
  const limit = maxLength === undefined ? {} : { maxLength };
  const clean = (value: string) => writable(value, kind === 'text' ? '\n' : ' ');
  const cleanOrNull = (value: unknown) => (typeof value === 'string' ? blankAsNull(clean(value)) : value);
  return {
    /** The editor must fill it in before publishing. */
    required: (): Field<z.ZodString> => ({ kind, localized, required: true, schema: z.string().overwrite(clean).trim().min(1), ...limit }),
    /** Blank is `null`. */
    optional: () => ({
      kind, localized, required: false as const, schema: z.preprocess(cleanOrNull, z.string().nullable().default(null)), ...limit,
    }),
  };
}

/** A single line. */
export const line = (options: Options = {}) => textual('string', options);
/** Several lines of plain text; line breaks are kept. */
export const text = (options: Options = {}) => textual('text', options);
export const email = (options: Options = {}) => textual('email', options);

export const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const longestSlug = 120;

/** Whether an entry can have this as the last part of its address. */
export const isSlug = (value: string): boolean => value.length <= longestSlug && slugPattern.test(value);

/** The last part of an address: lower-case ASCII words joined by hyphens, shared by all languages. */
export const slug = (): Field<z.ZodString> => ({
  kind: 'uid', localized: false, required: true, schema: z.string().regex(slugPattern).max(longestSlug), maxLength: longestSlug,
});

/** A calendar day without a time, `YYYY-MM-DD`. */
export const date = (): Field<z.ZodISODate> => ({ kind: 'date', localized: false, required: true, schema: z.iso.date() });

/** A moment, ISO 8601 in UTC, or `null`. */
export const moment = () => ({
  kind: 'datetime' as const, localized: false, required: false as const, schema: z.iso.datetime().nullable().default(null),
});

/** A moment that the editor must fill in before publishing, ISO 8601 in UTC. */
export const requiredMoment = () => ({
  kind: 'datetime' as const, localized: false, required: true as const, schema: z.iso.datetime(),
});

/** Unset is `false`. */
export const flag = () => ({
  kind: 'boolean' as const, localized: false, required: false as const,
  schema: z.boolean().nullable().default(false).transform((value) => value ?? false),
});

export const order = () => ({
  kind: 'integer' as const, localized: false, required: true as const, schema: z.number().int(),
});

export const choice = <const Values extends readonly [string, ...string[]]>(values: Values) => ({
  kind: 'enumeration' as const, localized: false, required: true as const, schema: z.enum(values), options: values,
});

/** One of several values, or `null` where none was chosen. */
export const optionalChoice = <const Values extends readonly [string, ...string[]]>(values: Values) => ({
  kind: 'enumeration' as const, localized: false, required: false as const, schema: z.enum(values).nullable().default(null), options: values,
});
