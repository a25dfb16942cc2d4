import { type EntryValues, type Locale, type officeProfile } from '@dpo/content';

/** A node of https://schema.org in JSON-LD. Addresses in it are absolute. */
export type Thing = Readonly<{ '@type': string; [property: string]: unknown }>;

interface Site {
  siteUrl: string;
  locale: Pick<Locale, 'code' | 'segment'>;
  siteName: string;
}

type Contact = NonNullable<EntryValues<typeof officeProfile>['contact']>;

interface Office extends Site {
  government: string;
  contact: Contact | null;
}

const homeOf = ({ siteUrl, locale }: Site) => `${siteUrl}/${locale.segment}`;
const officeId = ({ siteUrl }: Site) => `${siteUrl}/#office`;

/** Properties that are not known are left out rather than empty. */
const known = (properties: Record<string, string | null | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(properties).filter((pair): pair is [string, string] => Boolean(pair[1])));

/** The office itself (https://schema.org/GovernmentOrganization). */
export const organization = (office: Office): Thing => ({
  '@type': 'GovernmentOrganization',
  '@id': officeId(office),
  name: office.siteName,
  url: homeOf(office),
  parentOrganization: { '@type': 'GovernmentOrganization', name: office.government },
  ...known({
    address: office.contact?.address,
    telephone: office.contact?.telephone,
    faxNumber: office.contact?.fax,
    email: office.contact?.email,
  }),
});

/** The site, and where it is searched (https://schema.org/WebSite). */
export const webSite = (site: Site): Thing => ({
  '@type': 'WebSite',
  '@id': `${homeOf(site)}#site`,
  name: site.siteName,
  url: homeOf(site),
  inLanguage: site.locale.code,
  publisher: { '@id': officeId(site) },
  potentialAction: {
    '@type': 'SearchAction',
    target: { '@type': 'EntryPoint', urlTemplate: `${homeOf(site)}/search?q={search_term_string}` },
    'query-input': 'required name=search_term_string',
  },
});

/** The way from the home page to a page, that page last (https://schema.org/BreadcrumbList). */
export const breadcrumbs = (steps: readonly { name: string; url: string }[]): Thing => ({
  '@type': 'BreadcrumbList',
  itemListElement: steps.map(({ name, url }, index) => ({ '@type': 'ListItem', position: index + 1, name, item: url })),
});

interface Article extends Site {
  url: string;
  title: string;
  summary: string;
  /** The day of release, `YYYY-MM-DD`. */
  published: string;
  /** ISO 8601. */
  modified: string;
  images: readonly string[];
}

const longestHeadline = 110;

/** A news item (https://schema.org/NewsArticle). Search engines take 110 characters of a headline. */
export const newsArticle = ({ url, title, summary, published, modified, images, ...site }: Article): Thing => ({
  '@type': 'NewsArticle',
  '@id': `${url}#article`,
  mainEntityOfPage: url,
  headline: Array.from(title).slice(0, longestHeadline).join(''),
  description: summary,
  datePublished: published,
  dateModified: modified,
  inLanguage: site.locale.code,
  ...(images.length > 0 ? { image: images } : {}),
  author: { '@type': 'GovernmentOrganization', '@id': officeId(site), name: site.siteName, url: homeOf(site) },
  publisher: { '@type': 'GovernmentOrganization', '@id': officeId(site), name: site.siteName, url: homeOf(site) },
});

/** @returns the text of a data block: no character in it can end the block it stands in */
export const jsonLd = (things: readonly Thing[]): string =>
  JSON.stringify({ '@context': 'https://schema.org', '@graph': things }).replaceAll('<', '\\u003c');
