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
 * @param {unknown} error
 * @returns {string} what to show of it
 */
export function explain(error) {
  if (!(error instanceof Failure)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  return error.details === '' ? error.message : `${error.details.trimEnd()}\n\n${error.message}`;
}
