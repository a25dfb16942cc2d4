import type { Locale } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { addressOf } from '@/i18n/navigation';
import { LinkList } from '@/ui/link-list/link-list';
import { PageHeading } from '@/ui/page-heading/page-heading';
import { newestRevision } from './revision';
import { SiteFrame } from './site-frame';

interface NotTranslatedProps<V> {
  locale: Locale;
  path: string;
  trail?: readonly { label: string; path: string }[];
  entry: { meta: (values: V) => { title: string } };
  elsewhere: readonly { locale: Locale; values: V }[];
}

/** Says, in the reader's language, that a page is not published in it, and leads to the languages it is published in. */
export async function NotTranslated<V extends { updatedAt: string }>({ locale, path, trail = [], entry, elsewhere }: NotTranslatedProps<V>) {
  const t = await getTranslations('NotTranslated');
  return (
    <SiteFrame locale={locale} path={path} title={null} trail={trail} revised={newestRevision(elsewhere.map(({ values }) => values))}>
      <PageHeading language={locale.code} title={t('title')} lead={t('body')} />
      <LinkList
        language={locale.code}
        items={elsewhere.map((other) => ({
          label: entry.meta(other.values).title,
          href: addressOf(other.locale.segment, path),
          language: other.locale.code,
          detail: t(other.locale.code),
        }))}
      />
    </SiteFrame>
  );
}
