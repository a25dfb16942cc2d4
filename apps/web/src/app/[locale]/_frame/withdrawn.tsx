import type { EntryValues, Locale, newsItem } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { formatDate } from '@/i18n/format';
import { WithdrawnNotice } from '@/ui/withdrawn-notice/withdrawn-notice';

interface WithdrawnProps {
  locale: Locale;
  withdrawn: EntryValues<typeof newsItem>['withdrawn'];
}

/** Since when and why a page no longer holds; nothing on one that does. */
export function Withdrawn({ locale, withdrawn }: WithdrawnProps) {
  const t = useTranslations('WithdrawnNotice');
  return withdrawn && <WithdrawnNotice language={locale.code} heading={t('heading', { date: formatDate(withdrawn.at, locale) })} reason={withdrawn.reason} />;
}
