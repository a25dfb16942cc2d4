import { createAskAdmin } from './admin-requests';

export interface Colleague {
  email: string;
  password: string;
  /** The token of the session that accepting an invitation begins: they have not logged in yet. */
  session: string;
}

interface Role {
  id: number;
  name: string;
}

/**
 * Invites somebody into the newsroom, as an administrator does, and accepts the invitation.
 * @param session an administrator's
 * @param role as it is called there: `Author`, `Approver` or `Administrator`
 */
export async function createColleague(cmsUrl: string, session: string, role: string, name: string): Promise<Colleague> {
  const admin = createAskAdmin(cmsUrl, session);
  const { data: roles } = (await admin('GET', '/admin/roles')).body as { data: Role[] };
  const found = roles.find((candidate) => candidate.name === role);
  if (!found) throw new RangeError(`There is no role ${role}, only ${roles.map((known) => known.name).join(', ')}`);
  const email = `${name.toLowerCase()}@cms.test`;
  const password = 'Gardening-2026-in-rain';
  const invited = await admin('POST', '/admin/users', { firstname: name, lastname: 'Tester', email, roles: [found.id] });
  const { data: user } = invited.body as { data?: { registrationToken: string } };
  if (!user) throw new Error(`${name} could not be invited: ${JSON.stringify(invited.body)}`);
  const accepted = await createAskAdmin(cmsUrl, '')('POST', '/admin/register', { registrationToken: user.registrationToken, userInfo: { firstname: name, lastname: 'Tester', password } });
  if (accepted.status !== 200) throw new Error(`${name} could not accept: ${JSON.stringify(accepted.body)}`);
  const { data: joined } = accepted.body as { data: { token: string } };
  return { email, password, session: joined.token };
}
