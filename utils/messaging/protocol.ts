import type { WorkerMessage } from '../generation/worker-message';
import type { PhraseAnswer } from '../lookup/answer';
import type { RelatedPhrase, StudyAnswer } from '../lookup/study-answer';
import type { Sensitivity } from '../match/match';
import type { FrameReport } from '../reports/report';
import type { Snippet, SnippetDraft } from '../snippets/snippet';
import type { PackedMatches } from './packed-matches';

/** What came of a save. From a private window nothing is stored before the reader has said yes. */
export type SaveOutcome =
  | { readonly status: 'saved'; readonly snippet: Snippet }
  | { readonly status: 'needsConsent' };

/** Requests to the background, from content scripts and extension pages. */
export interface BackgroundProtocol {
  /** From the sentinel: this frame has Chinese text; inject the annotator into it. */
  wakeAnnotator(): void;
  /** Matches of each flow, in the order of the flows; verbatim runs among them where `reuse` is true. */
  matchFlows(data: { flows: string[]; reuse: boolean; sensitivity: Sensitivity }): PackedMatches;
  /** What corpus and record know of a string of the page, of a part by its key, or of what the reader typed. */
  lookUp(data: { text: string; limit: number }): PhraseAnswer;
  /** All that the library shows of a wording. */
  study(data: { text: string }): StudyAnswer;
  /** Phrases to look up that most documents and reports have. */
  listWidespread(data: { limit: number }): readonly RelatedPhrase[];
  saveSnippet(data: { draft: SnippetDraft; consent: boolean }): SaveOutcome;
  /** What the sender's frame has painted. */
  reportFrame(data: FrameReport): void;
  /** Opens the look-up page of the extension in a new tab, with this text. */
  openLookUp(data: { text: string }): void;
  /** The reader's part of the corpus has changed: make the corpus anew where what is installed is not of it. */
  rebuildCorpus(): void;
  /** From the offscreen document that runs the corpus worker: what the worker tells. */
  rebuildProgressed(data: WorkerMessage): void;
}

/** Requests to the annotators of a tab; with a frame id to one of them. */
export interface PageProtocol {
  /** Send a report now. */
  reportNow(): void;
  /** Go to the next or previous mark and open its card; answered by the frame that has the focus. */
  showNeighbour(data: { direction: 'next' | 'previous' }): void;
  /** Scroll to the nth place (from 0, wrapping round) of a phrase in this frame and open its card. */
  showPhrase(data: { phrase: string; nth: number }): void;
  /** Say briefly on the page that a snippet was saved, or why not. */
  snippetSaved(data: { outcome: 'saved' | 'private' | 'failed'; text: string }): void;
  /** Another corpus was installed: match all text again. */
  corpusInstalled(): void;
}

export type Protocol = BackgroundProtocol & PageProtocol;
