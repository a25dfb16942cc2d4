import { expect, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import { SearchForm } from './search-form';

test('asks by a plain GET, under a name that is said, with what was looked for', () => {
  render(<SearchForm action="/en/search" label="Search this website" hint="A hint" button="Search" value={'"><b>'} maxLength={200} />);
  const form = screen.getByRole('search');
  expect(form).toHaveAttribute('action', '/en/search');
  expect(form).toHaveAttribute('method', 'get');
  const input = screen.getByRole('searchbox', { name: 'Search this website', description: 'A hint' });
  expect(input).toHaveAttribute('name', 'q');
  expect(input).toHaveValue('"><b>');
  expect(form.querySelector('b')).toBeNull();
  expect(screen.getByRole('button', { name: 'Search' })).toHaveAttribute('type', 'submit');
});
