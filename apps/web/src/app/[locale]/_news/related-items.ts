interface Relatable {
  documentId: string;
  category: string;
  pillars: readonly { slug: string }[];
}

const most = 4;

/**
 * @param all the newest first
 * @returns other items that share a pillar or the category, those that share more of them first, else the newest
 */
export function relatedItems<T extends Relatable>(item: Relatable, all: readonly T[]): T[] {
  const own = new Set(item.pillars.map(({ slug }) => slug));
  const nearness = ({ category, pillars }: Relatable) => pillars.filter(({ slug }) => own.has(slug)).length + (category === item.category ? 1 : 0);
  return all
    .filter((other) => other.documentId !== item.documentId && nearness(other) > 0)
    .sort((one, other) => nearness(other) - nearness(one))
    .slice(0, most);
}
