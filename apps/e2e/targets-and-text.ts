import type { Page } from '@playwright/test';

/**
 * @returns the targets that are too small to hit: smaller than 24 by 24 CSS pixels, in no sentence, and with another
 *   target within a circle of 24 pixels around their centre (WCAG 2.2, 2.5.8)
 */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const least = 24;
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display === 'inline' && Array.from(element.parentElement?.childNodes ?? []).some((node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.nodeValue ?? ''));
    const targets = Array.from(document.querySelectorAll('a[href], button, input:not([type="hidden"]), select, textarea, summary'))
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ element, box }) => box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true }));
    const distance = (x: number, y: number, box: DOMRect) =>
      Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom));
    const isSmall = (box: DOMRect) => box.width < least || box.height < least;
    return targets.filter(({ element, box }) => {
      if (!isSmall(box) || isInSentence(element)) return false;
      const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
      return targets.some((other) => {
        if (other.element === element) return false;
        if (distance(x, y, other.box) < least / 2) return true;
        return isSmall(other.box) && Math.hypot((other.box.left + other.box.right) / 2 - x, (other.box.top + other.box.bottom) / 2 - y) < least;
      });
    }).map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`);
  });

/**
 * @returns what a reader misses or cannot tell apart on a page as it is now: a width that has to be scrolled, text that is
 *   cut off, texts that lie over each other. Tables may scroll by themselves (WCAG 2.2, 1.4.10).
 */
export const textTroubles = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const troubles: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) troubles.push(`The page is ${scrollWidth} wide on ${clientWidth}`);
    const isHiddenOnPurpose = ({ clipPath, position, overflow }: CSSStyleDeclaration) => clipPath !== 'none' || (position === 'absolute' && overflow === 'hidden');
    /** Of texts that stand close to each other the same elements are around. */
    const hidden = new Map<Element, boolean>();
    const isHidden = (element: Element): boolean => {
      const known = hidden.get(element) ?? (isHiddenOnPurpose(getComputedStyle(element)) || (element.parentElement !== null && isHidden(element.parentElement)));
      hidden.set(element, known);
      return known;
    };
    interface Cutter {
      ancestor: Element;
      edge: DOMRect;
      acrossX: boolean;
      acrossY: boolean;
    }
    const cutters = new Map<Element, readonly Cutter[]>();
    /** What around an element shows no more than lies within its own edges, the nearest first. */
    const cuttersOf = (element: Element): readonly Cutter[] => {
      const known = cutters.get(element);
      if (known) return known;
      const { overflowX, overflowY } = getComputedStyle(element);
      const [acrossX, acrossY] = [overflowX !== 'visible', overflowY !== 'visible'];
      const own = (acrossX || acrossY) && element !== document.body ? [{ ancestor: element, edge: element.getBoundingClientRect(), acrossX, acrossY }] : [];
      const all = [...own, ...(element.parentElement ? cuttersOf(element.parentElement) : [])];
      cutters.set(element, all);
      return all;
    };
    const scrollerOf = (element: Element | null): Element | null =>
      element === null || ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) ? element : scrollerOf(element.parentElement);
    /** What has been scrolled out of sight lies over nothing. */
    const within = (box: DOMRect, edge: DOMRect) => {
      const [left, right] = [Math.max(box.left, edge.left), Math.min(box.right, edge.right)];
      return new DOMRect(left, box.top, Math.max(0, right - left), box.height);
    };
    const texts: { element: Element; box: DOMRect; text: string }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = (node.nodeValue ?? '').trim();
      if (!element || text === '' || ['SCRIPT', 'STYLE'].includes(element.tagName) || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (isHidden(element)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const scroller = scrollerOf(element)?.getBoundingClientRect();
      for (const whole of Array.from(range.getClientRects())) {
        const box = scroller ? within(whole, scroller) : whole;
        if (box.width === 0 || box.height === 0) continue;
        texts.push({ element, box, text });
        if (scroller) continue;
        if (box.left < -1 || box.right > clientWidth + 1) troubles.push(`“${text.slice(0, 60)}” goes beyond the page`);
        const cutting = cuttersOf(element).find(({ edge, acrossX, acrossY }) => (acrossY && (box.bottom > edge.bottom + 2 || box.top < edge.top - 2)) || (acrossX && (box.right > edge.right + 1 || box.left < edge.left - 1)))?.ancestor;
        if (cutting) troubles.push(`“${text.slice(0, 60)}” is cut off by ${cutting.outerHTML.slice(0, 80)}`);
      }
    }
    texts.sort((a, b) => a.box.top - b.box.top);
    for (const [index, one] of texts.entries())
      for (const other of texts.slice(index + 1)) {
        if (other.box.top >= one.box.bottom) break;
        const [wide, high] = [Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left), Math.min(one.box.bottom, other.box.bottom) - other.box.top];
        // Lines of one text may touch: what counts is where letters are.
        if (wide > 2 && high > 0.4 * Math.min(one.box.height, other.box.height)) troubles.push(`“${one.text.slice(0, 60)}” and “${other.text.slice(0, 60)}” lie over each other`);
      }
    return [...new Set(troubles)];
  });
