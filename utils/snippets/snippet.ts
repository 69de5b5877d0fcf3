import type { DocumentCount } from '../lookup/concordance';

/** What a surface sends to save: everything but what the background adds. */
export interface SnippetDraft {
  /** UUID made by whoever saves, so that a retried save is the same save. */
  readonly id: string;
  /** The page's own wording. */
  readonly text: string;
  /** Address of the page. */
  readonly url: string;
  readonly title: string;
  /** Key of the marked phrase it was saved from, or null for a selection. */
  readonly phrase: string | null;
}

/** A saved snippet, with the corpus hits as of the time of saving. */
export interface Snippet extends SnippetDraft {
  /** Time of saving, ms since the epoch. */
  readonly savedAt: number;
  /** Where the phrase, or else the text itself, stood in the corpus; empty where it did not. */
  readonly hits: readonly DocumentCount[];
  /** `version` of the corpus manifest as of then; empty where no corpus was installed. */
  readonly corpusVersion: string;
}
