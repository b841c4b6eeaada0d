// @ts-check

/**
 * Exit statuses. 1: what was checked is not as declared. 3: it could not be done, try
 * again. 10: trying again is of no use, a person must act (the jobs' refusal status).
 */
export const exit = /** @type {const} */ ({ good: 0, differs: 1, impossible: 3, refused: 10 });

/** Ends the run with a sentence that says what to do. Never holds an answer's text. */
export class Stop extends Error {
  /**
   * @param {number} status
   * @param {string} code stable, lower case with dashes
   * @param {string} sentence
   */
  constructor(status, code, sentence) {
    super(sentence);
    this.status = status;
    this.code = code;
  }
}

/** The request may have been obeyed or not: look again before doing anything. */
export class Uncertain extends Error {}

/** The application answered no. */
export class Refusal extends Error {
  /**
   * @param {number} status HTTP status
   * @param {number | null} code number in the answer's body, often another one
   */
  constructor(status, code) {
    super(`HTTP ${status}`);
    this.status = status;
    this.code = code;
  }
}
