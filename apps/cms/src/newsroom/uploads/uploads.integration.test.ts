import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { type AdminAnswer, type AskAdmin, createAskAdmin, messageOf } from '@dpo/test-support/admin-requests';
import { type RunningCms, startCms } from '@dpo/test-support/cms';
import { logIn } from '@dpo/test-support/newsroom';
import { until } from '@dpo/test-support/until';
import sharp from 'sharp';
import * as files from './files-for-tests';
import { formatOf } from './format';

jest.setTimeout(120_000);

let cms: RunningCms;
let admin: AskAdmin;
let session: string;
let scratch: string;

beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'uploads-'));
  await mkdir(path.join(scratch, 'tmp'));
  cms = await startCms({ env: { TMPDIR: path.join(scratch, 'tmp') } });
  session = await logIn(cms.url, cms.administrator);
  admin = createAskAdmin(cms.url, session);
});

afterAll(async () => {
  await cms?.stop();
  await cms?.remove();
  await rm(scratch, { recursive: true, force: true });
});

/** What nothing published shows is for staff and for the preview only. */
const asStaff = () => ({ headers: { authorization: `Bearer ${cms.secrets.previewToken}` } });

const formOf = (...all: [bytes: Buffer, name: string, mime: string][]) => {
  const form = new FormData();
  for (const [bytes, name, mime] of all) form.append('files', new File([new Uint8Array(bytes)], name, { type: mime }));
  return form;
};

const upload = (bytes: Buffer, name: string, mime = 'application/octet-stream') => admin('POST', '/upload', formOf([bytes, name, mime]));

/** All that an upload can leave: files served, rows in the media library, temporary files. */
/** What uploads have left, once the files of those that have been answered are gone: that takes a moment longer than the answer. */
async function left() {
  await until('the temporary files to go', async () => (await readdir(path.join(scratch, 'tmp'))).length === 0, { within: 10_000 });
  const { body } = await admin('GET', '/upload/files?pageSize=100');
  return {
    served: (await readdir(path.join(cms.directory, 'public', 'uploads'))).sort(),
    listed: (body as { pagination: { total: number } }).pagination.total,
  };
}

const first = ({ body }: AdminAnswer) => (body as { id: number; url: string; mime: string; ext: string }[])[0];

