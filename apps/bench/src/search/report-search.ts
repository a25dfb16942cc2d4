import { searchBudget } from '../budgets';
import { distributionOf } from '../distribution';
import { measureSearch } from './measure-search';

const milliseconds = (values: readonly number[]) => {
  const { count, p50, p95, max } = distributionOf(values);
  return { count, p50: Math.round(p50), p95: Math.round(p95), max: Math.round(max) };
};

const megabytes = (bytes: number) => Math.round(bytes / 1e6);

/** Measures search, prints the figures, and tells which of them are beyond the budget. */
export async function search(): Promise<string[]> {
  const { items, queriesEach, builtMilliseconds, longestBlockMilliseconds, pageP95Milliseconds, queryP95Milliseconds, moreMemoryMegabytes } = searchBudget;
  const { built, longestBlock, pages, queries, moreMemory } = await measureSearch({ items, queriesEach });
  const rows = {
    'a page while the index is built, ms': milliseconds(pages),
    ...Object.fromEntries(queries.map(({ locale, times }) => [`a page of results, ${locale}, ms`, milliseconds(times)])),
  };
  console.log(`Search over ${items} items in each language, in the production build, over HTTP:`);
  console.table(rows);
  console.table({
    'from the start until the index answers, ms': Math.round(built),
    'longest turn of the process meanwhile, ms': Math.round(longestBlock),
    'more memory than without items: resident, MB': megabytes(moreMemory.resident),
    'more memory than without items: in use, MB': megabytes(moreMemory.used),
  });
  const beyond = (what: string, value: number, limit: number, unit: string) => (value > limit ? [`${what}: ${Math.round(value)} ${unit}; at most ${limit} ${unit} are allowed`] : []);
  return [
    ...beyond('The index was built in', built, builtMilliseconds, 'ms'),
    ...beyond('The process was busy at a stretch for', longestBlock, longestBlockMilliseconds, 'ms'),
    ...beyond('While the index was built, a page had a p95 of', distributionOf(pages).p95, pageP95Milliseconds, 'ms'),
    ...queries.flatMap(({ locale, times }) => beyond(`Results in ${locale} had a p95 of`, distributionOf(times).p95, queryP95Milliseconds, 'ms')),
    ...beyond('The index took', moreMemory.resident / 1e6, moreMemoryMegabytes, 'MB'),
  ];
}
