import { locales } from '@dpo/content';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { notFound } from 'next/navigation';
import { openLivePage } from '@/content/read';
import { dayOf, formatDate } from '@/i18n/format';
import { addressOf } from '@/i18n/navigation';
import { noticeAt, takenOff } from '@/redirecting';
import { searchPath } from '@/search/search-address';
import { GoneNotice } from '@/ui/gone-notice/gone-notice';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { SiteFrame } from '../../_frame/site-frame';

// What the CMS told last is in memory, and there it changes: a kept notice would outlast a page that is there again.
export const dynamic = 'force-dynamic';

interface Props {
  params: Promise<{ locale: string; address: string[] }>;
}

async function open(params: Props['params']) {
  const { locale: segment, address } = await params;
  const locale = openLivePage(segment);
  const path = `/${address.join('/')}`;
  const notice = noticeAt(addressOf(locale.segment, path));
  if (!notice) notFound();
  // What goes in its last language is taken off in all: an address without a notice has its page.
  const left = locales.filter(({ code, segment }) => code !== locale.code && !takenOff(addressOf(segment, path)));
  return { locale, path, notice, left, t: await getTranslations() };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { notice, t } = await open(params);
  return { title: `${t('GonePage.titleFor', { title: notice.title })} | ${t('Site.name')}`, robots: { index: false } };
}

/** What was at an address, when it was taken off the site, and why. The server puts it where the page was, with status 410. */
export default async function GonePage({ params }: Props) {
  const { locale, path, notice, left, t } = await open(params);
  return (
    <SiteFrame locale={locale} path={path} title={null} revised={notice.at}>
      <PageHeading language={locale.code} title={t('GonePage.title')} lead={t('GonePage.body')} />
      <GoneNotice
        what={{ label: t('GonePage.what'), title: notice.title }}
        when={{ label: t('GonePage.when'), day: dayOf(notice.at), date: formatDate(notice.at, locale) }}
        why={notice.reason === null ? null : { label: t('GonePage.why'), reason: notice.reason }}
        language={notice.language}
      />
      {left.length > 0 && (
        <>
          <p>{t('GonePage.left')}</p>
          <LinkList language={locale.code} items={left.map(({ code, segment }) => ({ label: t(`NotTranslated.${code}`), href: addressOf(segment, path) }))} />
        </>
      )}
      <p>{t('NotFound.links')}</p>
      <LinkList
        language={locale.code}
        items={[
          { label: t('SiteHeader.news'), href: addressOf(locale.segment, '/news') },
          { label: t('SearchPage.title'), href: addressOf(locale.segment, searchPath({})) },
          { label: t('SiteFooter.siteMap'), href: addressOf(locale.segment, '/site-map') },
        ]}
      />
    </SiteFrame>
  );
}
