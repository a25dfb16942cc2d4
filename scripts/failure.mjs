/** Something a person can mend. Its message is one sentence that says what and how; no stack is shown. */
export class Failure extends Error {
  /**
   * @param {string} message
   * @param {string} [details] what a tool printed, shown above the message
   */
  constructor(message, details = '') {
    super(message);
    this.details = details;
  }
}

/**
 * Runs a command's main function; a {@link Failure} ends it with its sentence and exit code 1.
 * @param {() => Promise<void>} main
 */
export function runMain(main) {
  main().catch((/** @type {unknown} */ error) => {
    if (error instanceof Failure) {
      if (error.details) console.error(error.details);
      console.error(`\n${error.message}`);
    } else console.error(error);
    process.exit(1);
  });
}
