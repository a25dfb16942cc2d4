import { type AnyEntry, type Locale, metaOf, officeProfile } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { openFile, readOne } from '@/content/read';
import { formatDate } from '@/i18n/format';
import type { ShareImage } from '@/share-image/drawing';
import { sharePng } from '@/share-image/png';

async function readNames({ code }: Locale) {
  const [profile, t] = await Promise.all([readOne(officeProfile, { locale: code }), getTranslations({ locale: code })]);
  return { t, siteName: profile?.siteName ?? t('Site.name'), government: profile?.government ?? t('Site.government') };
}

/** What stands on the picture of the site itself. @throws {ContentError} when the CMS cannot tell */
export async function siteImage(locale: Locale): Promise<ShareImage> {
  const { siteName, government } = await readNames(locale);
  return { locale, name: government, title: siteName, facts: [] };
}

/**
 * What stands on an entry's picture.
 * @returns `null` when the entry is not published in this language
 * @throws {ContentError} when the CMS cannot tell
 */
export async function entryImage(locale: Locale, entry: AnyEntry, slug: string): Promise<ShareImage | null> {
  const [values, { t, siteName }] = await Promise.all([readOne(entry, { locale: locale.code, slug }), readNames(locale)]);
  if (values === null) return null;
  const { title, category, date } = metaOf(entry, values);
  const facts = [category && t(`CategoryOfOne.${category}`), date && formatDate(date, locale)].filter((fact) => fact !== undefined);
  return { locale, name: siteName, title, facts };
}

/**
 * Answers with a picture, which is kept and made anew as pages are.
 * @param make gives what stands on it, or `null` when nothing has its address
 */
export async function answerWithImage(path: string, make: () => Promise<ShareImage | null>): Promise<Response> {
  const image = await openFile(path, make);
  return image ? new Response(await sharePng(image), { headers: { 'content-type': 'image/png' } }) : new Response(null, { status: 404 });
}
