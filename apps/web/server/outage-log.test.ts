/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { CmsUnavailable } from '@dpo/content';
import { withoutRepeatedOutages } from './outage-log';

test('regression: in an outage every request for a page that was never made is told of with its stack', () => {
  const lines: unknown[][] = [];
  let now = 0;
  const log = withoutRepeatedOutages((...parts) => lines.push(parts), () => now);
  const fail = (slug: string, type = 'pages') => log('⨯', new CmsUnavailable('The CMS cannot be reached', `http://cms/api/${type}?slug=${slug}`));
  for (let time = 0; time < 100; time += 1) fail(`made-up-${time}`);
  fail('a', 'news-items');
  expect(lines).toEqual([['⨯', 'The CMS cannot be reached (http://cms/api/pages)'], ['⨯', 'The CMS cannot be reached (http://cms/api/news-items)']]);
  now = 60_000;
  fail('b');
  expect(lines.slice(2)).toEqual([['⨯', 'The CMS cannot be reached (http://cms/api/pages)', 'and 99 times more since this was last said']]);
});

test('everything else is said as often as it happens', () => {
  const lines: unknown[][] = [];
  const log = withoutRepeatedOutages((...parts) => lines.push(parts));
  const fault = new TypeError('of a programmer');
  for (let time = 0; time < 2; time += 1) log('⨯', fault);
  expect(lines).toEqual([['⨯', fault], ['⨯', fault]]);
});
