import { expect, test } from '@jest/globals';
import { faultOf } from './alternative-text';

test.each([null, undefined, '', '   ', '…', '「」'])('%j is missing', (text) => expect(faultOf(text, 'a.png')).toBe('missing'));

test.each(['image', 'Image', ' PHOTO ', 'picture.', 'A picture', 'the photo', 'Image 1', 'image #2', 'photos', '圖片', '相片', '照片', '「圖片」', '圖片一', '照片 2', '一張相片', 'ｉｍａｇｅ'])(
  '“%s” says nothing',
  (text) => expect(faultOf(text, 'harbour.png')).toBe('says-nothing'),
);

test.each([
  ['IMG_1234.jpg', 'x.png'], ['IMG_1234', 'x.png'], ['DSC01234', 'x.png'], ['harbour.JPEG', 'x.png'], ['quiet-harbour.jpg', 'quiet-harbour.jpg'], ['quiet harbour', 'quiet-harbour.jpg'],
  ['海港.png', 'x.png'], ['海港', '海港.png'], ['Screenshot 2026-11-23', 'x.png'], ['scan_0001', 'scan_0001.pdf'],
])('“%s” is the name of a file (%s)', (text, name) => expect(faultOf(text, name)).toBe('file-name'));

test.each([
  'Two hands hold a picture of the harbour.', 'A photo of the minister at the opening', 'Picture frames on a wall', '兩人握手', '相片展覽的入口', '圖片展覽館外觀', 'Image of the Year award', '1', 'Figure 2: growth',
])('“%s” may be published', (text) => expect(faultOf(text, 'harbour.png')).toBeNull());
