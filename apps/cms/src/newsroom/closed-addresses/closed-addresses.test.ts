import { expect, test } from '@jest/globals';
import { isClosed } from './closed-addresses';

test.each([
  ['POST', '/upload/actions/upload-from-urls'], ['POST', '//upload//actions/Upload-From-URLs/'], ['GET', '/admin/admin-tokens'], ['POST', '/ADMIN/admin-tokens/3/regenerate'],
  ['POST', '/email'], ['POST', '/Email//'], ['PUT', '/i18n/settings'], ['PUT', '/I18N/settings/'],
])('%s %s is closed', (method, path) => expect(isClosed(method, path)).toBe(true));

test.each([
  ['POST', '/upload'], ['POST', '/upload/files'], ['POST', '/upload/actions/bulk-delete'], ['GET', '/admin/api-tokens'], ['POST', '/admin/login'], ['GET', '/api/news-items'],
  ['GET', '/email/settings'], ['POST', '/email/test'], ['GET', '/i18n/settings'], ['GET', '/i18n/locales'],
])('%s %s stays open', (method, path) => expect(isClosed(method, path)).toBe(false));
