import { isCalendarYear } from './calendar-year';
import type { NewsFilters } from './news-address';

/** What a list can be narrowed by. */
interface Narrowable {
  category: string;
  /** `YYYY-MM-DD` */
  releaseDate: string;
  pillars: readonly { slug: string }[];
}

type Facet = 'category' | 'year' | 'pillar';

export const yearOf = ({ releaseDate }: Pick<Narrowable, 'releaseDate'>): string => releaseDate.slice(0, 4);

const fits: Record<Facet, (item: Narrowable, value: string) => boolean> = {
  category: (item, value) => item.category === value,
  year: (item, value) => yearOf(item) === value,
  pillar: (item, value) => item.pillars.some(({ slug }) => slug === value),
};

/** @returns the items that all filters let through, in their order; the page number is no filter */
export function narrow<T extends Narrowable>(items: readonly T[], { category, year, pillar }: NewsFilters): T[] {
  const rules = Object.entries({ category, year, pillar }).filter((rule): rule is [Facet, string] => rule[1] !== undefined);
  return items.filter((item) => rules.every(([facet, value]) => fits[facet](item, value)));
}

/** @returns how many items each choice of a facet would show, the other filters staying as they are */
export function countsOf(items: readonly Narrowable[], filters: NewsFilters, facet: Facet, values: readonly string[]): Map<string, number> {
  const others = narrow(items, { ...filters, [facet]: undefined });
  return new Map(values.map((value) => [value, others.filter((item) => fits[facet](item, value)).length]));
}

/** @returns the years that have items and that an address can say, the newest first */
export const yearsOf = (items: readonly Narrowable[]): string[] => [...new Set(items.map(yearOf))].filter(isCalendarYear).sort().reverse();
