/**
 * Something is missing that set-up cannot get by itself. The message is written for the person at the keyboard: what
 * is missing, why it could not be had, and what to type. It is shown without a stack trace.
 */
export class ByHand extends Error {
  constructor(message, options) {
    super(message, options);
    this.name = 'ByHand';
  }
}
