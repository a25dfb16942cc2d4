import type { Examples } from '../examples';
import { Attachments } from './attachments';

export const examples: Examples = {
  'one file': {
    en: <Attachments heading="Attachments" items={[{ href: '/uploads/a.pdf?v=1', label: 'Guide (PDF, 120 kB)' }]} />,
    'zh-Hant-HK': <Attachments heading="附件" items={[{ href: '/uploads/a.pdf?v=1', label: '指南（PDF，120 kB）' }]} />,
  },
};
