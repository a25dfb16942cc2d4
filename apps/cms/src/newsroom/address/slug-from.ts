export const longestSlug = 120;

/**
 * @returns the words of a title as an address: lower-case ASCII joined by hyphens, cut between words;
 * empty when the title has no Latin letter or digit, as Chinese titles have none
 */
export function slugFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/gu, '')
    .replace(/&/gu, ' and ')
    .toLowerCase()
    .split(/[^a-z0-9]+/u)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > longestSlug) break;
    slug = longer;
  }
  return slug;
}
