import type { LocaleCode } from '@dpo/content';
import type { ReactNode } from 'react';

interface LinkProps {
  /** An address with its language, a file or another site: whoever makes it has made it whole. */
  href: string;
  children: ReactNode;
  className?: string | undefined;
  /** Says more than the visible words, which it must contain (WCAG 2.5.3). */
  label?: string | undefined;
  /** Set where the link's words and the page behind it are in another language than the page around it. */
  language?: LocaleCode | undefined;
  /** `page`: the reader is there; `true`: the reader is somewhere below it, or it is the choice that is set. */
  current?: 'page' | 'true' | undefined;
  /** `noopener noreferrer` where the other site should not learn where its reader comes from. */
  rel?: 'prev' | 'next' | 'noopener noreferrer' | undefined;
}

/** Every link of the site. A server-rendered anchor needs no script; speculation rules make it fast. */
export function Link({ href, children, className, label, language, current, rel }: LinkProps) {
  return (
    <a href={href} className={className} lang={language} hrefLang={language} aria-label={label} aria-current={current} rel={rel}>
      {children}
    </a>
  );
}
