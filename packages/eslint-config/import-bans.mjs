/**
 * What must never import what. Each ban says why, and what to do instead.
 */

const environment = {
  group: ['process', 'node:process'],
  message: 'A missing variable must fail at boot, by name. Add it to env.ts and read it from there; the rest of process is global.',
};
const vendor = { group: ['@strapi/*'], message: 'No vendor outside apps/cms: the only link to the CMS is HTTP and the contract. Use @dpo/content.' };
const rawLink = { group: ['next/link'], message: 'It ships a script, and a raw link loses the language. Use ui/link with addressOf from i18n/navigation.' };
const navigation = {
  group: ['next/navigation'],
  allowImportNames: ['notFound'],
  message: 'Only notFound may come from here; other navigation needs scripts or loses the language. Use i18n/navigation.',
};
const cachePolicy = { group: ['next/cache'], message: 'One cache policy: only content/ and app/api may touch it. Read through content/read.' };
const draftSwitch = { group: ['next/headers'], message: 'One draft switch: only content/ and app/api may read it. Use isPreview from content/read.' };
const route = { group: ['**/app/**'], message: 'Routes are leaves: nothing imports them. Move what is shared to ui/, blocks/, seo/ or content/.' };
const otherRoute = {
  regex: '^(?:\\.\\./)+(?!_)[^./][^/]*/|^@/app/',
  message: 'One route does not import another’s private parts. Move what both need to a folder that begins with an underscore, above both, and import it by its relative path.',
};
const cms = { group: ['**/apps/cms/**', '**/cms/src/**', '**/cms/config/**', '@dpo/cms', '@dpo/cms/*'], message: 'The site knows no Strapi. The only link is HTTP and @dpo/content.' };

const ofWeb = [vendor, cms, rawLink, navigation];

/** The same rule cannot be given twice for a file, so each part of the house lists all that it must not import. */
const zones = [
  {
    files: ['packages/content/src/**/*.ts'],
    ban: [
      vendor,
      { group: ['next', 'next/*', 'react', 'react-dom', 'react/*', 'react-dom/*', 'next-intl', 'next-intl/*'], message: 'The contract runs anywhere and depends on zod alone. Move what needs a framework to the app.' },
      { group: ['**/apps/**', '@dpo/*'], message: 'The contract knows no app. Move the code to the app, or what it needs here.' },
    ],
  },
  {
    files: ['apps/cms/**/*.{ts,tsx}'],
    ban: [{ group: ['**/apps/web/**', '**/web/src/**', '@dpo/web', '@dpo/web/*', 'next', 'next/*'], message: 'The CMS boots and deploys alone. What both need belongs in packages/content.' }],
  },
  { files: ['apps/web/server/**/*.ts'], ban: [...ofWeb, cachePolicy, draftSwitch, route] },
  { files: ['apps/web/src/*.{ts,tsx}', 'apps/web/src/seo/**/*.{ts,tsx}', 'apps/web/src/search/**/*.{ts,tsx}', 'apps/web/src/share-image/**/*.{ts,tsx}'], ban: [...ofWeb, cachePolicy, draftSwitch, route] },
  {
    files: ['apps/web/src/ui/**/*.{ts,tsx}'],
    ban: [
      ...ofWeb, cachePolicy, draftSwitch, route,
      { group: ['**/content/**', '**/blocks/**', '**/env', 'next-intl', 'next-intl/*', '**/messages/*'], message: 'ui/ renders from props: words and data come in from the page.' },
    ],
  },
  {
    files: ['apps/web/src/blocks/**/*.{ts,tsx}'],
    ban: [...ofWeb, cachePolicy, draftSwitch, route, { group: ['**/content/**'], message: 'A block never fetches: the page reads and hands it over.' }],
  },
  { files: ['apps/web/src/i18n/**/*.{ts,tsx}'], ban: [vendor, cms, rawLink, cachePolicy, draftSwitch, route] },
  { files: ['apps/web/src/content/**/*.ts'], ban: [...ofWeb, route] },
  { files: ['apps/web/src/app/api/**/*.ts'], ban: [...ofWeb, otherRoute] },
  { files: ['apps/web/src/app/**/*.{ts,tsx}'], except: ['apps/web/src/app/api/**'], ban: [...ofWeb, cachePolicy, draftSwitch, otherRoute] },
];

export const importBans = zones.map(({ files, except = [], ban }) => ({
  files,
  ignores: [...except, '**/*.test.{ts,tsx}', '**/*.examples.tsx'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...ban, environment] }] },
}));
