import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { DataTable } from './data-table';

const rows = [['', '2025', 'Note'], ['First quarter', '1,204', 'a'], ['Second quarter', '', '7']];

test('headers name their row or column, and an empty corner is none', () => {
  render(<DataTable language="en" id="t" caption="Visits" headerRow headerColumn rows={rows} />);
  expect(screen.getByRole('table', { name: 'Visits' })).toBeInTheDocument();
  expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual(['2025', 'Note']);
  expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['First quarter', 'Second quarter']);
  for (const header of screen.getAllByRole('columnheader')) expect(header).toHaveAttribute('scope', 'col');
});

test('the keyboard reaches the region that scrolls, which is named after the table', () => {
  render(<DataTable language="en" id="t" caption="Visits" headerRow={false} headerColumn={false} rows={rows} />);
  expect(screen.getByRole('region', { name: 'Visits' })).toHaveAttribute('tabindex', '0');
  expect(screen.queryByRole('columnheader')).toBeNull();
});

test('a column of figures is set apart from one that holds words', () => {
  render(<DataTable language="en" id="t" caption="Visits" headerRow headerColumn rows={rows} />);
  expect(screen.getByRole('cell', { name: '1,204' })).toHaveClass('number');
  expect(screen.getByRole('cell', { name: '7' })).not.toHaveClass('number');
});
