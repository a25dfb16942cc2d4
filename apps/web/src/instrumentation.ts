/** At boot, before the first request: outside of any render, whose context everything begun in it would inherit. */
export async function register(): Promise<void> {
  // Next compiles this file for its edge runtime too, which has neither a process nor timers of its own.
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const [{ env }, { supervisePages }, { startSearch }, { startRedirects }] = await Promise.all([
    import('./env'), import('./content/supervision'), import('./content/searching'), import('./content/redirects'),
  ]);
  env();
  supervisePages();
  startSearch();
  startRedirects();
}
