import type { Examples } from '../examples';
import { Pagination } from './pagination';

const page = (segment: string, number: number, label: string) => ({ number, label, href: `/${segment}/news?page=${number}`, current: number === 4 });

export const examples: Examples = {
  'in the middle': {
    en: (
      <Pagination
        label="Pages of the list"
        position="Page 4 of 9"
        previous={{ label: 'Previous page', href: '/en/news?page=3' }}
        next={{ label: 'Next page', href: '/en/news?page=5' }}
        pages={[page('en', 1, 'Page 1'), null, page('en', 3, 'Page 3'), page('en', 4, 'Page 4'), page('en', 5, 'Page 5'), null, page('en', 9, 'Page 9')]}
      />
    ),
    'zh-Hant-HK': (
      <Pagination
        label="列表分頁"
        position="第 4 頁，共 9 頁"
        previous={{ label: '上一頁', href: '/tc/news?page=3' }}
        next={{ label: '下一頁', href: '/tc/news?page=5' }}
        pages={[page('tc', 1, '第 1 頁'), null, page('tc', 3, '第 3 頁'), page('tc', 4, '第 4 頁'), page('tc', 5, '第 5 頁'), null, page('tc', 9, '第 9 頁')]}
      />
    ),
  },
};
