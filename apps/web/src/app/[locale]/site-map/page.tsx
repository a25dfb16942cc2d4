import { type AnyEntry, type Locale, type LocaleCode, categories, newsItem, page, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openPage } from '@/content/read';
import { readMerged } from '@/content/read-merged';
import { addressOf } from '@/i18n/navigation';
import { newsAddress } from '@/news-address';
import { yearsOf } from '@/news-narrowing';
import { searchPath } from '@/search/search-address';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Section } from '@/ui/section/section';
import { foreignOf, hrefOf } from '../_frame/foreign';
import { pageMetadata } from '../_frame/page-metadata';
import { newestRevision } from '../_frame/revision';
import { SiteFrame } from '../_frame/site-frame';
import { readNews } from '../_news/read-news';
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

const readContent = (locale: Locale) => Promise.all([readMerged(pillar, locale), readNews(locale), readMerged(page, locale)]);

export default async function SiteMapPage({ params }: Props) {
  const { locale, t } = await open(params);
  const [pillars, news, pages] = await readContent(locale);
  const newest = news.slice(0, newestCount);
  const to = (label: string, address: string) => ({ label, href: addressOf(locale.segment, address) });
  const toEntries = (entry: Pick<AnyEntry, 'type' | 'href'>, items: readonly { slug: string; title: string; locale: LocaleCode }[]) =>
    items.map((item) => {
      const foreign = foreignOf(item, locale, t);
      return { label: item.title, href: hrefOf(entry, item), language: foreign?.language, detail: foreign?.note };
    });
  const parts = [
    {
      id: 'main-pages',
      heading: t('SiteMapPage.main'),
      items: [
        to(t('SiteHeader.home'), ''),
        to(t('SiteHeader.about'), '/about'),
        to(t('SiteHeader.pillars'), '/pillars'),
        to(t('SiteHeader.news'), '/news'),
        to(t('SiteHeader.search'), searchPath({})),
      ],
    },
    { id: 'pillars', heading: t('SiteHeader.pillars'), items: toEntries(pillar, pillars) },
    {
      id: 'categories',
      heading: t('SiteMapPage.categories'),
      items: categories.map((category) => ({ label: t(`Category.${category}`), href: newsAddress(locale.segment, { category }) })),
    },
    {
      id: 'years',
      heading: t('SiteMapPage.years'),
      items: yearsOf(news).map((year) => ({ label: year, href: newsAddress(locale.segment, { year }) })),
    },
    { id: 'newest', heading: t('SiteMapPage.newest'), items: toEntries(newsItem, newest) },
    { id: 'pages', heading: t('SiteMapPage.pages'), items: toEntries(page, pages) },
  ];
  return (
    <SiteFrame locale={locale} path={path} title={t('SiteMapPage.title')} revised={newestRevision([...pillars, ...newest, ...pages])}>
      <PageHeading language={locale.code} title={t('SiteMapPage.title')} />
      <div className={styles.parts}>
        {parts.map(({ id, heading, items }) =>
          items.length > 0 ? (
            <Section key={id} id={id} heading={heading}>
              <LinkList language={locale.code} items={items} />
            </Section>
          ) : null,
        )}
      </div>
    </SiteFrame>
  );
}
