/** Milliseconds without a touch after which nobody sits there any more, as far as the newsroom can tell. */
const patience = 5 * 60_000;

let lastTouch = Date.now();

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel'])
  window.addEventListener(kind, () => {
    lastTouch = Date.now();
  }, { capture: true, passive: true });

/**
 * Whether somebody works here. What a panel asks for by itself stops with them: each request would begin the half hour
 * anew after which a forgotten session ends.
 */
export const isAtWork = (now = Date.now()): boolean => now - lastTouch < patience;
