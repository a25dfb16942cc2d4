import type { BlockName } from '@dpo/content';
import type { ComponentType } from 'react';
import type { BlockProps } from './block-props';
import { Figure } from './figure';
import { Quote } from './quote';
import { RichText } from './rich-text';
import { Table } from './table';

/** Every kind of block and what draws it. A kind that the contract declares and this misses fails the type check. */
export const registry: { [Name in BlockName]: ComponentType<BlockProps<Name>> } = {
  'blocks.rich-text': RichText,
  'blocks.figure': Figure,
  'blocks.quote': Quote,
  'blocks.table': Table,
};
