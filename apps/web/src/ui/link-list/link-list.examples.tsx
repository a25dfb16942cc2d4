import type { Examples } from '../examples';
import { LinkList } from './link-list';

export const examples: Examples = {
  'to another language, with its name': {
    en: <LinkList language="en" items={[{ label: '一則消息', href: '/tc/news/an-item', language: 'zh-Hant-HK', detail: 'Traditional Chinese' }]} />,
    'zh-Hant-HK': <LinkList language="zh-Hant-HK" items={[{ label: 'An item', href: '/en/news/an-item', language: 'en', detail: '英文' }]} />,
  },
};
