import type { Locale } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { env } from '@/env';
import { addressOf } from '@/i18n/navigation';
import { mailAddress, shareAddresses } from '@/share-addresses';
import { ShareLinks } from '@/ui/share-links/share-links';

/** Ways to pass this page on. */
export function Share({ locale, path, title }: { locale: Locale; path: string; title: string }) {
  const t = useTranslations('ShareLinks');
  const url = env().SITE_URL + addressOf(locale.segment, path);
  return (
    <ShareLinks
      heading={t('heading')}
      items={[
        { name: t('email'), href: mailAddress({ title, url }) },
        ...shareAddresses({ title, url }).map((service) => ({ ...service, language: 'en' as const })),
      ]}
      address={{ label: t('address'), url }}
    />
  );
}
