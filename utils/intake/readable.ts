type Listener = (chunk?: unknown) => void;

/**
 * As much of Node's `stream.Readable` as word-extractor uses, in place of it in the package: a stream that is read to its
 * end once it has a listener for it.
 */
export class Readable {
  readonly #listeners = new Map<string, Listener>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, listener);
    if (event === 'end') queueMicrotask(() => this.#next());
    return this;
  }

  /** Called with each chunk, and with null at the end. */
  push(chunk: unknown): void {
    if (chunk === null) {
      this.#listeners.get('end')?.();
      return;
    }
    this.#listeners.get('data')?.(chunk);
    queueMicrotask(() => this.#next());
  }

  /** The stream pushes its next chunk. */
  _read(): unknown {
    return undefined;
  }

  #next(): void {
    Promise.resolve()
      .then(() => this._read())
      .catch((error) => this.#listeners.get('error')?.(error));
  }
}
