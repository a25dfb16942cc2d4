import { explain } from './failure.mjs';
import { step } from './steps.mjs';

/**
 * What a check came to. `failed` names what did not hold.
 * @typedef {{ passed: number, failed: readonly string[] }} Results
 */

const shownLines = 80;

/** @param {string} output @returns {string} its end, where tools say what failed */
const tail = (output) => output.trimEnd().split('\n').slice(-shownLines).join('\n');

/** @param {Results} results */
const verdict = ({ passed, failed }) => (failed.length > 0 ? `${passed} passed, ${failed.length} failed` : passed > 0 ? `${passed} passed` : 'done');

/** Counts what held and what did not, and tells it as it goes. */
export class Report {
  #passed = 0;
  /** @type {string[]} */
  #failed = [];

  /**
   * Runs a check that counts its own tests. One that cannot run is a failure.
   * @param {string} title
   * @param {() => Promise<Results & { output?: string }>} work `output` is shown when something failed
   * @returns {Promise<boolean>} whether all of it held
   */
  async group(title, work) {
    const tolerant = async () => {
      try {
        return await work();
      } catch (error) {
        return { passed: 0, failed: [`${title}: could not run`], output: explain(error) };
      }
    };
    const { passed, failed, output = '' } = await step(title, tolerant, verdict, (results) => results.failed.length === 0);
    if (failed.length > 0) console.log(`${tail(output)}\n`);
    this.#passed += passed;
    this.#failed.push(...failed);
    return failed.length === 0;
  }

  /**
   * Runs a check that holds or fails as a whole: it counts as one test.
   * @param {string} title
   * @param {() => Promise<{ code: number, output: string }>} work
   */
  check(title, work) {
    return this.group(title, async () => {
      const { code, output } = await work();
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? [] : [title], output };
    });
  }

  /**
   * Runs what the checks need. It counts when it fails only.
   * @param {string} title
   * @param {() => Promise<unknown>} work
   */
  prepare(title, work) {
    return this.group(title, () => work().then(() => ({ passed: 0, failed: [] })));
  }

  /** Prints the failures' names, and as the last line the counts. @returns {number} the exit code */
  close() {
    for (const name of this.#failed) console.log(`FAILED ${name}`);
    console.log(`${this.#passed} passed, ${this.#failed.length} failed`);
    return this.#failed.length > 0 || this.#passed === 0 ? 1 : 0;
  }
}
