import type { Locale } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { openLivePage } from '@/content/read';
import { addressOf } from '@/i18n/navigation';
import { type SearchState, longestQuery, parseSearch, searchPath } from '@/search/search-address';
import { SearchForm } from '@/ui/search-form/search-form';
import { pageMetadata } from '../_frame/page-metadata';
import { SiteFrame } from '../_frame/site-frame';
import { Results } from './results';
import { searchFor } from './search-for';

// What readers ask for is theirs: no answer is kept, and made-up queries fill no cache.
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function open({ params, searchParams }: Props) {
  const locale = openLivePage((await params).locale);
  return { locale, state: parseSearch(await searchParams), t: await getTranslations() };
}

async function titleOf(locale: Locale, state: SearchState): Promise<string> {
  const [t, { total }] = await Promise.all([getTranslations(), searchFor(locale, state)]);
  const { q, type, year, page } = state;
  const parts = [
    t('SearchPage.titleFor', { q }),
    // The first thing that a screen reader says of a page; few say a status that is there from the start.
    t('SearchPage.total', { count: total }),
    type && t(`EntryType.${type}`),
    year,
    page > 1 ? t('Pagination.page', { page }) : undefined,
  ];
  return parts.filter((part) => part !== undefined).join(' – ');
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, state, t } = await open(props);
  const title = state.q === '' ? t('SearchPage.title') : await titleOf(locale, state);
  const metadata = await pageMetadata(locale, { path: searchPath(state), title, description: t('SearchPage.description') });
  return { ...metadata, robots: { index: false } };
}

export default async function SearchPage(props: Props) {
  const { locale, state, t } = await open(props);
  return (
    <SiteFrame locale={locale} path={searchPath(state)} title={null}>
      <SearchForm
        action={addressOf(locale.segment, searchPath({}))}
        label={t('SearchForm.label')}
        hint={state.q === '' ? t('SearchPage.hint') : null}
        button={t('SearchForm.button')}
        value={state.q}
        maxLength={longestQuery}
      />
      {state.q !== '' && <Results locale={locale} state={state} />}
    </SiteFrame>
  );
}
