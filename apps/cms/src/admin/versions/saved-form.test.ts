import { expect, test } from '@jest/globals';
import { savedForm } from './saved-form';

const news = '/content-manager/collection-types/api::news-item.news-item';
const settings = '/content-manager/single-types/api::site-settings.site-settings';

test.each([
  ['PUT', `${news}/abc?locale=zh-Hant-HK`, 'abc zh-Hant-HK'],
  ['POST', `https://cms.test${news}/abc/actions/publish?locale=en`, 'abc en'],
  ['POST', `${news}?locale=zh-Hant-HK`, 'new zh-Hant-HK'],
  ['POST', `${news}/actions/publish?locale=en`, 'new en'],
  ['POST', `${news}/clone/abc?locale=en`, 'new en'],
  ['POST', news, 'new en'],
])('%s %s saves a form', (method, address, form) => {
  const { documentId, locale } = savedForm(address, method) ?? {};
  expect(`${documentId ?? 'new'} ${locale}`).toBe(form);
});

test('a single type is saved without naming its document', () => {
  expect(savedForm(`${settings}?locale=en`, 'PUT')).toEqual({ uid: 'api::site-settings.site-settings', documentId: null, locale: 'en', isSingle: true });
  expect(savedForm(`${settings}/actions/publish`, 'POST')).not.toBeNull();
});

test.each([
  ['GET', `${news}/abc?locale=en`],
  ['POST', `${news}/actions/bulkPublish?locale=en`],
  ['POST', `${news}/abc/actions/discard?locale=en`],
  ['DELETE', `${news}/abc`],
  ['POST', '/newsroom/documents/api::news-item.news-item/abc/submit'],
])('%s %s saves none', (method, address) => {
  expect(savedForm(address, method)).toBeNull();
});
