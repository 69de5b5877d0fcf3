import type { WorkerMessage } from '../generation/corpus-worker';
import type { LogLine } from '../log';
import type { PhraseAges, PhraseAnswer, RelatedPhrase, StudyAnswer } from '../lookup/answer';
import type { Sensitivity } from '../marks/kinds';
import type { TextQuoteSelector } from '../quote/describe';
import type { FrameReport } from '../reports/report';
import type { Snippet, SnippetDraft } from '../snippets/snippet';
import type { Span } from '../text/span';
import type { PackedMatches } from './packed-matches';

/** The outcome of a save. From a private window nothing is stored before the user agrees. */
export type SaveOutcome =
  | {
      readonly status: 'saved';
      readonly snippet: Snippet;
      /** False where it had been saved before. */
      readonly isNew: boolean;
    }
  | { readonly status: 'needsConsent' };

/** The outcome of hiding a phrase: `full` where HIDDEN_PHRASES are hidden already; for private windows see `SaveOutcome`. */
export type HideOutcome =
  | {
      readonly status: 'hidden';
      /** What is hidden: the phrase's key, or the frame of the template that it fills. */
      readonly key: string;
    }
  | { readonly status: 'needsConsent' | 'full' };

/** A page's snippet in the text that was sent; its span is null where it is not found. */
export interface AnchoredSnippet {
  readonly id: string;
  readonly span: Span | null;
  /** Whether the wording there is the saved one, unchanged. */
  readonly isExact: boolean;
}

/** The page that a request is about: the page's canonical address, or the document in the library's reader. */
export interface PageName {
  /** Empty where the page gives none. */
  readonly canonical: string;
  /** Null for a page of the web. Only the extension's own pages may name one. */
  readonly document: string | null;
}

/** The user's own documents that an annotator takes for its page's text. */
export interface KnownOwn {
  readonly ids: string[];
  /** Whether that was found out for the whole page; else each batch of flows is checked too. */
  readonly isSure: boolean;
}

/** What a batch of flows reveals about the user's own documents. */
export interface OwnNews {
  /** Ids of those that were left out; null where the corpus has no own documents. */
  readonly own: readonly string[] | null;
  /** Whether any of them has a sentence of these flows, so that the whole page is worth looking at. */
  readonly isRelated: boolean;
}

/** A wording on a page, described so that it can be found again. */
export interface DescribedPlace {
  /** Address and origin of its document, which can be a frame's. */
  readonly url: string;
  readonly origin: string;
  readonly quote: TextQuoteSelector;
  /** UTF-16 offset in the page's text. */
  readonly position: number;
  readonly canonical: string;
}

