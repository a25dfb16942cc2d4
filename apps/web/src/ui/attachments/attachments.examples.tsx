import type { Examples } from '../examples';
import { Attachments } from './attachments';

export const examples: Examples = {
  'one file': {
    en: <Attachments language="en" heading="Attachments" items={[{ href: '/uploads/a.pdf?v=1', title: 'Guide', facts: ' (PDF, 120 kB, English)', address: 'https://site.example/uploads/a.pdf?v=1' }]} />,
    'zh-Hant-HK': <Attachments language="zh-Hant-HK" heading="附件" items={[{ href: '/uploads/a.pdf?v=1', title: '指南', facts: '（PDF，120 kB，中文）', address: 'https://site.example/uploads/a.pdf?v=1' }]} />,
  },
};
