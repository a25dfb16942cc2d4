import type { Examples } from '../examples';
import { Picture } from './picture';

const media = {
  url: '/uploads/columns.jpg?v=1',
  width: 1600,
  height: 900,
  sources: [
    { url: '/uploads/small_columns.jpg?v=1', width: 500, height: 281 },
    { url: '/uploads/large_columns.jpg?v=1', width: 1000, height: 563 },
    { url: '/uploads/columns.jpg?v=1', width: 1600, height: 900 },
  ],
  lighter: [
    {
      mime: 'image/avif',
      sources: [
        { url: '/uploads/small_avif_columns.avif?v=1', width: 500, height: 281 },
        { url: '/uploads/full_avif_columns.avif?v=1', width: 1600, height: 900 },
      ],
    },
    { mime: 'image/webp', sources: [{ url: '/uploads/small_webp_columns.webp?v=1', width: 500, height: 281 }] },
  ],
};

export const examples: Examples = {
  'with a caption': {
    en: <Picture language="en" media={media} alternativeText="Five columns" caption="Demonstration picture" decorative={false} />,
    'zh-Hant-HK': <Picture language="zh-Hant-HK" media={media} alternativeText="五條柱" caption="示範圖片" decorative={false} />,
  },
  decorative: {
    en: <Picture language="en" media={media} alternativeText="Five columns" caption={null} decorative first />,
    'zh-Hant-HK': <Picture language="zh-Hant-HK" media={media} alternativeText="五條柱" caption={null} decorative first />,
  },
};
