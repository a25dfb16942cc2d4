/** Scripts that browsers read as data or as declarations. Everything else in a page is Next's run time. */
const declarative = /\stype="(?:application\/ld\+json|speculationrules)"/;

const script = /<script\b([^>]*)>[\s\S]*?<\/script>/g;
const scriptPreload = /<link\b(?=[^>]*\brel="(?:preload|modulepreload)")(?=[^>]*\bas="script")[^>]*>/g;

/**
 * Takes Next's client run time out of a page. No page has client components, so the run time would load 135 kB to
 * find nothing to do; without it the content security policy can refuse all scripts.
 *
 * Safe on Next's output, where React writes every `<` of a text or an attribute as `&lt;` and its own data as `\u003c`.
 */
export function withoutRuntime(html: string): string {
  return html.replace(script, (whole, attributes: string) => (declarative.test(attributes) ? whole : '')).replace(scriptPreload, '');
}

/** For every page: no script runs, nothing comes from elsewhere, nobody may frame it. */
export const pagePolicy = [
  "default-src 'none'",
  "script-src 'inline-speculation-rules'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
