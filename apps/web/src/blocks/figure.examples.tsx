import type { Examples } from '@/ui/examples';
import { Figure } from './figure';

const media = { url: '/uploads/columns.png?v=1', name: 'columns.png', mime: 'image/png', ext: '.png', bytes: 1000, width: 600, height: 400, sources: [], lighter: [] };
const block = { __component: 'blocks.figure', media, decorative: false } as const;

export const examples: Examples = {
  'with a caption': {
    en: <Figure language="en" block={{ ...block, alternativeText: 'Five columns', caption: 'Demonstration picture' }} />,
    'zh-Hant-HK': <Figure language="zh-Hant-HK" block={{ ...block, alternativeText: '五條柱', caption: '示範圖片' }} />,
  },
};
