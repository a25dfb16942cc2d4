/** Milliseconds without a touch after which nobody sits there any more, as far as the newsroom can tell. */
const patience = 5 * 60_000;

/** Where the tabs of one browser tell each other of the last touch: they share a session. */
const place = 'newsroom.touched';
/** Milliseconds between two notes of it. */
const pause = 5000;

let lastTouch = Date.now();
let lastNote = 0;

const listeners = new Set<() => void>();

/** @param tell called at each touch, and often */
export const onTouch = (tell: () => void): void => {
  listeners.add(tell);
};

function touched() {
  lastTouch = Date.now();
  if (lastTouch - lastNote >= pause) {
    lastNote = lastTouch;
    localStorage.setItem(place, String(lastTouch));
  }
  for (const tell of listeners) tell();
}

for (const kind of ['pointerdown', 'pointermove', 'keydown', 'wheel']) window.addEventListener(kind, touched, { capture: true, passive: true });

/** @returns milliseconds since somebody last touched the newsroom in this browser */
export const untouchedFor = (now = Date.now()): number => Math.max(now - Math.max(lastTouch, Number(localStorage.getItem(place)) || 0), 0);

/** Whether somebody works here: what a panel asks for by itself stops with them. */
export const isAtWork = (now = Date.now()): boolean => now - lastTouch < patience;
