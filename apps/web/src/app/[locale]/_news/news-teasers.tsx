import { type Locale, newsItem } from '@dpo/content';
import { useTranslations } from 'next-intl';
import { formatDate } from '@/i18n/format';
import { NewsList } from '@/ui/news-list/news-list';
import { foreignOf, hrefOf } from '../_frame/foreign';
import type { NewsTeaser } from './read-news';

/** News items as the content has them, drawn as a list. */
export function NewsTeasers({ locale, items, headingLevel }: { locale: Locale; items: readonly NewsTeaser[]; headingLevel: 2 | 3 }) {
  const t = useTranslations();
  return (
    <NewsList
      language={locale.code}
      headingLevel={headingLevel}
      items={items.map((item) => ({
        href: hrefOf(newsItem, item),
        title: item.title,
        summary: item.summary,
        category: t(`CategoryOfOne.${item.category}`),
        day: item.releaseDate,
        date: formatDate(item.releaseDate, locale),
        foreign: foreignOf(item, locale, t),
      }))}
    />
  );
}
