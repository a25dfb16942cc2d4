import type { EntryValues, Locale, newsItem } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { env } from '@/env';
import { formatSize } from '@/i18n/format';
import { Attachments } from '@/ui/attachments/attachments';

/** PDF, DOCX: what readers know a kind of file by. */
const kindOf = ({ ext, mime }: { ext: string | null; mime: string }) => (ext ?? mime.split('/').pop() ?? mime).replace('.', '').toUpperCase();

interface AttachedFilesProps {
  locale: Locale;
  attachments: EntryValues<typeof newsItem>['attachments'];
}

/** The files of an item, each with its kind, size and language: the page's, unless staff chose another. */
export function AttachedFiles({ locale, attachments }: AttachedFilesProps) {
  const t = useTranslations();
  return (
    <Attachments
      language={locale.code}
      heading={t('Attachments.heading')}
      items={attachments.map(({ title, file, language }) => ({
        href: file.url,
        address: env().SITE_URL + file.url,
        title,
        facts: t('Attachments.facts', { type: kindOf(file), size: formatSize(file.bytes, locale), language: t(`FileLanguage.${language ?? locale.code}`) }),
      }))}
    />
  );
}
