import { type ListValues, type Locale, type LocaleCode, categories, pillar } from '@dpo/content';
import type { Metadata } from 'next';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { absent, openPage } from '@/content/read';
import { readMerged } from '@/content/read-merged';
import { type NewsFilters, feedAddress, newsAddress } from '@/news-address';
import { countsOf, narrow, yearsOf } from '@/news-narrowing';
import { Columns } from '@/ui/columns/columns';
import { Filters } from '@/ui/filters/filters';
import { Link } from '@/ui/link/link';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { Pagination, pagesAround } from '@/ui/pagination/pagination';
import { foreignOf } from '../_frame/foreign';
import { pageMetadata } from '../_frame/page-metadata';
import { newestRevision } from '../_frame/revision';
import { SiteFrame } from '../_frame/site-frame';
import { NewsTeasers } from '../_news/news-teasers';
import { type NewsTeaser, readNews } from '../_news/read-news';
import styles from './news-list.module.css';

interface NewsListProps {
  segment: string;
  filters: NewsFilters;
}

const filtersId = 'filters';
const pageSize = 10;

const pathOf = (filters: NewsFilters) => newsAddress('', filters).slice(1);

const isNarrowed = ({ category, year, pillar: slug }: NewsFilters) => [category, year, slug].some((filter) => filter !== undefined);

export async function newsListMetadata({ segment, filters }: NewsListProps): Promise<Metadata> {
  const locale = openPage(segment, newsAddress(segment, filters));
  const [t, news, pillars] = await Promise.all([getTranslations(), readNews(locale), readMerged(pillar, locale)]);
  const pillarTitle = pillars.find(({ slug }) => slug === filters.pillar)?.title;
  const parts = [
    filters.category && t(`Category.${filters.category}`),
    filters.year,
    pillarTitle,
    // The first thing that a screen reader says of a page: how much the filters found.
    isNarrowed(filters) ? t('NewsList.count', { count: narrow(news, filters).length }) : undefined,
    filters.page && t('Pagination.page', { page: filters.page }),
  ];
  const title = [t('NewsList.title'), ...parts.filter((part) => part !== undefined)].join(' – ');
  return pageMetadata(locale, { path: pathOf(filters), title, description: t('NewsList.description'), feed: { ...filters, pillarTitle } });
}

interface NewsFiltersProps {
  locale: Locale;
  filters: NewsFilters;
  news: readonly NewsTeaser[];
  pillars: readonly ListValues<typeof pillar>[];
}

/** A choice that would show nothing is left out, unless it is the one that is set. */
function FilterLinks({ locale, filters, news, pillars }: NewsFiltersProps) {
  const t = useTranslations();
  const group = (name: 'category' | 'year' | 'pillar', values: readonly { value: string; label: string; language?: LocaleCode | undefined }[]) => {
    const counts = countsOf(news, filters, name, values.map(({ value }) => value));
    const all = { value: undefined, label: t('NewsFilters.all'), language: undefined, count: narrow(news, { ...filters, [name]: undefined }).length };
    const counted = values.map((choice) => ({ ...choice, count: counts.get(choice.value) ?? 0 }));
    return {
      name,
      label: t(`NewsFilters.${name}`),
      choices: [all, ...counted.filter(({ value, count }) => count > 0 || value === filters[name])].map(({ value, label, language, count }) => ({
        label,
        language,
        count: t('NewsFilters.count', { count }),
        href: newsAddress(locale.segment, { ...filters, page: undefined, [name]: value }),
        chosen: filters[name] === value,
      })),
    };
  };
  return (
    <Filters
      id={filtersId}
      heading={t('NewsFilters.heading')}
      language={locale.code}
      groups={[
        group('category', categories.map((value) => ({ value, label: t(`Category.${value}`) }))),
        group('year', yearsOf(news).map((value) => ({ value, label: value }))),
        group('pillar', pillars.map((one) => ({ value: one.slug, label: one.title, language: foreignOf(one, locale, t)?.language }))),
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
  const { page = 1 } = filters;
  const [t, news, pillars] = await Promise.all([getTranslations(), readNews(locale), readMerged(pillar, locale)]);
  const found = narrow(news, filters);
  const pageCount = Math.ceil(found.length / pageSize);
  const isKnown =
    (filters.pillar === undefined || pillars.some(({ slug }) => slug === filters.pillar)) && (filters.year === undefined || yearsOf(news).includes(filters.year));
  if (!isKnown || (page > 1 && page > pageCount)) return absent();
  const items = found.slice((page - 1) * pageSize, page * pageSize);
  return (
    <SiteFrame locale={locale} path={pathOf(filters)} title={t('NewsList.title')} revised={newestRevision(items)}>
      <PageHeading language={locale.code} title={t('NewsList.title')} />
      <Columns aside={<FilterLinks locale={locale} filters={filters} news={news} pillars={pillars} />}>
        <Link href={`#${filtersId}`} className={styles.jump}>{t('NewsFilters.jump')}</Link>
        <p className={styles.state}>
          <span>{found.length > 0 ? t('NewsList.count', { count: found.length }) : t(isNarrowed(filters) ? 'NewsList.empty' : 'NewsList.none')}</span>
          {isNarrowed(filters) && <Link href={newsAddress(locale.segment)}>{t('NewsList.clear')}</Link>}
        </p>
        {items.length > 0 && <NewsTeasers locale={locale} items={items} headingLevel={2} />}
        {pageCount > 1 && <Pages locale={locale} filters={filters} page={page} pageCount={pageCount} />}
        <p className={styles.feed}><Link href={feedAddress(locale.segment, 'xml', filters)}>{t('NewsList.feed')}</Link></p>
      </Columns>
    </SiteFrame>
  );
}
