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
}

/** One of each that staff can write, as it comes from the CMS. */
const everything = ({ heading, text, strong, link, first, second }: Words, segment: string) => {
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
    { type: 'list', format: 'unordered', children: [item(first), item(second)] },
    { type: 'list', format: 'ordered', children: [item(second), item(first)] },
  ]);
};

const english = { heading: 'A heading', text: 'A paragraph with ', strong: 'strong words', link: ' and a link', first: 'One', second: 'Another' };
const chinese = { heading: '標題', text: '一段文字，有', strong: '重點文字', link: '和連結', first: '其一', second: '其二' };

export const examples: Examples = {
  'headings, paragraphs, lists, links': {
    en: <RichText block={{ content: everything(english, 'en') }} />,
    'zh-Hant-HK': <RichText block={{ content: everything(chinese, 'tc') }} />,
  },
};
