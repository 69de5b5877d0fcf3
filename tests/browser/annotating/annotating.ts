/** What the tests use of the page's annotator, in the page. */
export interface Annotating {
  /** Starts annotating the document; ends what was begun before. */
  start(): void;
  /** The flows that were sent to be matched since the last call. */
  takeAsked(): string[];
  /** How often a piece of reading has ended since the start. */
  pieces(): number;
  showCard(): void;
  closeCard(): void;
  showNotice(): void;
  /** Makes it report the positions of its marks, as for an open panel, or stop. */
  tellPlaces(on: boolean): void;
  /** The types of the news since the last call, in order. */
  takeReported(): string[];
  /** Whether the store behind the page answers what was saved from it. */
  answerSaved(does: boolean): void;
  /** Snippets were changed: the page's are to be asked for. */
  askSaved(): void;
  /** When what was saved was asked for since the start, ms since the page was opened. */
  savedAsked(): number[];
  /** Whether the extension's element is in the page. */
  isOpen(): boolean;
}

declare global {
  var annotating: Annotating;
}
