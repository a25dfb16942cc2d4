import { expect, test } from '@jest/globals';
import type { Action } from '../withdrawal/actions';
import { withoutPublishing } from './form-actions';

const action = (type: string): Action => Object.assign(() => ({ label: type, position: ['panel'] }), { type, position: 'panel' });
const forManyLanguages: Action = () => ({ label: 'bulk-publish' });

test('a form has one way to publish, the newsroom’s, and beside "Save" nothing that takes words away', () => {
  const left = withoutPublishing([action('publish'), action('update'), forManyLanguages, action('unpublish'), action('discard'), action('delete')]);
  expect(left.map(({ type, position }) => [type, position])).toEqual([['update', 'panel'], ['unpublish', 'header'], ['discard', 'header'], ['delete', 'panel']]);
  expect(left.map((each) => each({ model: 'api::news-item.news-item' })?.position)).toEqual([['panel'], 'header', 'header', ['panel']]);
});
