import { type Locale, categories, newsItem, page, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage, readAll, readList } from '@/content/read';
import { addressOf, entryPath } from '@/i18n/navigation';
import { newsAddress } from '@/news-address';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Section } from '@/ui/section/section';
import { pageMetadata } from '../_frame/page-metadata';
import { newestRevision } from '../_frame/revision';
import { SiteFrame } from '../_frame/site-frame';
import { readNewsYears } from '../_news/news-years';
import styles from './site-map.module.css';

export const dynamic = 'force-static';
export const revalidate = 300;
export const generateStaticParams = () => [];

interface Props {
  params: Promise<{ locale: string }>;
}

const path = '/site-map';
const newestCount = 20;

async function open(params: Props['params']) {
  const { locale: segment } = await params;
  const locale = openPage(segment, `/${segment}${path}`);
  return { locale, t: await getTranslations() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, t } = await open(params);
  return pageMetadata(locale, { path, title: t('SiteMapPage.title'), description: t('SiteMapPage.description') });
}

const readContent = ({ code }: Locale) =>
  Promise.all([readAll(pillar, { locale: code }), readList(newsItem, { locale: code, pageSize: newestCount }), readAll(page, { locale: code })]);

export default async function SiteMapPage({ params }: Props) {
  const { locale, t } = await open(params);
  const [[pillars, news, pages], years] = await Promise.all([readContent(locale), readNewsYears(locale)]);
  const to = (label: string, address: string) => ({ label, href: addressOf(locale.segment, address) });
  const parts = [
    {
      id: 'main-pages',
      heading: t('SiteMapPage.main'),
      items: [
        to(t('SiteHeader.home'), ''),
        to(t('SiteHeader.about'), '/about'),
        to(t('SiteHeader.pillars'), '/pillars'),
        to(t('SiteHeader.news'), '/news'),
      ],
    },
    { id: 'pillars', heading: t('SiteHeader.pillars'), items: pillars.map(({ slug, title }) => to(title, entryPath(pillar, slug))) },
    {
      id: 'categories',
      heading: t('SiteMapPage.categories'),
      items: categories.map((category) => ({ label: t(`Category.${category}`), href: newsAddress(locale.segment, { category }) })),
    },
    {
      id: 'years',
      heading: t('SiteMapPage.years'),
      items: years.map((year) => ({ label: year, href: newsAddress(locale.segment, { year }) })),
    },
    { id: 'newest', heading: t('SiteMapPage.newest'), items: news.items.map(({ slug, title }) => to(title, entryPath(newsItem, slug))) },
    { id: 'pages', heading: t('SiteMapPage.pages'), items: pages.map(({ slug, title }) => to(title, entryPath(page, slug))) },
  ];
  return (
    <SiteFrame locale={locale} path={path} revised={newestRevision([...pillars, ...news.items, ...pages])}>
      <PageHeading title={t('SiteMapPage.title')} />
      <div className={styles.parts}>
        {parts.map(({ id, heading, items }) =>
          items.length > 0 ? (
            <Section key={id} id={id} heading={heading}>
              <LinkList items={items} />
            </Section>
          ) : null,
        )}
      </div>
    </SiteFrame>
  );
}
