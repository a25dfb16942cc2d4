import { type Locale, type Where, categories, newsItem, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { absent, openPage, readAll, readList } from '@/content/read';
import { type NewsFilters, newsAddress } from '@/news-address';
import { Columns } from '@/ui/columns/columns';
import { Filters } from '@/ui/filters/filters';
import { Link } from '@/ui/link/link';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Pagination, pagesAround } from '@/ui/pagination/pagination';
import { pageMetadata } from '../_frame/page-metadata';
import { newestRevision } from '../_frame/revision';
import { SiteFrame } from '../_frame/site-frame';
import { NewsTeasers } from '../_news/news-teasers';
import { readNewsYears } from '../_news/news-years';
import styles from './news-list.module.css';

interface NewsListProps {
  segment: string;
  filters: NewsFilters;
}

const filtersId = 'filters';

const pathOf = (filters: NewsFilters) => newsAddress('', filters).slice(1);

function whereFor({ category, year, pillar: slug }: NewsFilters): Where {
  return {
    ...(category ? { category: { equals: category } } : {}),
    ...(year ? { releaseDate: { from: `${year}-01-01`, to: `${year}-12-31` } } : {}),
    ...(slug ? { pillars: { slug } } : {}),
  };
}

export async function newsListMetadata({ segment, filters }: NewsListProps): Promise<Metadata> {
  const locale = openPage(segment, newsAddress(segment, filters));
  const t = await getTranslations();
  const parts = [filters.category && t(`Category.${filters.category}`), filters.year, filters.page && t('Pagination.page', { page: filters.page })];
  const title = [t('NewsList.title'), ...parts.filter((part) => part !== undefined)].join(' – ');
  return pageMetadata(locale, { path: pathOf(filters), title, description: t('NewsList.description') });
}

interface NewsFiltersProps {
  locale: Locale;
  filters: NewsFilters;
  years: readonly string[];
  pillars: readonly { slug: string; title: string }[];
}

function FilterLinks({ locale, filters, years, pillars }: NewsFiltersProps) {
  const t = useTranslations();
  const group = (name: 'category' | 'year' | 'pillar', values: readonly { value: string; label: string }[]) => ({
    name,
    label: t(`NewsFilters.${name}`),
    choices: [{ value: undefined, label: t('NewsFilters.all') }, ...values].map(({ value, label }) => ({
      label,
      href: newsAddress(locale.segment, { ...filters, page: undefined, [name]: value }),
      chosen: filters[name] === value,
    })),
  });
  return (
    <Filters
      id={filtersId}
      heading={t('NewsFilters.heading')}
      groups={[
        group('category', categories.map((value) => ({ value, label: t(`Category.${value}`) }))),
        group('year', years.map((value) => ({ value, label: value }))),
        group('pillar', pillars.map(({ slug, title }) => ({ value: slug, label: title }))),
      ]}
    />
  );
}

function Pages({ locale, filters, page, pageCount }: { locale: Locale; filters: NewsFilters; page: number; pageCount: number }) {
  const t = useTranslations('Pagination');
  const hrefOf = (number: number) => newsAddress(locale.segment, { ...filters, page: number });
  return (
    <Pagination
      label={t('label')}
      position={t('position', { page, pageCount })}
      previous={page > 1 ? { label: t('previous'), href: hrefOf(page - 1) } : null}
      next={page < pageCount ? { label: t('next'), href: hrefOf(page + 1) } : null}
      pages={pagesAround(page, pageCount).map((number) =>
        number === null ? null : { number, label: t('page', { page: number }), href: hrefOf(number), current: number === page },
      )}
    />
  );
}

/**
 * What's New, whole or narrowed. A pillar or year that there is not, and a page beyond the last, end in the 404 page: each
 * made-up one would otherwise be a page to keep and to refresh. Filters that nothing fits do not.
 */
export async function NewsListPage({ segment, filters }: NewsListProps) {
  const locale = openPage(segment, newsAddress(segment, filters));
  const { page = 1, ...narrowed } = filters;
  const [t, list, years, pillars] = await Promise.all([
    getTranslations(),
    readList(newsItem, { locale: locale.code, where: whereFor(filters), page }),
    readNewsYears(locale),
    readAll(pillar, { locale: locale.code }),
  ]);
  const isKnown =
    (filters.pillar === undefined || pillars.some(({ slug }) => slug === filters.pillar)) && (filters.year === undefined || years.includes(filters.year));
  if (!isKnown || (page > 1 && page > list.pageCount)) absent();
  const isNarrowed = Object.keys(narrowed).length > 0;
  return (
    <SiteFrame locale={locale} path={pathOf(filters)} revised={newestRevision(list.items)}>
      <PageHeading title={t('NewsList.title')} />
      <Columns aside={<FilterLinks locale={locale} filters={filters} years={years} pillars={pillars} />}>
        <Link href={`#${filtersId}`} className={styles.jump}>{t('NewsFilters.jump')}</Link>
        <p className={styles.state}>
          <span>{list.total === 0 ? t('NewsList.empty') : t('NewsList.count', { count: list.total })}</span>
          {isNarrowed && <Link href={newsAddress(locale.segment)}>{t('NewsList.clear')}</Link>}
        </p>
        {list.items.length > 0 && <NewsTeasers locale={locale} items={list.items} headingLevel={2} />}
        {list.pageCount > 1 && <Pages locale={locale} filters={filters} page={page} pageCount={list.pageCount} />}
      </Columns>
    </SiteFrame>
  );
}