test.each([
  ['a picture.png', files.pixel, 'image/png'], ['photo.JPG', files.jpeg, 'image/jpeg'], ['photo.jpeg', files.jpeg, 'image/jpeg'], ['small.webp', files.webp, 'image/webp'],
  ['moving.gif', files.gif, 'image/gif'], ['modern.avif', files.avif, 'image/avif'], ['指引.pdf', files.pdf, 'application/pdf'],
  ['letter.docx', files.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'], ['table.xlsx', files.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['slides.pptx', files.pptx, 'application/vnd.openxmlformats-officedocument.presentationml.presentation'], ['open.odt', files.odt, 'application/vnd.oasis.opendocument.text'],
  ['open.ods', files.ods, 'application/vnd.oasis.opendocument.spreadsheet'], ['open.odp', files.odp, 'application/vnd.oasis.opendocument.presentation'],
  ['old.doc', files.doc, 'application/msword'], ['old.xls', files.xls, 'application/vnd.ms-excel'], ['old.ppt', files.ppt, 'application/vnd.ms-powerpoint'],
])('%s is taken, whatever type the browser claims', async (name, bytes, mime) => {
  const answer = await upload(bytes, name, 'text/html');
  expect({ status: answer.status, mime: first(answer)?.mime }).toEqual({ status: 201, mime });
  const url = first(answer)?.url ?? '';
  expect(url).toMatch(/^\/uploads\/[\w.-]+$/);
  const served = await fetch(cms.url + url, asStaff());
  expect(served.headers.get('content-type')).toBe(mime);
  expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  expect(served.headers.get('content-security-policy')).toContain("default-src 'none'");
  await served.arrayBuffer();
});

const wrongKind = 'This kind of file cannot be uploaded';
const wrongName = 'The content of this file is not what the ending of its name says';

test.each([
  ['drawing.svg', files.svg, 'image/svg+xml', wrongKind], ['drawing.png', files.svg, 'image/png', wrongKind], ['page.html', files.html, 'text/html', wrongKind],
  ['page.pdf', files.html, 'application/pdf', wrongKind], ['page.jpg', files.html, 'image/jpeg', wrongKind], ['page.docx', files.htmlBeforeDocx, 'application/msword', wrongKind],
  ['setup.exe', files.program, 'application/octet-stream', wrongKind], ['setup.pdf', files.program, 'application/pdf', wrongKind], ['things.zip', files.archive, 'application/zip', wrongKind],
  ['things.docx', files.archive, 'application/zip', wrongKind], ['macro.docx', files.docm, 'application/octet-stream', wrongKind], ['setup.doc', files.installer, 'application/msword', wrongKind],
  ['empty.pdf', Buffer.alloc(0), 'application/pdf', 'Files are empty'], ['script.js', Buffer.from('alert(1)'), 'text/javascript', wrongKind], ['words.txt', Buffer.from('Words'), 'text/plain', wrongKind],
  ['picture.pdf', files.pixel, 'application/pdf', wrongName], ['picture.svg', files.pixel, 'image/svg+xml', wrongName], ['picture.html', files.pixel, 'text/html', wrongName],
  ['picture', files.pixel, 'image/png', wrongName], ['letter.xlsx', files.docx, 'application/octet-stream', wrongName], ['broken.png', files.pixel.subarray(0, 20), 'image/png', 'This picture is damaged'],
])('%s is refused in plain words, and nothing of it stays', async (name, bytes, mime, sentence) => {
  const before = await left();
  const answer = await upload(bytes, name, mime);
  expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining(sentence) });
  expect(await left()).toEqual(before);
});

test('of several files none is stored when one is refused', async () => {
  const before = await left();
  const answer = await admin('POST', '/upload', formOf([files.pixel, 'good.png', 'image/png'], [files.svg, 'bad.svg', 'image/svg+xml']));
  expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining(wrongKind) });
  expect(await left()).toEqual(before);
});

test('the other way to upload, one file by itself, has the same rules', async () => {
  const before = await left();
  expect((await admin('POST', '/upload/files', formOf([files.html, 'page.pdf', 'application/pdf']))).status).toBe(400);
  expect(await left()).toEqual(before);
});

test('a file is replaced only by one of its kind, since its address stays', async () => {
  const stored = first(await upload(files.pixel, 'replaced.png'));
  const replace = (bytes: Buffer, name: string) => admin('POST', `/upload?id=${stored?.id}`, formOf([bytes, name, 'image/png']));
  expect(messageOf(await replace(files.jpeg, 'other.jpg'))).toContain('only be replaced by one of the same kind');
  expect(messageOf(await replace(files.svg, 'other.png'))).toContain(wrongKind);
  expect((await replace(files.pixel, 'other.png')).body).toMatchObject({ url: stored?.url, mime: 'image/png' });
});

const large = Buffer.concat([files.pdf, Buffer.alloc(20_000_001 - files.pdf.length)]);

test('twenty megabytes are the limit, told in plain words', async () => {
  const before = await left();
  const answer = await upload(large, 'large.pdf');
  expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('larger than 20 MB') });
  const larger = await upload(Buffer.concat([large, Buffer.alloc(2_000_000)]), 'larger.pdf');
  expect({ status: larger.status, message: messageOf(larger) }).toEqual({ status: 413, message: expect.stringContaining('larger than 20 MB') });
  expect(await left()).toEqual(before);
  expect((await upload(large.subarray(0, 20_000_000), 'just-right.pdf')).status).toBe(201);
});

