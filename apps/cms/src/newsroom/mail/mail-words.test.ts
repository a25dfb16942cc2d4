import { expect, test } from '@jest/globals';
import { isTold, mailOf } from './mail-words';

test('a mail speaks both languages, names who and leads to the text', () => {
  const mail = mailOf('submitted', 'Ada Tester', 'https://newsroom.example.hk/admin/x');
  expect(mail?.subject).toBe('A text waits for approval 有內容等候批核');
  expect(mail?.text).toMatch(/^Ada Tester has submitted a text\..*\n\nAda Tester已提交內容。.*\n\nhttps:\/\/newsroom\.example\.hk\/admin\/x$/s);
});

test('a name with line breaks and markup stays a name', () => {
  const mail = mailOf('returned', 'Ada\r\nBcc: all@example.hk <b>x</b>', null);
  expect(mail?.subject).not.toMatch(/[\r\n]/);
  expect(mail?.text).toContain('Ada Bcc: all@example.hk <b>x</b> has returned');
  expect(mail?.html).not.toContain('<b>');
});

test('nobody is told of what concerns nobody else', () => {
  expect((['taken-back', 'confirmed', 'only-in', 'scheduled'] as const).map((kind) => [isTold(kind), mailOf(kind, '', null)])).toEqual(Array(4).fill([false, null]));
});
