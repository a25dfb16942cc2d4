import { type ListValues, type Locale, newsItem } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { formatDate } from '@/i18n/format';
import { addressOf, entryPath } from '@/i18n/navigation';
import { NewsList } from '@/ui/news-list/news-list';

export type NewsTeaser = ListValues<typeof newsItem>;

/** News items as the content has them, drawn as a list. */
export function NewsTeasers({ locale, items, headingLevel }: { locale: Locale; items: readonly NewsTeaser[]; headingLevel: 2 | 3 }) {
  const t = useTranslations('Category');
  return (
    <NewsList
      headingLevel={headingLevel}
      items={items.map(({ slug, title, summary, category, releaseDate }) => ({
        href: addressOf(locale.segment, entryPath(newsItem, slug)),
        title,
        summary,
        category: t(category),
        day: releaseDate,
        date: formatDate(releaseDate, locale),
      }))}
    />
  );
}
