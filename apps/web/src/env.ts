import { z } from 'zod';

/** Values that stand in documentation and starters: whoever runs with one has not set a secret. */
const example = /change.?me|example|placeholder|to.?be.?modified|your.?(?:secret|token|key)|^(.)\1+$|secret.?(?:here|key)|password/i;

const secret = z
  .string()
  .min(32, 'must be at least 32 characters long; generate one with: openssl rand -hex 32')
  .refine((value) => !example.test(value), 'is an example value; generate one with: openssl rand -hex 32');

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

/** @throws {BadEnvironment} naming every variable that is missing, too short or an example */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const parsed = schema.safeParse(source);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const name = issue.path.join('.');
    return `${name} ${source[name] === undefined ? 'is missing' : issue.message}`;
  });
  throw new BadEnvironment(`The site cannot start: ${problems.join('; ')}. The settings are described in docs/operations.md.`);
}

let parsed: Env | undefined;

/** The settings, read once. A build needs none of them, so they are read at the first use and at boot. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
