/// <reference types="next" />
/// <reference types="next/image-types/global" />
import type { LocaleCode } from '@dpo/content';
import type words from './messages/en.json';

// A misspelt key or locale fails the type check.
declare module 'next-intl' {
  interface AppConfig {
    Locale: LocaleCode;
    Messages: typeof words;
  }
}
