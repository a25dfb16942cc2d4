import type { Examples } from '../examples';
import { Breadcrumbs } from './breadcrumbs';

export const examples: Examples = {
  'two steps': {
    en: <Breadcrumbs label="You are here" trail={[{ label: 'Home', href: '/en' }, { label: 'Pillars', href: '/en/pillars' }]} />,
    'zh-Hant-HK': <Breadcrumbs label="目前位置" trail={[{ label: '主頁', href: '/tc' }, { label: '支柱', href: '/tc/pillars' }]} />,
  },
};
