/** @jest-environment node */
import { afterEach, expect, test } from '@jest/globals';
import { lightenBuffers } from './light-buffers';

const original = Object.getOwnPropertyDescriptor(Buffer.prototype, 'toJSON') as PropertyDescriptor;

afterEach(() => void Object.defineProperty(Buffer.prototype, 'toJSON', original));

test('a Buffer becomes JSON as one text, not as an array of its bytes', () => {
  const page = { kind: 'APP_PAGE', rscData: Buffer.from('數字政策辦公室') };
  expect(JSON.stringify(page)).toContain('"data":[');
  lightenBuffers();
  const { rscData } = JSON.parse(JSON.stringify(page)) as { rscData: { data: string } };
  expect(Buffer.from(rscData.data, 'base64').toString()).toBe('數字政策辦公室');
});
