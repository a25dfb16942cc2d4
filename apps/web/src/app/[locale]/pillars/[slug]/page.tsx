import { pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Body } from '@/blocks/body';
import { openPage } from '@/content/read';
import { entryPath } from '@/i18n/navigation';
import { newsAddress } from '@/news-address';
import { narrow } from '@/news-narrowing';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Picture } from '@/ui/picture/picture';
import { Section } from '@/ui/section/section';
import { NotTranslated } from '../../_frame/not-translated';
import { entryMetadata } from '../../_frame/page-metadata';
import { readTranslated } from '../../_frame/read-translated';
import { SiteFrame } from '../../_frame/site-frame';
import { NewsTeasers } from '../../_news/news-teasers';
import { readNews } from '../../_news/read-news';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string; slug: string }>;
}

const newsCount = 3;

async function open(params: Props['params']) {
  const { locale: segment, slug } = await params;
  const path = entryPath(pillar, slug);
  const locale = openPage(segment, `/${segment}${path}`);
  const [found, t] = await Promise.all([readTranslated(pillar, locale, slug), getTranslations()]);
  return { locale, path, slug, found, t, trail: [{ label: t('SiteHeader.pillars'), path: '/pillars' }] };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, path, slug, found } = await open(params);
  return entryMetadata(pillar, locale, path, found, { feed: { pillar: slug, pillarTitle: found.values?.title } });
}

export default async function PillarPage({ params }: Props) {
  const { locale, path, slug, found, t, trail } = await open(params);
  if (!found.values) return <NotTranslated locale={locale} path={path} trail={trail} entry={pillar} elsewhere={found.elsewhere} />;
  const { title, summary, image, body, updatedAt } = found.values;
  const news = narrow(await readNews(locale), { pillar: slug }).slice(0, newsCount);
  return (
    <SiteFrame locale={locale} path={path} title={title} trail={trail} revised={updatedAt}>
      <article>
        <PageHeading language={locale.code} title={title} lead={summary} />
        {image && <Picture language={locale.code} {...image} first />}
        <Body language={locale.code} blocks={body} />
      </article>
      {news.length > 0 && (
        <Section id="news" heading={t('PillarPage.news')}>
          <NewsTeasers locale={locale} items={news} headingLevel={3} />
          <LinkList language={locale.code} items={[{ label: t('PillarPage.allNews'), href: newsAddress(locale.segment, { pillar: slug }) }]} />
        </Section>
      )}
    </SiteFrame>
  );
}
