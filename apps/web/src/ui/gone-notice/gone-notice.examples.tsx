import type { Examples } from '../examples';
import { GoneNotice } from './gone-notice';

export const examples: Examples = {
  'with its reason': {
    en: (
      <GoneNotice
        what={{ label: 'Page', title: 'A guide to the old service' }} when={{ label: 'Removed on', day: '2026-11-23', date: '23 November 2026' }}
        why={{ label: 'Reason', reason: 'The service ended. A newer guide has taken its place.' }} language="en"
      />
    ),
    'zh-Hant-HK': (
      <GoneNotice
        what={{ label: '網頁', title: '舊服務指南' }} when={{ label: '移除日期', day: '2026-11-23', date: '2026年11月23日' }}
        why={{ label: '原因', reason: '服務已終止，並由較新的指引取代。' }} language="zh-Hant-HK"
      />
    ),
  },
  'of the other language, without a reason': {
    en: <GoneNotice what={{ label: 'Page', title: '舊服務指南' }} when={{ label: 'Removed on', day: '2026-11-23', date: '23 November 2026' }} why={null} language="zh-Hant-HK" />,
    'zh-Hant-HK': <GoneNotice what={{ label: '網頁', title: 'A guide to the old service' }} when={{ label: '移除日期', day: '2026-11-23', date: '2026年11月23日' }} why={null} language="en" />,
  },
};
