/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { withoutRuntime } from './page-html';

test('Next’s run time goes, with its preloads', () => {
  const html =
    '<head><link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/a.js" async=""></script></head>' +
    '<body><p>text</p><script>(self.__next_f=self.__next_f||[]).push([0])</script><script id="_R_">x</script></body>';
  expect(withoutRuntime(html)).toBe('<head></head><body><p>text</p></body>');
});

test('declarations stay, and so does everything that is not a script', () => {
  const html =
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/><link rel="preload" as="image" href="/a.png"/>' +
    '<script type="speculationrules">{"prefetch":[]}</script><script type="application/ld+json">{"@type":"WebSite"}</script>' +
    '<p>How to write a &lt;script&gt;alert(1)&lt;/script&gt;</p>';
  expect(withoutRuntime(html)).toBe(html);
});
