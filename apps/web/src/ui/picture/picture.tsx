import type { LocaleCode } from '@dpo/content';
import { Words } from '../words/words';
import styles from './picture.module.css';

interface Source {
  url: string;
  width: number;
  height: number;
}

interface PictureProps {
  media: {
    url: string;
    width: number | null;
    height: number | null;
    sources: readonly Source[];
    /** The same picture in formats that take fewer bytes, the best first: a browser takes the first that it knows. */
    lighter: readonly { mime: string; sources: readonly Source[] }[];
  };
  alternativeText: string | null;
  /** Says nothing that the text around it does not say: left out for those who do not see it. */
  decorative: boolean;
  caption: string | null;
  /** That the caption is written in. */
  language: LocaleCode;
  /** The picture that readers see first is loaded at once, all others when they come near. */
  first?: boolean;
}

/** How wide pictures are: the measure of the text (--measure), or the screen without its gutters. */
const sizes = '(min-width: 46rem) 42rem, 92vw';

/** The width a browser without `srcset` gets: enough for a phone, not the original. */
const usual = 750;

const srcSetOf = (sources: readonly Source[]) => sources.map(({ url, width }) => `${url} ${width}w`).join(', ');

/** A picture in as many bytes as the screen needs, with room kept for it before it comes. */
export function Picture({ media, alternativeText, decorative, caption, language, first = false }: PictureProps) {
  const source = media.sources.find(({ width }) => width >= usual) ?? media.sources.at(-1) ?? media;
  const image = (
    <img
      src={source.url}
      srcSet={media.sources.length > 1 ? srcSetOf(media.sources) : undefined}
      sizes={media.sources.length > 1 ? sizes : undefined}
      width={source.width ?? undefined}
      height={source.height ?? undefined}
      alt={decorative ? '' : (alternativeText ?? '')}
      // Told from a picture whose words were forgotten.
      role={decorative ? 'presentation' : undefined}
      loading={first ? undefined : 'lazy'}
      decoding={first ? undefined : 'async'}
      className={styles.image}
    />
  );
  return (
    <figure className={styles.root}>
      <picture>
        {media.lighter.map(({ mime, sources }) => <source key={mime} type={mime} srcSet={srcSetOf(sources)} sizes={sizes} />)}
        {image}
      </picture>
      {caption && <figcaption className={styles.caption}><Words text={caption} language={language} /></figcaption>}
    </figure>
  );
}
