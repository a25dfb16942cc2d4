import { Picture } from '@/ui/picture/picture';
import type { BlockProps } from './block-props';

/** A picture within a body, as wide as its text. */
export const Figure = ({ block, language }: BlockProps<'blocks.figure'>) => (
  <Picture {...block} language={language} />
);
