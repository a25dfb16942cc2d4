// First of all: it sets the order of the cascade's layers.
import '@/ui/base.css';
import '@/ui/tokens.css';
import { localeOfSegment } from '@dpo/content';
import type { Metadata, Viewport } from 'next';
import { getTranslations, setRequestLocale } from 'next-intl/server';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import icon from '@/ui/site-header/icon.svg';
import { SkipLink, mainId } from '@/ui/skip-link/skip-link';

interface LayoutProps {
  params: Promise<{ locale: string }>;
  children: ReactNode;
}

export const viewport: Viewport = { colorScheme: 'light dark' };

/** Named, or browsers ask for `/favicon.ico`, which is not there. */
export const metadata: Metadata = { icons: { icon: { url: (icon as { src: string }).src, type: 'image/svg+xml' } } };

/** Pages are made at their first request: a build has no CMS to make them from. */
export const generateStaticParams = () => [];

/** Pages of this site are fetched when a link to them is pointed at, so that following it takes no time. */
const speculationRules = JSON.stringify({
  prefetch: [
    {
      where: { and: [{ href_matches: '/*' }, { not: { href_matches: ['/api/*', '/uploads/*'] } }] },
      eagerness: 'moderate',
    },
  ],
});

export default async function Layout({ params, children }: LayoutProps) {
  const locale = localeOfSegment((await params).locale);
  if (!locale) notFound();
  setRequestLocale(locale.code);
  const t = await getTranslations('SkipLink');
  return (
    <html lang={locale.code}>
      <body>
        {/* Drawn in halves, the header would move when its second one comes. Chromium waits until `main` begins. */}
        <link rel="expect" href={`#${mainId}`} blocking="render" />
        <SkipLink label={t('label')} />
        {children}
        <script type="speculationrules">{speculationRules}</script>
      </body>
    </html>
  );
}
