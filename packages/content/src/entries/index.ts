import { newsItem } from './news-item';
import { officeProfile } from './office-profile';
import { page } from './page';
import { pillar } from './pillar';
import { siteSettings } from './site-settings';

/** Every content type. Sitemap, tags, warming, contract and accessibility tests loop over this list. */
export const entries = [newsItem, pillar, officeProfile, page, siteSettings] as const;

export type EntryType = (typeof entries)[number]['type'];

export const entryTypes = entries.map((entry) => entry.type) as [EntryType, ...EntryType[]];
