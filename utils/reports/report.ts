import type { MarkKind } from '../marks/kinds';

/** One distinct phrase as it is painted in one frame. */
export interface ReportedMark {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording where it stands first. */
  readonly text: string;
  readonly kind: MarkKind;
  /** How often it is painted in the frame. */
  readonly count: number;
}

/** A snippet of the page, and whether it is found in one frame's text, in the wording that was saved or a changed one. */
export interface ReportedSnippet {
  readonly id: string;
  readonly found: boolean;
  readonly isExact: boolean;
  /** What the page has in the place of a changed wording; null where it is unchanged, not found, or too long to report. */
  readonly wording: string | null;
}

/** What one frame has painted. */
export interface FrameReport {
  /** Han characters that were read, and those of them that are painted. */
  readonly han: number;
  readonly painted: number;
  /** In reading order of first places; at most REPORT_PHRASES. */
  readonly marks: readonly ReportedMark[];
  /** What was saved from the page, oldest first; at most REPORT_SNIPPETS. */
  readonly snippets: readonly ReportedSnippet[];
  /** Ids of the reader's own documents that are this frame's text, and don't count in it. */
  readonly own: readonly string[];
  /** False while some of the frame's text is still unread. */
  readonly complete: boolean;
}

/** What a tab's frames have reported, by frame id. */
export type TabReport = Readonly<Record<number, FrameReport>>;
