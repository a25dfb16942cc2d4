import { expect, test } from '@jest/globals';
import { isRenderedPage } from './rendered-page';

test.each(['en.html', 'en/news/an-item.html', 'tc/news/an-item.rsc', 'en/news/an-item.segments', 'sitemap/0.xml.body', 'en/opengraph.png.meta'])(
  'regression: %s, which a site made that ran on the build before, is nothing that a site under test has',
  (file) => {
    expect(isRenderedPage(file)).toBe(true);
  },
);

test.each(['', '_not-found.html', '_global-error.segments', '[locale]/page.js', '[locale]/page_client-reference-manifest.js', '../webpack-runtime.js', '../app-paths-manifest.json', '../pages/500.html'])('%s belongs to the build', (file) => {
  expect(isRenderedPage(file)).toBe(false);
});
