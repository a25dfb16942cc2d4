import { type EntryValues, type Locale, newsItem, officeProfile, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Body } from '@/blocks/body';
import { openPage, readOne } from '@/content/read';
import { env } from '@/env';
import { formatDate, formatSize } from '@/i18n/format';
import { addressOf, entryPath } from '@/i18n/navigation';
import { newsAddress } from '@/news-address';
import { newsArticle } from '@/seo/structured-data';
import { Attachments } from '@/ui/attachments/attachments';
import { Columns } from '@/ui/columns/columns';
import { Link } from '@/ui/link/link';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Picture } from '@/ui/picture/picture';
import { Section } from '@/ui/section/section';
import { NotTranslated } from '../../_frame/not-translated';
import { entryMetadata } from '../../_frame/page-metadata';
import { readTranslated } from '../../_frame/read-translated';
import { SiteFrame } from '../../_frame/site-frame';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

type NewsItem = EntryValues<typeof newsItem>;

async function open(params: Props['params']) {
  const { locale: segment, slug } = await params;
  const path = entryPath(newsItem, slug);
  const locale = openPage(segment, `/${segment}${path}`);
  const [found, profile, t] = await Promise.all([
    readTranslated(newsItem, locale, slug), readOne(officeProfile, { locale: locale.code }), getTranslations(),
  ]);
  return { locale, path, found, siteName: profile?.siteName ?? t('Site.name'), t, trail: [{ label: t('SiteHeader.news'), path: '/news' }] };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, path, found } = await open(params);
  return entryMetadata(newsItem, locale, path, found, { type: 'article' });
}

function Files({ locale, attachments }: { locale: Locale; attachments: NewsItem['attachments'] }) {
  const t = useTranslations('Attachments');
  return (
    <Attachments
      heading={t('heading')}
      items={attachments.map(({ title, file }) => ({
        href: file.url,
        label: t('file', { title, type: kindOf(file), size: formatSize(file.bytes, locale) }),
      }))}
    />
  );
}

function RelatedPillars({ locale, pillars }: { locale: Locale; pillars: NewsItem['pillars'] }) {
  const t = useTranslations('NewsItemPage');
  return (
    <Section id="pillars" heading={t('pillars')} place="aside">
      <LinkList items={pillars.map(({ slug, title }) => ({ label: title, href: addressOf(locale.segment, entryPath(pillar, slug)) }))} />
    </Section>
  );
}

/** PDF, DOCX: what readers know a kind of file by. */
const kindOf = ({ ext, mime }: { ext: string | null; mime: string }) => (ext ?? mime.split('/').pop() ?? mime).replace('.', '').toUpperCase();

export default async function NewsItemPage({ params }: Props) {
  const { locale, path, found, siteName, t, trail } = await open(params);
  if (!found.values) return <NotTranslated locale={locale} path={path} trail={trail} entry={newsItem} elsewhere={found.elsewhere} />;
  const { title, summary, releaseDate, category, image, body, attachments, pillars, updatedAt } = found.values;
  const { SITE_URL } = env();
  const article = newsArticle({
    siteUrl: SITE_URL, locale, siteName, url: SITE_URL + addressOf(locale.segment, path), title, summary, published: releaseDate, modified: updatedAt,
    images: image ? [SITE_URL + image.media.url] : [],
  });
  const facts = (
    <>
      <time dateTime={releaseDate}>{formatDate(releaseDate, locale)}</time>
      <Link href={newsAddress(locale.segment, { category })}>{t(`Category.${category}`)}</Link>
    </>
  );
  return (
    <SiteFrame locale={locale} path={path} title={title} trail={trail} revised={updatedAt} data={[article]}>
      <Columns aside={pillars.length > 0 && <RelatedPillars locale={locale} pillars={pillars} />}>
        <article>
          <PageHeading title={title} facts={facts} lead={summary} />
          {image && <Picture {...image} first />}
          <Body blocks={body} />
          {attachments.length > 0 && <Files locale={locale} attachments={attachments} />}
        </article>
      </Columns>
    </SiteFrame>
  );
}
