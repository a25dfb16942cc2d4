import { expect, test } from '@jest/globals';
import { isClosed } from './closed-addresses';

test.each(['/upload/actions/upload-from-urls', '//upload//actions/Upload-From-URLs/', '/admin/admin-tokens', '/ADMIN/admin-tokens/3/regenerate'])(
  '%s is closed',
  (path) => expect(isClosed(path)).toBe(true),
);

test.each(['/upload', '/upload/files', '/upload/actions/bulk-delete', '/admin/api-tokens', '/admin/login', '/api/news-items'])('%s stays open', (path) =>
  expect(isClosed(path)).toBe(false),
);
