import { describe, expect, test } from '@jest/globals';
import { linkAddress, richText } from './rich-text';

describe('the address of a link', () => {
  test.each([
    'https://www.gov.hk/en/',
    'http://www.gov.hk/tc/?a=b#c',
    'HTTPS://WWW.GOV.HK',
    'mailto:office@example.hk',
    'tel:+85225821234',
    '/en/about',
    '/',
    '/uploads/annual report.pdf',
    '#contact',
  ])('%j is kept', (url) => {
    expect(linkAddress.parse(url)).toBe(url);
  });

  test('loses the spaces around it', () => {
    expect(linkAddress.parse('  https://www.gov.hk/\n')).toBe('https://www.gov.hk/');
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    // Browsers take tabs and line breaks out of an address before they read it, and control characters off its beginning.
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\u0001javascript:alert(1)',
    '\u00a0javascript:alert(1)',
    'javascript&colon;alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'blob:https://www.gov.hk/1',
    'file:///etc/passwd',
    'ftp://www.gov.hk/',
    'view-source:https://www.gov.hk/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '/\r\n\\evil.example',
    'h\nttps://evil.example',
    'https:evil.example',
    'https:/evil.example',
    'https:\\\\evil.example',
    'www.gov.hk',
    'about',
    '../about',
    '',
  ])('%j is no address', (url) => {
    expect(linkAddress.parse(url)).toBeNull();
  });
});

describe('rich text', () => {
  const text = (words: string) => ({ type: 'text', text: words });

  test('keeps the text of a link that leads where nobody may be sent', () => {
    const paragraph = { type: 'paragraph', children: [{ type: 'link', url: 'javascript:alert(1)', children: [text('Click')] }] };
    expect(richText.parse([paragraph])).toEqual([{ type: 'paragraph', children: [{ type: 'link', url: null, children: [text('Click')] }] }]);
  });

  test('may hold lists within lists', () => {
    const list = (...children: unknown[]) => ({ type: 'list', format: 'unordered', children });
    const item = (words: string) => ({ type: 'list-item', children: [text(words)] });
    const nested = [list(item('one'), list(item('one and a half'), list(item('and three quarters'))), item('two'))];
    expect(richText.parse(nested)).toEqual(nested);
  });

  test('drops what it does not know of a node', () => {
    const [node] = richText.parse([{ type: 'paragraph', class: 'big', children: [{ ...text('words'), bold: true, onclick: 'alert(1)' }] }]);
    expect(node).toEqual({ type: 'paragraph', children: [{ type: 'text', text: 'words', bold: true }] });
  });

  test.each([
    ['an image, which has no alternative text per language', { type: 'image', image: { url: '/uploads/a.png' }, children: [text('')] }],
    ['a heading without a level', { type: 'heading', children: [text('a')] }],
    ['a heading of level 7', { type: 'heading', level: 7, children: [text('a')] }],
    ['an unknown node', { type: 'iframe', children: [text('a')] }],
    ['a paragraph without children', { type: 'paragraph' }],
    ['a text that is not one', { type: 'paragraph', children: [{ type: 'text', text: 1 }] }],
    ['a list of no known format', { type: 'list', format: 'roman', children: [] }],
  ])('is malformed with %s', (_, node) => {
    expect(richText.safeParse([node]).success).toBe(false);
  });
});
