/** Runs work one piece after another, in the order in which it comes. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** Whether nothing is running or waiting. */
  get isEmpty(): boolean {
    return this.#waiting === 0;
  }

  /** Runs work when everything before it has ended, failed or not. Resolves and rejects as the work does. */
  run<T>(work: () => Promise<T>): Promise<T> {
    const begin = () => work();
    this.#waiting++;
    const turn = this.#last.then(begin, begin).finally(() => {
      this.#waiting--;
    });
    this.#last = turn;
    return turn;
  }
}
