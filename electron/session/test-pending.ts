/** An answer that the test gives when it wants to. */
export class Pending<T> {
  readonly promise: Promise<T>;
  resolve: (value: T) => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;
  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }
}

/** Lets everything run that was waiting for an answer. */
export const turn = () => new Promise((resolve) => setImmediate(resolve));
