import type { Core } from '@strapi/strapi';

/** The person behind a request. */
export interface Actor {
  id: number;
  name: string;
  isAdministrator: boolean;
}

interface User {
  id: number;
  firstname?: string | null;
  lastname?: string | null;
  email: string;
  roles?: readonly { code: string }[];
}

export const administratorCode = 'strapi-super-admin';
export const approverCode = 'strapi-editor';

const hasRole = ({ roles = [] }: User, code: string) => roles.some((role) => role.code === code);

const isUser = (user: unknown): user is User => typeof user === 'object' && user !== null && 'id' in user && 'email' in user;

/** @returns how a person is called in the newsroom */
export const nameOf = ({ firstname, lastname, email }: Pick<User, 'firstname' | 'lastname' | 'email'>): string =>
  [firstname, lastname].filter(Boolean).join(' ') || email;

/** @returns who makes the current request, or `null` when the system itself is at work: seed, import, schedule */
export function actorOf(strapi: Core.Strapi): Actor | null {
  const user: unknown = strapi.requestContext.get()?.state.user;
  if (!isUser(user)) return null;
  return { id: user.id, name: nameOf(user), isAdministrator: hasRole(user, administratorCode) };
}

/** Whether the person behind the current request is an Approver; an Administrator is something else. */
export function isApprover(strapi: Core.Strapi): boolean {
  const user: unknown = strapi.requestContext.get()?.state.user;
  return isUser(user) && hasRole(user, approverCode);
}
