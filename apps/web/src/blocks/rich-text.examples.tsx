import { richText } from '@dpo/content';
import type { Examples } from '@/ui/examples';
import { RichText } from './rich-text';

interface Words {
  heading: string;
  text: string;
  strong: string;
  link: string;
  first: string;
  second: string;
  quotation: string;
  code: string;
}

/** One of each that staff can write, as it comes from the CMS. */
const everything = ({ heading, text, strong, link, first, second, quotation, code }: Words, segment: string) => {
  const item = (words: string) => ({ type: 'list-item', children: [{ type: 'text', text: words }] });
  return richText.parse([
    { type: 'heading', level: 2, children: [{ type: 'text', text: heading }] },
    {
      type: 'paragraph',
      children: [
        { type: 'text', text },
        { type: 'text', text: strong, bold: true },
        { type: 'link', url: `/${segment}/about`, children: [{ type: 'text', text: link }] },
      ],
    },
    { type: 'list', format: 'unordered', children: [item(first), { type: 'list', format: 'ordered', children: [item(second), item(first)] }, item(second)] },
    { type: 'list', format: 'ordered', children: [item(second), item(first)] },
    { type: 'quote', children: [{ type: 'text', text: quotation }] },
    { type: 'code', children: [{ type: 'text', text: code }] },
  ]);
};

const english = { heading: 'A heading', text: 'A paragraph with ', strong: 'strong words', link: ' and a link', first: 'One', second: 'Another', quotation: 'Words that somebody said, with 數字政策辦公室 among them.', code: 'GET /en/news/feed.xml' };
const chinese = { heading: '標題', text: '一段文字，有', strong: '重點文字', link: '和連結', first: '其一', second: '其二', quotation: '某人說過的話，當中有Digital Policy Office一名。', code: 'GET /tc/news/feed.xml' };

export const examples: Examples = {
  'headings, paragraphs, lists within lists, links, quotations, code': {
    en: <RichText language="en" block={{ content: everything(english, 'en') }} />,
    'zh-Hant-HK': <RichText language="zh-Hant-HK" block={{ content: everything(chinese, 'tc') }} />,
  },
};
