import type { BlockOf } from '@dpo/content';
import { Picture } from '@/ui/picture/picture';

/** A picture within a body, as wide as its text. */
export const Figure = ({ block: { media, alternativeText, decorative, caption } }: { block: BlockOf<'blocks.figure'> }) => (
  <Picture media={media} alternativeText={alternativeText} decorative={decorative} caption={caption} sizes="(min-width: 44rem) 40rem, 92vw" />
);
