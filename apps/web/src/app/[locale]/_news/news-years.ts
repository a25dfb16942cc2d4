import { type Locale, newsItem } from '@dpo/content';
import { readList } from '@/content/read';

const yearOf = (items: readonly { releaseDate: string }[]) => items[0]?.releaseDate.slice(0, 4);

/**
 * @returns the years from the newest release to the oldest, whether or not each has one
 * @throws {ContentError} when the CMS cannot tell
 */
export async function readNewsYears({ code }: Locale): Promise<string[]> {
  const [newest, oldest] = await Promise.all(
    ['releaseDate:desc', 'releaseDate:asc'].map((order) => readList(newsItem, { locale: code, pageSize: 1, sort: [order] })),
  );
  const last = yearOf(newest?.items ?? []);
  const first = yearOf(oldest?.items ?? []);
  if (last === undefined || first === undefined) return [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => String(Number(last) - index));
}
