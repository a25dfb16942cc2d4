import { describe, expect, test } from '@jest/globals';
import { entries } from './entries';
import { newsItem } from './entries/news-item';
import { officeProfile } from './entries/office-profile';
import { pillar } from './entries/pillar';
import { tagsForChange, tagsForList, tagsForOne } from './tags';

/** Whether a change makes a page stale that carries these tags. */
const expires = (change: Parameters<typeof tagsForChange>[0], pageTags: readonly string[]) => tagsForChange(change).some((tag) => pageTags.includes(tag));

describe('a change', () => {
  test.each(entries)('of a $type reaches its own pages and lists', (entry) => {
    const slugs = entry.kind === 'singleType' ? [] : ['one'];
    expect(expires({ type: entry.type, slugs }, tagsForOne(entry, slugs[0]))).toBe(true);
    expect(expires({ type: entry.type, slugs }, tagsForList(entry))).toBe(true);
  });

  test('leaves the pages of other entries of the type alone', () => {
    expect(expires({ type: 'pillar', slugs: ['one'] }, tagsForOne(pillar, 'two'))).toBe(false);
  });

  test('leaves the pages of other types alone', () => {
    expect(expires({ type: 'page', slugs: ['one'] }, [...tagsForOne(newsItem, 'one'), ...tagsForList(newsItem), ...tagsForOne(officeProfile)])).toBe(false);
  });

  test('reaches everything that embeds the entry: a pillar’s title stands on news items', () => {
    expect(expires({ type: 'pillar', slugs: ['one'] }, tagsForOne(newsItem, 'any'))).toBe(true);
    expect(expires({ type: 'pillar', slugs: ['one'] }, tagsForList(newsItem))).toBe(true);
  });

  test('of an address reaches the old page and the new one', () => {
    const change = { type: 'news-item', slugs: ['old', 'new'] };
    expect(expires(change, tagsForOne(newsItem, 'old'))).toBe(true);
    expect(expires(change, tagsForOne(newsItem, 'new'))).toBe(true);
  });

  test('of one type never has the tag of another whose name it begins', () => {
    expect(tagsForChange({ type: 'page', slugs: [] })).not.toContain(tagsForOne({ type: 'page-two', embeds: [] })[0]);
  });
});
