import type { LocaleCode } from '@dpo/content';
import type { ReactElement } from 'react';

/** A component as it is used, in every language, by what is special about the use. Tests loop over these. */
export type Examples = Readonly<Record<string, Readonly<Record<LocaleCode, ReactElement>>>>;
