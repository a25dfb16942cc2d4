import type { z } from 'zod';

/** The CMS's attribute kinds, as `schema.json` names them. */
export type FieldKind =
  | 'string' | 'text' | 'uid' | 'date' | 'datetime' | 'boolean' | 'integer' | 'enumeration' | 'email'
  | 'blocks' | 'media' | 'component' | 'dynamiczone' | 'relation';

/**
 * One field of an entry, a component or a block: what it is called in the CMS, how it is read,
 * and what has to be asked for so that the CMS sends it.
 */
export interface Field<Schema extends z.ZodType = z.ZodType> {
  readonly kind: FieldKind;
  readonly schema: Schema;
  readonly localized: boolean;
  readonly required: boolean;
  /** A relation's, component's or media field's part of the `populate` parameter. */
  readonly populate?: Populate;
  readonly options?: readonly string[];
  readonly maxLength?: number;
  /** The components behind a component field or a dynamic zone. */
  readonly components?: readonly Component[];
  readonly repeatable?: boolean;
  /** The type at the other end of a relation. */
  readonly target?: string;
}

export type Populate = true | { readonly [key: string]: PopulateValue };
export type PopulateValue = true | string | readonly string[] | { readonly [key: string]: PopulateValue };

export type Fields = Readonly<Record<string, Field>>;

/** A component of the CMS, `group.name`. */
export interface Component<Name extends string = string, F extends Fields = Fields> {
  readonly name: Name;
  readonly fields: F;
}

export function defineComponent<const Name extends string, F extends Fields>(name: Name, fields: F): Component<Name, F> {
  return { name, fields };
}

type ShapeOf<F extends Fields> = { [K in keyof F]: F[K]['schema'] };

export function shapeOf<F extends Fields>(fields: F): ShapeOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.schema])) as ShapeOf<F>;
}

/** @returns the `populate` object of a set of fields, or `undefined` when nothing needs asking for. */
export function populateOf(fields: Fields): Record<string, PopulateValue> | undefined {
  const populate = Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.populate ? [[name, field.populate]] : [])),
  ) as Record<string, PopulateValue>;
  return Object.keys(populate).length > 0 ? populate : undefined;
}
