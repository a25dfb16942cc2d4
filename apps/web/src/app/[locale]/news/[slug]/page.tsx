import { type EntryValues, type Locale, newsItem, officeProfile } from '@dpo/content';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { Body } from '@/blocks/body';
import { openPage, readOne } from '@/content/read';
import { env } from '@/env';
import { dayOf, formatDate } from '@/i18n/format';
import { addressOf, entryPath } from '@/i18n/navigation';
import { newsAddress } from '@/news-address';
import { newsArticle } from '@/seo/structured-data';
import { imageAddress } from '@/share-image/address';
import { ChangeNotes, changeNotesId } from '@/ui/change-notes/change-notes';
import { Columns } from '@/ui/columns/columns';
import { Link } from '@/ui/link/link';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Picture } from '@/ui/picture/picture';
import { NotTranslated } from '../../_frame/not-translated';
import { entryMetadata } from '../../_frame/page-metadata';
import { readTranslated } from '../../_frame/read-translated';
import { SiteFrame } from '../../_frame/site-frame';
import { Withdrawn } from '../../_frame/withdrawn';
import { AttachedFiles } from '../../_news/attached-files';
import { Related } from '../../_news/related';
import { Share } from '../../_news/share';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

type NewsItem = EntryValues<typeof newsItem>;

const newestFirst = (notes: NewsItem['changeNotes']) => [...notes].sort((one, other) => (one.at < other.at ? 1 : -1));

async function open(params: Props['params']) {
  const { locale: segment, slug } = await params;
  const path = entryPath(newsItem, slug);
  const locale = openPage(segment, `/${segment}${path}`);
  const [found, profile, t] = await Promise.all([
    readTranslated(newsItem, locale, slug), readOne(officeProfile, { locale: locale.code }), getTranslations(),
  ]);
  return { locale, path, found, siteName: profile?.siteName ?? t('Site.name'), trail: [{ label: t('SiteHeader.news'), path: '/news' }] };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, path, found } = await open(params);
  return entryMetadata(newsItem, locale, path, found, { type: 'article', distinction: found.values ? formatDate(found.values.releaseDate, locale) : undefined });
}

/** When the item was released, of what kind it is, and when readers were last told of a change. */
function Facts({ locale, item: { releaseDate, category, changeNotes } }: { locale: Locale; item: NewsItem }) {
  const t = useTranslations();
  const [latest] = newestFirst(changeNotes);
  return (
    <>
      <time dateTime={releaseDate}>{formatDate(releaseDate, locale)}</time>
      <Link href={newsAddress(locale.segment, { category })}>{t(`CategoryOfOne.${category}`)}</Link>
      {latest && (
        <>
          <span>{t('ChangeNotes.updated')} <time dateTime={dayOf(latest.at)}>{formatDate(latest.at, locale)}</time></span>
          <span data-screen-only=""><Link href={`#${changeNotesId}`}>{t('ChangeNotes.all')}</Link></span>
        </>
      )}
    </>
  );
}

function Changes({ locale, changeNotes }: { locale: Locale; changeNotes: NewsItem['changeNotes'] }) {
  const t = useTranslations('ChangeNotes');
  return (
    <ChangeNotes
      language={locale.code}
      heading={t('heading')}
      items={newestFirst(changeNotes).map(({ at, text }) => ({ day: dayOf(at), date: formatDate(at, locale), text }))}
    />
  );
}

export default async function NewsItemPage({ params }: Props) {
  const { locale, path, found, siteName, trail } = await open(params);
  if (!found.values) return <NotTranslated locale={locale} path={path} trail={trail} entry={newsItem} elsewhere={found.elsewhere} />;
  const { title, summary, releaseDate, image, body, attachments, changeNotes, withdrawn, updatedAt } = found.values;
  const { SITE_URL } = env();
  const article = newsArticle({
    siteUrl: SITE_URL, locale, siteName, url: SITE_URL + addressOf(locale.segment, path), title, summary, published: releaseDate, modified: updatedAt,
    images: [...(image ? [image.media.url] : []), imageAddress(locale.segment, path)].map((address) => SITE_URL + address),
  });
  return (
    <SiteFrame locale={locale} path={path} title={title} trail={trail} revised={updatedAt} data={[article]}>
      <Columns aside={<Related locale={locale} item={found.values} />}>
        <article>
          <PageHeading language={locale.code} title={title} facts={<Facts locale={locale} item={found.values} />} lead={summary} />
          <Withdrawn locale={locale} withdrawn={withdrawn} />
          {image && <Picture language={locale.code} {...image} first />}
          <Body language={locale.code} blocks={body} />
          {attachments.length > 0 && <AttachedFiles locale={locale} attachments={attachments} />}
          {changeNotes.length > 0 && <Changes locale={locale} changeNotes={changeNotes} />}
        </article>
        <Share locale={locale} path={path} title={title} />
      </Columns>
    </SiteFrame>
  );
}
