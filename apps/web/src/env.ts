import { weaknessOf } from '@dpo/content';
import { z } from 'zod';

/** As the CMS has it: what one of the two refuses, the other must not run with. */
const secret = z.string().superRefine((value, context) => {
  const weakness = weaknessOf(value);
  if (weakness) context.addIssue({ code: 'custom', message: `${weakness}; generate one with: openssl rand -hex 32` });
});

const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' }).transform((url) => url.replace(/\/+$/, ''));

const schema = z.object({
  /** Where readers find the site; canonical addresses are made of it. */
  SITE_URL: address,
  /** Where the CMS answers, from here. */
  CMS_URL: address,
  /** May read published entries only. */
  CMS_TOKEN: secret,
  /** May read drafts. */
  CMS_PREVIEW_TOKEN: secret,
  REVALIDATE_SECRET: secret,
  PREVIEW_SECRET: secret,
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  /** The interface to listen on. */
  BIND: z.string().default('127.0.0.1'),
});

export type Env = z.infer<typeof schema>;

export class BadEnvironment extends Error {}

/** Whoever has one of these must not have the others with it. */
const secrets = ['CMS_TOKEN', 'CMS_PREVIEW_TOKEN', 'REVALIDATE_SECRET', 'PREVIEW_SECRET'] as const;

const shared = (env: Env): string[] =>
  secrets.flatMap((name, index) => {
    const other = secrets.slice(0, index).find((before) => env[before] === env[name]);
    return other ? [`${name} is the same as ${other}`] : [];
  });

/** @throws {BadEnvironment} naming every variable that is missing, too short, an example, or another one's value */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source);
  const problems = parsed.success
    ? shared(parsed.data)
    : parsed.error.issues.map((issue) => {
        const name = issue.path.join('.');
        return `${name} ${source[name] === undefined ? 'is missing' : issue.message}`;
      });
  if (parsed.success && problems.length === 0) return parsed.data;
  throw new BadEnvironment(`The site cannot start: ${problems.join('; ')}. The settings are described in docs/operations.md.`);
}

let parsed: Env | undefined;

/** The settings, read once. A build needs none of them, so they are read at the first use and at boot. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
