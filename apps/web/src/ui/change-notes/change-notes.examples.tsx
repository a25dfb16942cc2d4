import type { Examples } from '../examples';
import { ChangeNotes } from './change-notes';

export const examples: Examples = {
  'two changes': {
    en: (
      <ChangeNotes
        language="en"
        heading="Updates"
        items={[
          { day: '2026-11-23', date: '23 November 2026', text: 'Corrected the telephone number.' },
          { day: '2026-11-20', date: '20 November 2026', text: 'First published.' },
        ]}
      />
    ),
    'zh-Hant-HK': (
      <ChangeNotes
        language="zh-Hant-HK"
        heading="更新紀錄"
        items={[
          { day: '2026-11-23', date: '2026年11月23日', text: '更正電話號碼。' },
          { day: '2026-11-20', date: '2026年11月20日', text: '首次發布。' },
        ]}
      />
    ),
  },
};
