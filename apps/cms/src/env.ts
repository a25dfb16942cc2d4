import { shortestSecret, weaknessOf } from '@dpo/content';

/** What the newsroom needs to know of its surroundings, read once and checked. */
export interface Settings {
  publishedToken: string;
  previewToken: string;
  revalidateSecret: string;
  previewSecret: string;
  /** The public address of the site, without a trailing slash. */
  siteUrl: string;
  /** The web instances that hear of every change, without trailing slashes. */
  webUrls: string[];
  /** Nobody approves what they wrote last. An office of one person turns it off. */
  twoPersonRule: boolean;
  /** Whether people are told by e-mail of what waits for them. */
  sendsMail: boolean;
  firstAdministrator: { email: string; password: string } | null;
  /** Strapi makes an administrator of whoever comes first to a newsroom without people, which only a developer's may do. */
  needsAdministrator: boolean;
  /** Fill an empty newsroom with the content in `seed/`. */
  seed: boolean;
  /** Elsewhere than in `seed/`. */
  seedDirectory: string | null;
}

export class UnsafeSettings extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The newsroom does not start with these settings:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'UnsafeSettings';
    // Where in the code it was found helps nobody; Strapi prints it behind the message.
    this.stack = '';
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const secrets = [
  'APP_KEYS', 'API_TOKEN_SALT', 'ADMIN_JWT_SECRET', 'TRANSFER_TOKEN_SALT', 'ENCRYPTION_KEY',
  'CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET',
] as const;

const remedy = `Set it to a random value of at least ${shortestSecret} characters, such as the output of: openssl rand -base64 48`;

function* secretProblems(env: Environment): Generator<string> {
  const owners = new Map<string, string>();
  for (const name of secrets) {
    const value = env[name]?.trim() ?? '';
    if (value === '') {
      yield `${name} is missing. ${remedy}`;
      continue;
    }
    for (const part of name === 'APP_KEYS' ? value.split(',') : [value]) {
      const problem = weaknessOf(part.trim());
      if (problem) yield `${name} ${problem}. ${remedy}`;
    }
    const owner = owners.get(value);
    if (owner) yield `${name} is the same as ${owner}. Give each its own random value.`;
    owners.set(value, name);
  }
}

function addressesOf(name: string, value: string, problems: string[]): string[] {
  return value.split(',').map((part) => part.trim()).filter(Boolean).flatMap((part) => {
    if (URL.canParse(part) && /^https?:$/.test(new URL(part).protocol)) return [part.replace(/\/+$/, '')];
    problems.push(`${name} holds "${part}", which is not an http address. Write it like http://web:3000.`);
    return [];
  });
}

/**
 * @throws {UnsafeSettings} naming every variable that is missing, too short or an example, and what to do about it
 */
export function readSettings(env: Environment): Settings {
  const problems = [...secretProblems(env)];
  const webUrls = addressesOf('WEB_URLS', env.WEB_URLS ?? '', problems);
  const [siteUrl = ''] = addressesOf('SITE_URL', env.SITE_URL ?? 'http://localhost:3000', problems);
  const mailServer = env.SMTP_URL?.trim() ?? '';
  if (mailServer !== '' && !(URL.canParse(mailServer) && /^smtps?:$/.test(new URL(mailServer).protocol) && new URL(mailServer).hostname !== ''))
    problems.push('SMTP_URL is not the address of a mail server. Write it like smtps://name:word@mail.office.hk:465.');
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = env;
  if (problems.length > 0) throw new UnsafeSettings(problems);
  return {
    publishedToken: env.CMS_TOKEN ?? '',
    previewToken: env.CMS_PREVIEW_TOKEN ?? '',
    revalidateSecret: env.REVALIDATE_SECRET ?? '',
    previewSecret: env.PREVIEW_SECRET ?? '',
    siteUrl,
    webUrls,
    sendsMail: mailServer !== '',
    twoPersonRule: env.TWO_PERSON_RULE !== 'false',
    firstAdministrator: email && password ? { email, password } : null,
    needsAdministrator: env.NODE_ENV === 'production',
    seed: env.SEED === 'true',
    seedDirectory: env.SEED_DIR || null,
  };
}