test('a size that is not announced is noticed on the way', async () => {
  const before = await left();
  const head = '--x\r\nContent-Disposition: form-data; name="files"; filename="endless.pdf"\r\nContent-Type: application/pdf\r\n\r\n';
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = http.request(`${cms.url}/upload`, { method: 'POST', headers: { authorization: `Bearer ${session}`, 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(Buffer.concat([Buffer.from(head), large, Buffer.alloc(2_000_000), Buffer.from('\r\n--x--\r\n')]));
  });
  expect(status).toBe(413);
  expect(await left()).toEqual(before);
});

test('a file is not put into a text past those who approve', async () => {
  const before = await left();
  for (const place of [{ ref: 'shared.image', refId: '1', field: 'media' }, { path: 'elsewhere' }]) {
    const form = formOf([files.pixel, 'sneaked.png', 'image/png']);
    for (const [name, value] of Object.entries(place)) form.append(name, value);
    const answer = await admin('POST', '/upload', form);
    expect({ status: answer.status, message: messageOf(answer) }).toEqual({ status: 400, message: expect.stringContaining('uploaded by itself') });
  }
  expect(await left()).toEqual(before);
});

test('pictures of too many pixels, and too many files at once, are refused before anything is made of them', async () => {
  const before = await left();
  const vast = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } }).png({ palette: true, colours: 2 }).toBuffer();
  const long = await sharp({ create: { width: 13_000, height: 10, channels: 3, background: '#fff' } }).png().toBuffer();
  for (const [bytes, name] of [[vast, 'vast.png'], [long, 'long.png']] as const) expect(messageOf(await upload(bytes, name))).toContain('too many pixels');
  const many = Array.from({ length: 21 }, (_, index): [Buffer, string, string] => [files.pixel, `${index}.png`, 'image/png']);
  expect(messageOf(await admin('POST', '/upload', formOf(...many)))).toContain('At most 20 files');
  expect(await left()).toEqual(before);
});

test('nobody uploads without a session', async () => {
  expect((await fetch(`${cms.url}/upload`, { method: 'POST', body: formOf([files.pixel, 'a.png', 'image/png']) })).status).toBe(401);
});

