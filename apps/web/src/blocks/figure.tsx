import type { BlockOf } from '@dpo/content';
import { Picture } from '@/ui/picture/picture';

/** A picture within a body, as wide as its text. */
export const Figure = ({ block }: { block: BlockOf<'blocks.figure'> }) => (
  <Picture {...block} />
);
