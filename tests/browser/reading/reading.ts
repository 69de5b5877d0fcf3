/** What the tests use of the page's reader, in the page. */
export interface Reading {
  /** Starts reading the document; ends what was begun before. */
  start(): void;
  /** The current flows, in no order, runs of spaces as one. */
  texts(): string[];
  /** The same in reading order. */
  inOrder(): string[];
  /** Flows whose pieces don't say of which nodes' text they are; empty unless something is wrong. */
  wrong(): string[];
  /** Flows added and removed since the start, the living ones included. */
  events(): { added: number; removed: number };
  isComplete(): boolean;
}

declare global {
  var reading: Reading;
}
