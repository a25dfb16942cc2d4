import { expect, test } from '@jest/globals';
import * as files from './files-for-tests';
import { formatOf } from './format';

test.each([
  ['pixel', 'image/png'], ['jpeg', 'image/jpeg'], ['webp', 'image/webp'], ['gif', 'image/gif'], ['avif', 'image/avif'], ['pdf', 'application/pdf'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['odt', 'application/vnd.oasis.opendocument.text'], ['ods', 'application/vnd.oasis.opendocument.spreadsheet'],
  ['odp', 'application/vnd.oasis.opendocument.presentation'],
  ['doc', 'application/msword'], ['xls', 'application/vnd.ms-excel'], ['ppt', 'application/vnd.ms-powerpoint'],
] as const)('%s is known by its content', (name, mime) => {
  expect(formatOf(files[name])?.mime).toBe(mime);
});

test.each(['svg', 'html', 'program', 'archive', 'docm', 'htmlBeforeDocx', 'installer'] as const)('%s is nothing the newsroom takes', (name) => {
  expect(formatOf(files[name])).toBeNull();
});

test.each([['nothing', 0], ['half of an archive', 40], ['all but its end', files.docx.length - 4]])('%s is no document', (_what, length) => {
  expect(formatOf(files.docx.subarray(0, length))).toBeNull();
});

test('an archive whose directory lies about its place is no document', () => {
  const broken = Buffer.from(files.docx);
  broken.writeUInt32LE(0xfffffff0, broken.length - 6);
  expect(formatOf(broken)).toBeNull();
});
