import { localeOfCode } from '@dpo/content';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { addressOf } from '@/i18n/navigation';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { SiteFrame } from './_frame/site-frame';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations();
  return { title: `${t('NotFound.title')} | ${t('Site.name')}` };
}

export default async function NotFound() {
  const locale = localeOfCode(await getLocale());
  const t = await getTranslations();
  return (
    <SiteFrame locale={locale} path={null} title={null}>
      <PageHeading language={locale.code} title={t('NotFound.title')} lead={t('NotFound.body')} />
      <p>{t('NotFound.links')}</p>
      <LinkList
        language={locale.code}
        items={[
          { label: t('SiteHeader.home'), href: addressOf(locale.segment, '') },
          { label: t('SiteHeader.news'), href: addressOf(locale.segment, '/news') },
          { label: t('SiteFooter.siteMap'), href: addressOf(locale.segment, '/site-map') },
        ]}
      />
    </SiteFrame>
  );
}
