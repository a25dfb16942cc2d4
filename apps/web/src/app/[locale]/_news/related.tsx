import { type EntryValues, type Locale, newsItem, pillar } from '@dpo/content';
import { getTranslations } from 'next-intl/server';
import { formatDate } from '@/i18n/format';
import { addressOf, entryPath } from '@/i18n/navigation';
import { LinkList } from '@/ui/link-list/link-list';
import { Section } from '@/ui/section/section';
import { foreignOf, hrefOf } from '../_frame/foreign';
import { readNews } from './read-news';
import { relatedItems } from './related-items';

type Item = Pick<EntryValues<typeof newsItem>, 'documentId' | 'category' | 'pillars'>;

/** What leads on from an item: its pillars, and other items on them or of its kind. */
export async function Related({ locale, item }: { locale: Locale; item: Item }) {
  const [t, news] = await Promise.all([getTranslations(), readNews(locale)]);
  const items = relatedItems(item, news);
  return (
    <>
      {item.pillars.length > 0 && (
        <Section id="pillars" heading={t('NewsItemPage.pillars')} place="aside">
          <LinkList language={locale.code} items={item.pillars.map(({ slug, title }) => ({ label: title, href: addressOf(locale.segment, entryPath(pillar, slug)) }))} />
        </Section>
      )}
      {items.length > 0 && (
        <Section id="related" heading={t('NewsItemPage.related')} place="aside">
          <LinkList
            language={locale.code}
            items={items.map((other) => {
              const foreign = foreignOf(other, locale, t);
              const detail = [formatDate(other.releaseDate, locale), foreign?.note].filter((part) => part !== undefined).join(t('NewsItemPage.between'));
              return { label: other.title, href: hrefOf(newsItem, other), language: foreign?.language, detail };
            })}
          />
        </Section>
      )}
    </>
  );
}
