import type { Locator, Page } from '@playwright/test';

interface Stop {
  /** The place among all that can be focused, in the order of the document; -1 outside of the page. */
  index: number;
  name: string;
  /** Why a reader could not see where the focus is, in words; empty when all is well. */
  faults: string[];
  /** On the page, not on the screen. */
  box: { left: number; right: number; top: number; bottom: number };
}

/** Numbers what the Tab key comes to, and notes how each looks without focus. @returns how many there are */
const numberStops = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const stops = Array.from(document.querySelectorAll<HTMLElement>('a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex="0"]'))
      .filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.hasAttribute('disabled'));
    stops.forEach((element, index) => {
      const { outlineStyle, backgroundColor, boxShadow } = getComputedStyle(element);
      element.dataset.stop = String(index);
      element.dataset.rest = JSON.stringify({ outlineStyle, backgroundColor, boxShadow });
    });
    return stops.length;
  });

/** Has the page note, each time a key is let go, where the focus is and whether a reader can see it there. */
const noteStops = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const channelsOf = (colour: string): readonly [number, number, number, number] => {
      if (!context) throw new Error('There is no canvas to read colours with');
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha];
    };
    /** WCAG 2.2, relative luminance. */
    const luminance = (colour: string) => {
      const [red, green, blue] = channelsOf(colour).slice(0, 3).map((channel) => (channel / 255 <= 0.04045 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4));
      return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
    };
    const contrast = (one: string, other: string) => {
      const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
      return (lighter + 0.05) / (darker + 0.05);
    };
    const groundOf = (start: Element | null): string => {
      for (let ancestor = start; ancestor; ancestor = ancestor.parentElement) {
        const { backgroundColor } = getComputedStyle(ancestor);
        if (channelsOf(backgroundColor)[3] > 0) return backgroundColor;
      }
      return 'Canvas';
    };

    const stopNow = (): Stop => {
      const element = document.activeElement as HTMLElement | null;
      const index = Number(element?.dataset.stop ?? -1);
      if (!element || index < 0) return { index: -1, name: element?.tagName ?? '', faults: [], box: { left: 0, right: 0, top: 0, bottom: 0 } };
      const faults: string[] = [];
      const [first] = Array.from(element.getClientRects());
      const whole = element.getBoundingClientRect();
      if (!first || whole.width < 2 || whole.height < 2) faults.push('it takes no room');
      if (whole.top < -1 || whole.left < -1 || whole.right > innerWidth + 1 || (whole.height < innerHeight && whole.bottom > innerHeight + 1)) faults.push('it is not all on the screen');
      if (first) {
        const points = [0.1, 0.5, 0.9].map((share) => [first.left + share * first.width, first.top + first.height / 2] as const);
        const covered = points.filter(([x, y]) => {
          const top = document.elementFromPoint(x, y);
          return !top || !(element.contains(top) || top.contains(element));
        });
        if (covered.length > 0) faults.push('something lies over it');
      }
      const { outlineStyle, outlineWidth, outlineColor, backgroundColor } = getComputedStyle(element);
      const rest = JSON.parse(element.dataset.rest ?? '{}') as { outlineStyle: string; backgroundColor: string };
      const around = groundOf(element.parentElement);
      const hasOutline = outlineStyle !== 'none' && rest.outlineStyle === 'none' && parseFloat(outlineWidth) >= 2 && contrast(outlineColor, around) >= 3;
      const before = channelsOf(rest.backgroundColor)[3] > 0 ? rest.backgroundColor : around;
      const hasGround = channelsOf(backgroundColor)[3] > 0 && contrast(backgroundColor, before) >= 3;
      if (!hasOutline && !hasGround) faults.push(`nothing shows the focus: outline ${outlineStyle} ${outlineWidth} ${outlineColor} on ${around}`);
      const { left, right, top, bottom } = whole;
      return { index, name: element.outerHTML.slice(0, 120), faults, box: { left: left + scrollX, right: right + scrollX, top: top + scrollY, bottom: bottom + scrollY } };
    };

    const stops: Stop[] = [];
    Object.assign(window, { stops });
    document.addEventListener('keyup', () => stops.push(stopNow()));
  });

/** Whether the eye has to jump back to follow the focus: up, and not into a column beside. */
const jumpsBack = (from: Stop, to: Stop): boolean => to.box.bottom <= from.box.top + 1 && to.box.left < from.box.right;

/** Presses the Tab key so many times, each at once after the one before. @returns where each comes to @throws when the page has not noted all */
async function presses(page: Page, times: number, { back = false } = {}): Promise<Stop[]> {
  const keyboard = await page.context().newCDPSession(page);
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers: back ? 8 : 0 };
  const sent = Array.from({ length: times }, () => [keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }), keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })]);
  await Promise.all(sent.flat());
  await keyboard.detach();
  const stops = await page.evaluate(() => (window as unknown as { stops: Stop[] }).stops.splice(0));
  if (stops.length !== times) throw new Error(`The page has noted ${stops.length} of ${times} presses`);
  return stops;
}

/** All stops but the skip link, from the last to the first. */
const backwards = (count: number) => Array.from({ length: count - 1 }, (_, index) => count - 1 - index);

/**
 * Goes through a page with the Tab key, and back again.
 * @returns what a reader with a keyboard alone would meet: stops left out or out of order, a focus that is not seen, an
 *   eye that has to jump back, a page that does not let go
 */
export async function walkTroubles(page: Page): Promise<string[]> {
  const count = await numberStops(page);
  if (count <= 8) return [`There are ${count} stops: the header alone has more`];
  await noteStops(page);
  const forth = await presses(page, count);
  const troubles = forth.flatMap(({ index, name, faults }, place) => [
    ...(index === place ? [] : [`${name}: stop ${index} comes at place ${place}`]),
    ...faults.map((fault) => `${name}: ${fault}`),
  ]);
  // The skip link lies over the page's head while it has the focus.
  const visible = forth.slice(1);
  for (const [place, stop] of visible.entries()) {
    const next = visible[place + 1];
    if (next && jumpsBack(stop, next)) troubles.push(`The eye jumps back: ${stop.name} → ${next.name}`);
  }
  const [after] = await presses(page, 1);
  // A browser that has nothing else begins anew.
  if (![-1, 0].includes(after?.index ?? NaN)) troubles.push(`The focus does not leave the page at its end but goes to stop ${after?.index}`);
  const back = (await presses(page, count + 1, { back: true })).flatMap(({ index }) => (index < 0 ? [] : [index]));
  const last = back.indexOf(count - 1);
  if (last !== 0) troubles.push('The focus does not come back to the end');
  if (back.slice(last, last + count - 1).join() !== backwards(count).join()) troubles.push(`The focus does not go back the same way: ${back.join()}`);
  return troubles;
}

/** The stops of the longest page are fewer. */
const patience = 120;

/** Presses Tab until something has the focus. @throws when it never comes */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let time = 0; time < patience; time += 1) {
    await page.keyboard.press(key);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${key} does not come to ${String(target)}`);
}