/** Requests to the background, from content scripts and extension pages. */
export interface BackgroundProtocol {
  /** From the sentinel: this frame has Chinese text; inject the annotator into it. */
  wakeAnnotator(): void;
  /** From an annotator that has something to show: inject the script that renders it into this frame. Answered when it has run. */
  injectViews(): void;
  /**
   * Matches of each flow, in the order of the flows; with verbatim runs where `reuse` is true. The user's documents that
   * are the page's text don't count. For pages of the web each match says who may know of it. `languages` says how
   * official the language of each flow is (`languageOf`), to one decimal.
   */
  matchFlows(
    data: PageName & { flows: string[]; reuse: boolean; sensitivity: Sensitivity; own: KnownOwn },
  ): PackedMatches & OwnNews & { readonly languages: readonly number[] };
  /** Ids of the user's own documents that are the text of the sender's page: by its address, or by its sentences. */
  findOwnDocuments(data: PageName & { text: string }): readonly string[];
  /**
   * What corpus and record know of a string from the page, of a part's key, or of what the user typed, without the
   * user's documents with the ids `own`.
   */
  lookUp(data: { text: string; limit: number; own?: string[] }): PhraseAnswer;
  /** Since when the phrases of a page are used, given by their keys. */
  datePhrases(data: { phrases: string[] }): PhraseAges;
  /** Everything that the library shows about a wording. */
  study(data: { text: string }): StudyAnswer;
  /** Suggestions for the look-up: the phrases that most documents and reports have. */
  listWidespread(data: { limit: number }): readonly RelatedPhrase[];
  saveSnippet(data: { draft: SnippetDraft; consent: boolean }): SaveOutcome;
  /** Whether anything was saved from the sender's page; if not, its text need not be sent. */
  hasSnippets(data: PageName): boolean;
  /** Finds the snippets of the sender's page in its text, oldest first. */
  anchorSnippets(data: PageName & { text: string }): readonly AnchoredSnippet[];
  /** From a page's toast: deletes what was just saved from it. */
  undoSave(data: PageName & { id: string }): void;
  /**
   * From a page's toast: the note of what was just saved from it; false where that was deleted meanwhile. From the
   * extension's own pages: the note of any snippet, when a window closes while it is typed.
   */
  noteSnippet(data: PageName & { id: string; note: string }): boolean;
  /** Stops marking a phrase, given by its key, on any page. */
  hidePhrase(data: { phrase: string; consent: boolean }): HideOutcome;
  /** Marks it again; a page's frame may ask for what was just hidden from it. */
  unhidePhrase(data: { key: string }): void;
  /** Looks up snippets that were not when they were saved; returns for how many it succeeded. */
  lookUpMissed(data: { ids: string[] }): number;
  /** Snippets were changed in one of the extension's pages: open pages mark them as they are now. */
  snippetsChanged(): void;
  /** What the sender's frame has painted. */
  reportFrame(data: FrameReport): void;
  /** Opens the look-up page of the extension in a new tab, with this text. */
  openLookUp(data: { text: string }): void;
  /** The user's part of the corpus has changed: rebuild the corpus unless the installed one is up to date. */
  rebuildCorpus(): void;
  /** From a page that shows a rebuild: resume it if background or worker died meanwhile. */
  resumeRebuild(): void;
  /** From the offscreen document that runs the corpus worker: the worker's messages. */
  rebuildProgressed(data: WorkerMessage): void;
  /** The background's log since it started. */
  readLog(): readonly LogLine[];
}

/** Requests to the annotators of a tab, or with a frame id to one of them. */
export interface PageProtocol {
  /** Mark the page although its site is not marked, or stop doing so. */
  markPage(data: { on: boolean }): void;
  /** Send a report now. */
  reportNow(): void;
  /** Go to the next or previous mark and open its card; answered by the frame that has the focus. */
  showNeighbour(data: { direction: 'next' | 'previous' }): void;
  /** Scroll to the nth place (from 0, wrapping round) of a phrase in this frame and open its card. */
  showPhrase(data: { phrase: string; nth: number }): void;
  /** The text of this frame in reading order, a line a flow, at most ANCHOR_TEXT_UNITS of it. */
  readText(): string;
  /** What is selected in this frame; null where nothing is, or none of it is text that is read. */
  describeSelection(): DescribedPlace | null;
  /** The nth place (from 0) of a phrase in this frame; null where it has none. */
  describePlace(data: { phrase: string; nth: number }): DescribedPlace | null;
  /**
   * Say on the page how a save stands: `notLookedUp` was saved and could not be looked up, `known` was saved before, for `private` the user is asked first, with
   * `nothing` there was no text to save. The draft's id is that of the snippet that is stored now.
   */
  snippetSaved(data: {
    outcome: 'saved' | 'notLookedUp' | 'known' | 'private' | 'failed' | 'nothing';
    draft: SnippetDraft | null;
    note: string;
    /** Name of the error for which a save failed; null for the other outcomes. */
    failure: string | null;
  }): void;
  /** Snippets were saved, changed or deleted: mark those of this page as they are now. */
  snippetsChanged(): void;
  /** Scroll to a snippet's place in this frame; false where it is not found here. */
  showSnippet(data: { id: string }): boolean;
  /** Another corpus was installed: match all text again. */
  corpusInstalled(): void;
}
