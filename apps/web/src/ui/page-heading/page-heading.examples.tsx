import type { Examples } from '../examples';
import { PageHeading } from './page-heading';

export const examples: Examples = {
  'of a news item': {
    en: <PageHeading language="en" title="An item" facts={<time dateTime="2026-11-23">23 November 2026</time>} lead="Demonstration content." />,
    'zh-Hant-HK': <PageHeading language="zh-Hant-HK" title="一則消息" facts={<time dateTime="2026-11-23">2026年11月23日</time>} lead="示範內容。" />,
  },
  'the title alone': {
    en: <PageHeading language="en" title="Site map" />,
    'zh-Hant-HK': <PageHeading language="zh-Hant-HK" title="網站指南" lead={null} />,
  },
};
