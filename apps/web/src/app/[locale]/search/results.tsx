import type { Locale } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/i18n/format';
import { addressOf } from '@/i18n/navigation';
import { type SearchState, searchPath, searchedType } from '@/search/search-address';
import type { Facet, SearchAnswer, SearchHit } from '@/search/search-index';
import { Columns } from '@/ui/columns/columns';
import { Filters } from '@/ui/filters/filters';
import { Link } from '@/ui/link/link';
import { Pagination, pagesAround } from '@/ui/pagination/pagination';
import { SearchResults } from '@/ui/search-results/search-results';
import { Words } from '@/ui/words/words';
import { foreignOf } from '../_frame/foreign';
import styles from './results.module.css';
import { searchFor } from './search-for';

interface StateProps {
  locale: Locale;
  state: SearchState;
}

interface AnswerProps extends StateProps {
  answer: SearchAnswer;
}

const filtersId = 'filters';

const hrefOf = (locale: Locale, state: SearchState) => addressOf(locale.segment, searchPath(state));

function ResultFilters({ locale, state, answer }: AnswerProps) {
  const t = useTranslations();
  const typeName = (value: string) => {
    const type = searchedType(value);
    return type ? t(`EntryType.${type}`) : value;
  };
  const group = (name: 'type' | 'year', all: number, facets: readonly Facet[], nameOf: (value: string) => string) => ({
    name,
    label: t(`SearchPage.${name}`),
    choices: [
      { value: undefined, label: t('SearchPage.all'), count: all },
      ...facets.map(({ value, count }) => ({ value, label: nameOf(value), count })),
    ].map(({ value, label, count }) => ({ label, count: t('NewsFilters.count', { count }), href: addressOf(locale.segment, searchPath({ ...state, page: 1, [name]: value })), chosen: state[name] === value })),
  });
  const groups = [group('type', answer.ofYear, answer.types, typeName), group('year', answer.ofType, answer.years, (year) => year)];
  return <Filters id={filtersId} heading={t('SearchPage.filters')} groups={groups} language={locale.code} />;
}

function Pages({ locale, state, answer: { page, pageCount } }: AnswerProps) {
  const t = useTranslations('Pagination');
  const to = (number: number) => hrefOf(locale, { ...state, page: number });
  return (
    <Pagination
      label={t('label')}
      position={t('position', { page, pageCount })}
      previous={page > 1 ? { label: t('previous'), href: to(page - 1) } : null}
      next={page < pageCount ? { label: t('next'), href: to(page + 1) } : null}
      pages={pagesAround(page, pageCount).map((number) =>
        number === null ? null : { number, label: t('page', { page: number }), href: to(number), current: number === page },
      )}
    />
  );
}

function Advice({ locale }: { locale: Locale }) {
  const t = useTranslations();
  return (
    <section aria-labelledby="advice" className={styles.advice}>
      <h2 id="advice">{t('SearchPage.advice')}</h2>
      <ul>
        <li>{t('SearchPage.adviceSpelling')}</li>
        <li>{t('SearchPage.adviceFewer')}</li>
        <li>{t('SearchPage.adviceLanguage')}</li>
        <li>{t('SearchPage.adviceSiteMap')} <Link href={addressOf(locale.segment, '/site-map')}>{t('SiteFooter.siteMap')}</Link></li>
      </ul>
    </section>
  );
}

/** What was found, with the ways to narrow it; without anything found, what the reader may do. */
export async function Results({ locale, state }: StateProps) {
  const { q, type, year } = state;
  const [t, answer] = await Promise.all([getTranslations(), searchFor(locale, state)]);
  const isNarrowed = type !== undefined || year !== undefined;
  const kindOf = (hit: SearchHit) => {
    const known = searchedType(hit.type);
    return known ? t(`EntryTypeOfOne.${known}`) : hit.type;
  };
  const found = (
    <>
      <p className={styles.state}>
        <span role="status">
          <Words text={answer.total === 0 ? t('SearchPage.none', { q }) : t('SearchPage.count', { count: answer.total, q })} language={locale.code} />
        </span>
        {isNarrowed && <Link href={hrefOf(locale, { q, page: 1 })}>{t('SearchPage.clear')}</Link>}
      </p>
      {answer.match !== 'all' && answer.total > 0 && <p className={styles.note}>{t(`SearchPage.${answer.match}`)}</p>}
      {answer.total === 0 ? (
        <Advice locale={locale} />
      ) : (
        <SearchResults
          language={locale.code}
          items={answer.hits.map((hit) => ({
            href: hit.href,
            title: hit.title,
            snippet: hit.snippet,
            kind: kindOf(hit),
            date: hit.date === null ? null : { day: hit.date, text: formatDate(hit.date, locale) },
            foreign: foreignOf(hit, locale, t),
          }))}
        />
      )}
      {answer.pageCount > 1 && <Pages locale={locale} state={state} answer={answer} />}
    </>
  );
  if (answer.total === 0 && !isNarrowed) return found;
  return (
    <Columns aside={<ResultFilters locale={locale} state={state} answer={answer} />}>
      <Link href={`#${filtersId}`} className={styles.jump}>{t('SearchPage.jump')}</Link>
      {found}
    </Columns>
  );
}
