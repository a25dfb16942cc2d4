import type { Examples } from '../examples';
import { SkipLink, mainId } from './skip-link';

export const examples: Examples = {
  'before the main part': {
    en: <><SkipLink label="Skip to main content" /><main id={mainId}>Text</main></>,
    'zh-Hant-HK': <><SkipLink label="跳至主要內容" /><main id={mainId}>文字</main></>,
  },
};
