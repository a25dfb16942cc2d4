import type { Core } from '@strapi/strapi';

/** What the newsroom looks at of an attribute of a type or component. */
export interface Attribute {
  type: string;
  component?: string;
  components?: readonly string[];
  required?: boolean;
  repeatable?: boolean;
  multiple?: boolean;
  target?: string;
  pluginOptions?: { i18n?: { localized?: boolean } };
}

/** @returns the attributes of a content type or component, by name */
export const attributesOf = (strapi: Core.Strapi, uid: string): Record<string, Attribute> =>
  (strapi.getModel(uid as never) as { attributes: Record<string, Attribute> }).attributes;

/** @returns the components that an attribute may hold; none for other kinds of attribute */
export const componentsIn = ({ type, component, components }: Attribute): readonly string[] =>
  type === 'component' && component ? [component] : type === 'dynamiczone' ? (components ?? []) : [];

/** Relations that Strapi adds by itself: to the document's other languages, and to staff. */
const isContent = ({ target }: Attribute, name: string) => target?.startsWith('api::') === true && name !== 'localizations';

/** @returns the names of a type's or component's own fields, without Strapi's system columns and relations */
export function contentFieldsOf(strapi: Core.Strapi, uid: string): string[] {
  const system = ['documentId', 'locale', 'createdAt', 'updatedAt', 'publishedAt'];
  return Object.entries(attributesOf(strapi, uid)).flatMap(([name, attribute]) =>
    system.includes(name) || (attribute.type === 'relation' && !isContent(attribute, name)) ? [] : [name],
  );
}

/** @returns the `populate` by which a database query reads all that a row of this type holds, however deeply components nest */
export function populateWhole(strapi: Core.Strapi, uid: string): Record<string, unknown> {
  const attributes = attributesOf(strapi, uid);
  const nested = (component: string) => ({ populate: populateWhole(strapi, component) });
  return Object.fromEntries(
    contentFieldsOf(strapi, uid).flatMap((name): [string, unknown][] => {
      const attribute = attributes[name];
      if (attribute?.type === 'media' || attribute?.type === 'relation') return [[name, true]];
      if (attribute?.type === 'component' && attribute.component) return [[name, nested(attribute.component)]];
      if (attribute?.type === 'dynamiczone') return [[name, { on: Object.fromEntries(componentsIn(attribute).map((component) => [component, nested(component)])) }]];
      return [];
    }),
  );
}
