import { ADDRESS_MAX_UNITS, TITLE_MAX_UNITS } from '../limits';
import type { DocumentCount } from '../lookup/answer';
import type { MarkKind } from '../marks/kinds';
import type { TextQuoteSelector } from '../quote/describe';

/** What a surface sends to save a snippet: everything but what the background adds. */
export interface SnippetDraft {
  /** UUID made by the sender, so that a retry is the same save. */
  readonly id: string;
  /** The page's own wording with its surroundings. */
  readonly quote: TextQuoteSelector;
  /** Its offset in the page's text, UTF-16 units; null where unknown. A hint for finding it again. */
  readonly position: number | null;
  /** Visited address of the page; empty for a look-up. */
  readonly url: string;
  /** Address that the page states as its own; empty where it states none. */
  readonly canonical: string;
  readonly title: string;
  /** Date of the page, `2020-11-05`, `2020-11` or `2020`; null where unknown. */
  readonly date: string | null;
  /** Publisher and author of the page, as it states them; empty where unknown. */
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

/** A phrase in a snippet, with what corpus and record had of it at the time of saving. */
export interface SnippetPhrase {
  /** Key of the phrase, its wording in the snippet, and its kind there. */
  readonly phrase: string;
  readonly text: string;
  readonly kind: MarkKind;
  /** Occurrences in the corpus, and documents that had it. */
  readonly frequency: number;
  readonly documentFrequency: number;
  readonly record: RecordHits | null;
}

/** What each collection of the record had of a phrase; null for none. */
export interface RecordHits {
  readonly national: CollectionHits | null;
  readonly congress: CollectionHits | null;
  readonly provincial: CollectionHits | null;
}

/** What one collection of the record had of a phrase. */
export interface CollectionHits {
  /** Reports with the phrase, at least 1, and all reports of the collection. */
  readonly reports: number;
  readonly total: number;
  readonly first: number;
  readonly last: number;
}

/** What the user may change of a snippet. The last write of each field wins. */
export interface SnippetChange {
  readonly note?: string;
  /** Each once, in the order given by the user. */
  readonly tags?: readonly string[];
  readonly title?: string;
}

/** A saved snippet, with the hits in the corpus at the time of saving. */
export interface Snippet extends SnippetDraft {
  /** Host of `url` without `www.`; empty for look-ups and local files. */
  readonly site: string;
  /** Keys of its page, of its corpus document, or of the looked-up wording (`keysOf`), by which it is found again. */
  readonly keys: readonly string[];
  /** Times of saving and of the user's last change, ms since the epoch; at first the same. */
  readonly savedAt: number;
  readonly changedAt: number;
  readonly note: string;
  readonly tags: readonly string[];
  /**
   * Whether both corpus and record were asked. If not, missing hits and phrases say nothing about the wording; with a
   * `corpusVersion`, only the record could not be asked.
   */
  readonly lookedUp: boolean;
  /** Documents with the whole wording: the phrase it was saved from, or else the text itself. */
  readonly hits: readonly DocumentCount[];
  /** Phrases in it, in the order of first occurrence. */
  readonly phrases: readonly SnippetPhrase[];
  /** Version of the corpus at that time; empty where none was installed. */
  readonly corpusVersion: string;
  /** Number of documents of that corpus; 0 where unknown. */
  readonly documentTotal: number;
}

/** What corpus and record had of a snippet. */
export type SnippetHits = Pick<Snippet, 'lookedUp' | 'hits' | 'phrases' | 'corpusVersion' | 'documentTotal'>;

/** Whether an older snippet, without `lookedUp`, was looked up: just then it had a corpus version. */
export function wasLookedUp(corpusVersion: unknown): boolean {
  return typeof corpusVersion === 'string' && corpusVersion !== '';
}

/**
 * A draft with addresses and title cut to ADDRESS_MAX_UNITS and TITLE_MAX_UNITS: pages can have them of any length, and
 * an import refuses longer ones.
 */
export function withinLimits(draft: SnippetDraft): SnippetDraft {
  return {
    ...draft,
    url: draft.url.slice(0, ADDRESS_MAX_UNITS),
    canonical: draft.canonical.slice(0, ADDRESS_MAX_UNITS),
    title: draft.title.slice(0, TITLE_MAX_UNITS),
  };
}
