import type { Examples } from '../examples';
import { WithdrawnNotice } from './withdrawn-notice';

export const examples: Examples = {
  'with its reason': {
    en: <WithdrawnNotice language="en" heading="Withdrawn on 23 November 2026" reason="A newer guide has taken its place." />,
    'zh-Hant-HK': <WithdrawnNotice language="zh-Hant-HK" heading="已於2026年11月23日撤回" reason="已由較新的指引取代。" />,
  },
};
