import { ImageResponse } from 'next/og';
import { imageSize } from './address';
import { type ShareImage, drawing } from './drawing';
import { typesetterFor } from './fonts';

/** @returns the picture as PNG */
export async function sharePng(image: ShareImage): Promise<ArrayBuffer> {
  const typesetter = await typesetterFor([image.name, image.title, ...image.facts, ' …  · ']);
  return new ImageResponse(drawing(image, typesetter), imageSize).arrayBuffer();
}
