import { z } from 'zod';
import { type Component, type Fields, populateOf, shapeOf } from './field';
import { slugPattern } from './plain';
import { writable } from './writable';

const populateComponent = (component: Component) => {
  const populate = populateOf(component.fields);
  return populate ? { populate } : (true as const);
};

/** One component, or `null`. Always localized: a shared component field would be copied across languages on publish. */
export function component<N extends string, F extends Fields>(of: Component<N, F>) {
  return {
    kind: 'component' as const, localized: true, required: false as const, repeatable: false, components: [of],
    populate: populateComponent(of),
    schema: z.object(shapeOf(of.fields)).nullable().default(null),
  };
}

/** A list of one component; malformed members are not tolerated, the entry as a whole is then left out. */
export function components<N extends string, F extends Fields>(of: Component<N, F>) {
  return {
    kind: 'component' as const, localized: true, required: false as const, repeatable: true, components: [of],
    populate: populateComponent(of),
    schema: z.array(z.object(shapeOf(of.fields))).nullable().default([]).transform((value) => value ?? []),
  };
}

/** A reference to entries of another type, as far as a link to them needs: their title and address. */
export const reference = z.object({
  documentId: z.string(),
  title: z.string().overwrite((title) => writable(title, ' ')),
  slug: z.string().regex(slugPattern),
});
export type Reference = z.infer<typeof reference>;

/** Links to entries of `target`; entries that are not published do not come. */
export function relations<const Target extends string>(target: Target) {
  return {
    kind: 'relation' as const, localized: false, required: false as const, target,
    populate: { fields: ['title', 'slug'] } as const,
    schema: z.array(reference).nullable().default([]).transform((value) => value ?? []),
  };
}
