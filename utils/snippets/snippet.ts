import { ADDRESS_MAX_UNITS, TITLE_MAX_UNITS } from '../limits';
import type { DocumentCount } from '../lookup/concordance';
import type { MatchKind } from '../match/match';
import type { TextQuoteSelector } from '../quote/selector';

/** What a surface sends to save: everything but what the background adds. */
export interface SnippetDraft {
  /** UUID made by whoever saves, so that a retried save is the same save. */
  readonly id: string;
  /** The page's own wording, and what stands around it. */
  readonly quote: TextQuoteSelector;
  /** Where it stood in the page's text, UTF-16 units; null where that is not known. A hint for finding it again. */
  readonly position: number | null;
  /** Address of the page as it was visited; empty for what was looked up. */
  readonly url: string;
  /** Address that the page itself gives as its own; empty where it gives none. */
  readonly canonical: string;
  readonly title: string;
  /** Day, month or year (`2020-11-05`, `2020-11`, `2020`) of which the page is, or null where that is not known. */
  readonly date: string | null;
  /** Who published the page and who wrote it, as the page itself says; empty where it doesn't say, or that is not known. */
  readonly outlet: string;
  readonly author: string;
  /** Key of the marked phrase it was saved from, or null for a selection. */
  readonly phrase: string | null;
  /** Id of the corpus document that it was saved from, or null for a page of the web. */
  readonly document: string | null;
}

/** A draft of what its maker knows; everything else is empty or unknown. */
export function makeDraft(known: Pick<SnippetDraft, 'id' | 'quote'> & Partial<SnippetDraft>): SnippetDraft {
  return {
    position: null,
    url: '',
    canonical: '',
    title: '',
    date: null,
    outlet: '',
    author: '',
    phrase: null,
    document: null,
    ...known,
  };
}

/** A phrase that stands in a snippet, with what corpus and record had of it as of the time of saving. */
export interface SnippetPhrase {
  /** Key of the phrase, its wording in the snippet, and its kind there. */
  readonly phrase: string;
  readonly text: string;
  readonly kind: MatchKind;
  /** Places in the corpus, and documents that had it. */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly record: RecordHits | null;
}

/** What the record had of a phrase: for each of its collections how many of its reports, and the years of the first and last. */
export interface RecordHits {
  readonly national: CollectionHits | null;
  readonly congress: CollectionHits | null;
  readonly provincial: CollectionHits | null;
}

/** What one collection of the record had of a phrase. */
export interface CollectionHits {
  /** Reports in which it stood, at least 1, of so many. */
  readonly reports: number;
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

/** What the user may change of a snippet; each field for itself, the last write of it wins. */
export interface SnippetChange {
  readonly note?: string;
  /** Each once, in the user's order. */
  readonly tags?: readonly string[];
  readonly title?: string;
}

/** A saved snippet, with the corpus hits as of the time of saving. */
export interface Snippet extends SnippetDraft {
  /** Host of `url` without `www.`; empty for what was looked up and for local files. */
  readonly site: string;
  /** What it is found by: keys of its page, of its corpus document, or of the wording that was looked up (`keysOf`). */
  readonly keys: readonly string[];
  /** Time of saving, ms since the epoch, and of the user's last change (at first the same). */
  readonly savedAt: number;
  readonly changedAt: number;
  readonly note: string;
  readonly tags: readonly string[];
  /**
   * Whether corpus and record were both asked for it. Where they were not, no hits and no phrases say nothing of the
   * wording; with a `corpusVersion` it was the record alone that could not be asked.
   */
  readonly lookedUp: boolean;
  /** Where the whole wording (the phrase it was saved from, or else the text itself) stood in the corpus; empty where it did not. */
  readonly hits: readonly DocumentCount[];
  /** Phrases in it, in the order of their first places. */
  readonly phrases: readonly SnippetPhrase[];
  /** `version` of the corpus manifest as of then; empty where no corpus was installed. */
  readonly corpusVersion: string;
  /** How many documents that corpus had; 0 where that is not known. */
  readonly documentTotal: number;
}

/** What corpus and record had of a snippet. */
export type SnippetHits = Pick<Snippet, 'lookedUp' | 'hits' | 'phrases' | 'corpusVersion' | 'documentTotal'>;

/** Whether a snippet was looked up that doesn't say so itself: those of before had a corpus version just then. */
export function wasLookedUp(corpusVersion: unknown): boolean {
  return typeof corpusVersion === 'string' && corpusVersion !== '';
}

/**
 * What is to be saved, with addresses and title cut to ADDRESS_MAX_UNITS and TITLE_MAX_UNITS: pages can have them of
 * any length, and a file of snippets refuses longer ones.
 */
export function withinLimits(draft: SnippetDraft): SnippetDraft {
  return {
    ...draft,
    url: draft.url.slice(0, ADDRESS_MAX_UNITS),
    canonical: draft.canonical.slice(0, ADDRESS_MAX_UNITS),
    title: draft.title.slice(0, TITLE_MAX_UNITS),
  };
}
