import type { BlockName, BlockOf, LocaleCode } from '@dpo/content';

/** What is drawn, and the language that its texts are written in. */
export interface BlockProps<Name extends BlockName> {
  block: BlockOf<Name>;
  language: LocaleCode;
}
