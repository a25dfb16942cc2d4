import type { NextConfig } from 'next';
import { PHASE_DEVELOPMENT_SERVER } from 'next/constants';
import createNextIntlPlugin from 'next-intl/plugin';
import path from 'node:path';
import { securityHeaders } from './src/security-headers';

/** `*.dev.tsx` are routes in development and nowhere else: a production build does not know them. */
const pageExtensions = (phase: string) => [...(phase === PHASE_DEVELOPMENT_SERVER ? ['dev.tsx'] : []), 'tsx', 'ts'];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: path.join(import.meta.dirname, '../..'),
  // Read from disk when a picture is drawn, so that nothing imports them.
  outputFileTracingIncludes: { '/[[]locale]/opengraph*': ['./node_modules/@expo-google-fonts/*/500Medium/*.ttf'] },
  // It finds its other half, which is no script, beside itself.
  serverExternalPackages: ['harfbuzzjs'],
  poweredByHeader: false,
  // `npm test` checks types by themselves, before it builds; whoever starts the site need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The server in front compresses each version of a page once.
  compress: false,
  // Pages use the CMS's renditions; the optimizer would be one more door.
  images: { unoptimized: true },
  headers: () =>
    Promise.resolve([
      { source: '/:path*', headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })) },
    ]),
};

const withWords = createNextIntlPlugin('./src/i18n/request.ts');

export default (phase: string): NextConfig => withWords({ ...config, pageExtensions: pageExtensions(phase) });
