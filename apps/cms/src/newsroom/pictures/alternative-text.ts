/** Words that say that there is a picture, not what it shows. */
const empty = [
  'image', 'images', 'img', 'photo', 'photos', 'photograph', 'photographs', 'picture', 'pictures', 'pic', 'graphic', 'figure', 'illustration', 'thumbnail',
  '圖', '圖片', '圖像', '圖像檔', '相', '相片', '照片', '影像', '插圖', '附圖', '图片', '图像',
];

const fileEnding = /\.(?:jpe?g|png|gif|webp|avif|heic|tiff?|bmp|svg|pdf)$/u;
/** What cameras and telephones call their files. */
const cameraName = /^(?:img|dsc|dscn|dscf|pxl|mvimg|screenshot|screen shot|微信圖片|微信图片|螢幕截圖)[ _-]*\d[\d _-]*$/u;

const plain = (text: string) => text.normalize('NFKC').toLowerCase().trim();
const spaced = (name: string) => plain(name).replace(fileEnding, '').replace(/[\s_.-]+/gu, ' ').trim();
/** Without what is put around such a word: an article before, a number behind, punctuation. */
const core = (text: string) =>
  text.replace(/[\p{P}\p{S}]+/gu, ' ').trim().replace(/^(?:an?|the|my|this|此|這張|一張)\s*/u, '').replace(/\s*(?:no|nr)?\s*[\d一二三四五六七八九十]*$/u, '');

export type Fault = 'missing' | 'says-nothing' | 'file-name';

/**
 * What is wrong with the words that stand for a picture, after WCAG 2.2, 1.1.1 (failures F30 and F39).
 * @param fileName the picture's own name in the media library
 * @returns `null` when they may be published
 */
export function faultOf(text: string | null | undefined, fileName: string | null): Fault | null {
  const words = plain(text ?? '');
  if (!/[\p{L}\p{N}]/u.test(words)) return 'missing';
  const isOwnName = fileName !== null && spaced(words) === spaced(fileName);
  if (isOwnName || fileEnding.test(words) || cameraName.test(words)) return 'file-name';
  return empty.includes(core(words)) ? 'says-nothing' : null;
}
