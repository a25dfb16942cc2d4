/** @param {number} since milliseconds since 1970 */
export const secondsSince = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/** In a terminal the running step's line is rewritten; elsewhere it is printed at its beginning and at its end. */
const isLive = process.stdout.isTTY;
const clearLine = isLive ? '\r\x1b[K' : '';

/**
 * Runs one step, with a line that says what is going on and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [say] what came of it
 * @param {(result: T) => boolean} [holds] whether that is good
 * @returns {Promise<T>}
 */
export async function step(title, work, say = () => 'done', holds = () => true) {
  const since = Date.now();
  const ticking = isLive ? setInterval(() => process.stdout.write(`\r… ${title} ${secondsSince(since)} `), 200) : undefined;
  if (!isLive) console.log(`… ${title}`);
  try {
    const result = await work();
    console.log(`${clearLine}${holds(result) ? '✓' : '✗'} ${title}: ${say(result)} (${secondsSince(since)})`);
    return result;
  } catch (error) {
    console.log(`${clearLine}✗ ${title} (${secondsSince(since)})`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

/** Prints a line between the steps' own. @param {string} line */
export const note = (line) => console.log(`${clearLine}  ${line}`);
