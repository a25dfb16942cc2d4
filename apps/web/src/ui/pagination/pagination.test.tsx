import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { examples } from './pagination.examples';
import { pagesAround } from './pagination';

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [5, 9, [1, null, 4, 5, 6, null, 9]],
  [4, 9, [1, 2, 3, 4, 5, null, 9]],
  [4, 6, [1, 2, 3, 4, 5, 6]],
  [9, 9, [1, null, 8, 9]],
])('on page %d of %d a reader sees the ends and the neighbours, and never a gap for one page', (page, pageCount, shown) =>
  expect(pagesAround(page, pageCount)).toEqual(shown),
);

test('the current page says that it is', () => {
  render(examples['in the middle']?.en);
  expect(screen.getByRole('link', { current: 'page' })).toHaveAccessibleName('Page 4');
  expect(screen.getByRole('link', { name: 'Next page' })).toHaveAttribute('rel', 'next');
});
