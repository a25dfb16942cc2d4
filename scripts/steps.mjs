/** @param {number} since milliseconds since 1970 */
export const secondsSince = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step, with a line that says what is going on and how long it took.
 * @template T
 * @param {string} title
 * @param {() => Promise<T>} work
 * @param {(result: T) => string} [say] what came of it
 * @returns {Promise<T>}
 */
export async function step(title, work, say = () => 'done') {
  const since = Date.now();
  const live = process.stdout.isTTY;
  const ticking = live ? setInterval(() => process.stdout.write(`\r… ${title} ${secondsSince(since)} `), 200) : undefined;
  if (!live) console.log(`… ${title}`);
  try {
    const result = await work();
    console.log(`${live ? '\r' : ''}✓ ${title}: ${say(result)} (${secondsSince(since)})`);
    return result;
  } catch (error) {
    console.log(`${live ? '\r' : ''}✗ ${title} (${secondsSince(since)})`);
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
