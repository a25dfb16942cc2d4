import { localeOfSegment, pillar, redirectKey } from '@dpo/content';
import { addressOf, entryPath } from './i18n/navigation';
import { feedAddress, feedFormats, newsAddress, parseNewsQuery } from './news-address';
import { imageAddress, pictureOf } from './share-image/address';

/** The page whose going takes another address with it. */
export interface Subject {
  page: string;
  /** Feeds and pictures: programs read the answer. */
  isFile: boolean;
  /** @returns the same of the page at another address, or `null` where there is no such thing */
  movedTo(page: string): string | null;
}

const slugIn = (page: string) => page.slice(page.lastIndexOf('/') + 1);

/** @returns of a list or feed that is narrowed to one pillar, or of the picture that goes with a page, the page; else `null` */
export function subjectOf(address: string): Subject | null {
  const { pathname, searchParams } = new URL(address, 'http://site');
  const [, segment = '', folder, ...rest] = pathname.split('/');
  const locale = localeOfSegment(segment);
  if (!locale) return null;
  if (folder === 'opengraph') {
    const picture = pictureOf(rest);
    if (!picture) return null;
    const pathOf = (page: string) => (page.startsWith(`/${segment}/`) ? page.slice(segment.length + 1) : '');
    const own = imageAddress(locale.segment, entryPath(picture.entry, picture.slug));
    return {
      page: addressOf(locale.segment, entryPath(picture.entry, picture.slug)), isFile: true,
      movedTo: (page) => (imageAddress(locale.segment, pathOf(page)) === own ? null : imageAddress(locale.segment, pathOf(page))),
    };
  }
  const filters = parseNewsQuery(searchParams);
  if (folder !== 'news' || filters.pillar === undefined) return null;
  const pageOf = (slug: string) => redirectKey(addressOf(locale.segment, entryPath(pillar, slug))) ?? '';
  const format = feedFormats.find((known) => rest.join('/') === `feed.${known}`);
  if (rest.length > 0 && !format) return null;
  return {
    page: pageOf(filters.pillar), isFile: format !== undefined,
    movedTo(page) {
      const slug = slugIn(page);
      if (pageOf(slug) !== page) return format ? null : page;
      return format ? feedAddress(locale.segment, format, { ...filters, pillar: slug }) : newsAddress(locale.segment, { ...filters, pillar: slug, page: undefined });
    },
  };
}