/** A gradient with lines over it: compresses as drawings and photographs do. */
const drawing = (side: number, colour: string) => {
  const circles = Array.from({ length: 30 }, (_, index) => `<circle cx="${index * 37}" cy="${index * 23}" r="${index * 11}" fill="none" stroke="#135"/>`);
  const gradient = `<linearGradient id="a"><stop stop-color="${colour}"/><stop offset="1" stop-color="#fff"/></linearGradient>`;
  const size = `width="${side * 3}" height="${side * 2}"`;
  return sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${size}>${gradient}<rect ${size} fill="url(#a)"/>${circles.join('')}</svg>`));
};

interface StoredPicture {
  id: number;
  url: string;
  formats: Record<string, { url: string; mime: string; width: number; height: number }> | null;
}

const stored = ({ body }: AdminAnswer) => [body].flat()[0] as StoredPicture;

async function servedAt(url: string) {
  const answer = await fetch(cms.url + url, asStaff());
  return { status: answer.status, type: answer.headers.get('content-type'), bytes: Buffer.from(await answer.arrayBuffer()) };
}

test.each([['drawing.png', 'png'], ['photo.jpg', 'jpeg']] as const)('%s is kept in AVIF and WebP too, in fewer bytes at each width', async (name, kind) => {
  const bytes = await drawing(400, '#0a6')[kind]().toBuffer();
  const { url, formats } = stored(await upload(bytes, name));
  if (!formats) throw new Error(`${name} has no renditions`);
  const renditions = Object.entries(formats).filter(([key]) => key.includes('_'));
  expect(renditions.map(([key, { width }]) => `${key} ${width}`).sort()).toEqual(
    ['avif', 'webp'].flatMap((type) => [`full_${type} 1200`, `large_${type} 1000`, `medium_${type} 750`, `small_${type} 500`]).sort(),
  );
  for (const [key, { url: address, mime, width, height }] of renditions) {
    const served = await servedAt(address);
    expect({ status: served.status, type: served.type, content: formatOf(served.bytes)?.mime }).toEqual({ status: 200, type: mime, content: mime });
    expect(mime).toBe(`image/${key.split('_')[1]}`);
    expect(Math.abs(width / height - 3 / 2)).toBeLessThan(0.01);
    const own = await servedAt(formats[key.split('_')[0] ?? '']?.url ?? url);
    expect(served.bytes.length).toBeLessThan(own.bytes.length);
  }
});

test('the renditions of a replaced picture show the new one, and those that it no longer needs are gone', async () => {
  const before = stored(await upload(await drawing(400, '#a06').png().toBuffer(), 'first.png'));
  const old = await servedAt(before.formats?.small_avif?.url ?? '');
  const after = stored(await admin('POST', `/upload?id=${before.id}`, formOf([await drawing(200, '#06a').png().toBuffer(), 'second.png', 'image/png'])));
  expect(after.formats?.small_avif?.url).toBe(before.formats?.small_avif?.url);
  const renewed = await servedAt(after.formats?.small_avif?.url ?? '');
  expect(formatOf(renewed.bytes)?.mime).toBe('image/avif');
  expect(renewed.bytes.equals(old.bytes)).toBe(false);
  expect(after.formats).not.toHaveProperty('large_avif');
  expect((await servedAt(before.formats?.large_avif?.url ?? '')).status).toBe(404);
  expect((await admin('DELETE', `/upload/files/${before.id}`)).status).toBe(200);
  expect((await servedAt(after.formats?.small_avif?.url ?? '')).status).toBe(404);
});

test('a photograph is stored upright, in every format, and tells nobody where it was taken', async () => {
  const place = { IFD0: { Artist: 'A. Person' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 16/1 48/1', GPSLongitudeRef: 'E', GPSLongitude: '114/1 9/1 36/1' } };
  const lying = await drawing(400, '#06a').withExif(place).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  expect(lying.includes('A. Person')).toBe(true);
  expect(await sharp(lying).metadata()).toMatchObject({ width: 1200, height: 800, orientation: 6 });
  const { url, formats } = stored(await upload(lying, 'telephone.jpg'));
  const addresses = [url, ...Object.values(formats ?? {}).map((rendition) => rendition.url)];
  expect(addresses.length).toBeGreaterThan(8);
  for (const address of addresses) {
    const { bytes } = await servedAt(address);
    const { width, height, orientation, exif, xmp } = await sharp(bytes).metadata();
    expect({ address, isUpright: height > width, orientation, exif, xmp }).toEqual({ address, isUpright: true, orientation: undefined, exif: undefined, xmp: undefined });
  }
});

test('a picture that other formats would only make heavier, and one that moves, stay as they are', async () => {
  const frames = Buffer.concat([Buffer.alloc(600 * 600 * 3, 40), Buffer.alloc(600 * 600 * 3, 200)]);
  const moving = await sharp(frames, { raw: { width: 600, height: 1200, channels: 3, pageHeight: 600 } }).gif().toBuffer();
  expect((await sharp(moving).metadata()).pages).toBe(2);
  for (const [bytes, name] of [[files.pixel, 'pixel.png'], [moving, 'moves.gif']] as const)
    expect(Object.values(stored(await upload(bytes, name)).formats ?? {}).filter(({ mime }) => /avif|webp/.test(mime))).toEqual([]);
});

test.each(['/uploads/', '/uploads/../data.db', '/uploads/%2e%2e/data.db', '/uploads/..%2fdata.db', '/uploads/.gitkeep'])('%s serves nothing', async (address) => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    http.get({ host: '127.0.0.1', port: cms.port, path: address }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });
  expect([400, 404]).toContain(status);
});
