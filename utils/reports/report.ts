import type { MarkKind } from '../marks/kinds';

/** One distinct phrase as it is painted in one frame. */
export interface ReportedMark {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording at its first occurrence. */
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
  /** The page's wording if it has changed; null where it is unchanged, not found, or too long to report. */
  readonly wording: string | null;
}

/** What one frame has painted. */
export interface FrameReport {
  /** Han characters that were read, and those of them that are painted. */
  readonly han: number;
  readonly painted: number;
  /** In order of first occurrence; at most REPORT_PHRASES. */
  readonly marks: readonly ReportedMark[];
  /** What was saved from the page, oldest first; at most REPORT_SNIPPETS. */
  readonly snippets: readonly ReportedSnippet[];
  /** Ids of the user's own documents that are this frame's text, and don't count in it. */
  readonly own: readonly string[];
  /** False while some of the frame's text is still unread. */
  readonly complete: boolean;
}

/** What a tab's frames have reported, by frame id. */
export type TabReport = Readonly<Record<number, FrameReport>>;

/** A reported mark with its frame. */
export interface FrameMark extends ReportedMark {
  readonly frameId: number;
}

/** A snippet of the page, and the frames in which it is found, the top one first; none where it is not found. */
export interface PageSnippet {
  readonly id: string;
  readonly frameIds: readonly number[];
  /** Whether one of them has the wording that was saved, and not one that was changed since. */
  readonly isExact: boolean;
  /** The page's wording if it has changed; null where it hasn't, or is unknown. */
  readonly wording: string | null;
}

/** All frames of a tab taken together. */
export interface TabSummary {
  /** Han characters read and painted. */
  readonly han: number;
  readonly painted: number;
  /** Painted part of the Han characters, 0 to 1; 0 where nothing was read. */
  readonly share: number;
  /** Frame by frame (the top frame first), each in reading order. */
  readonly marks: readonly FrameMark[];
  /** What was saved from the page, oldest first. */
  readonly snippets: readonly PageSnippet[];
  /** Ids of the user's own documents that are a frame's text, the top frame's first. */
  readonly own: readonly string[];
  /** False while any frame is still being read, and where no frame has reported. */
  readonly complete: boolean;
}

/** Adds up a tab's frames. */
export function summarise(report: TabReport): TabSummary {
  const frames = Object.entries(report)
    .map(([id, frame]) => ({ frameId: Number(id), ...frame }))
    .sort((a, b) => a.frameId - b.frameId);
  const han = frames.reduce((sum, frame) => sum + frame.han, 0);
  const painted = frames.reduce((sum, frame) => sum + frame.painted, 0);
  return {
    han,
    painted,
    share: han === 0 ? 0 : painted / han,
    marks: frames.flatMap(({ frameId, marks }) => marks.map((mark) => ({ ...mark, frameId }))),
    snippets: snippetsOf(frames),
    // Reports of an earlier version, before an update, have none.
    own: [...new Set(frames.flatMap(({ own = [] }) => own))],
    complete: frames.length > 0 && frames.every((frame) => frame.complete),
  };
}

/** Each frame looks for all snippets of its tab's page in its own text. */
function snippetsOf(frames: readonly (FrameReport & { readonly frameId: number })[]): PageSnippet[] {
  const all = new Map<string, PageSnippet>();
  for (const { frameId, snippets } of frames) {
    for (const { id, found, isExact, wording } of snippets) {
      const before = all.get(id) ?? { id, frameIds: [], isExact: false, wording: null };
      all.set(id, {
        id,
        frameIds: found ? [...before.frameIds, frameId] : before.frameIds,
        isExact: before.isExact || isExact,
        wording: before.isExact || isExact ? null : (before.wording ?? wording),
      });
    }
  }
  return [...all.values()];
}

/** One distinct phrase of a page, its frames taken together. */
export interface PagePhrase {
  /** Key of the phrase (its normalised text). */
  readonly phrase: string;
  /** The page's own wording at its first occurrence. */
  readonly text: string;
  readonly kind: MarkKind;
  /** Places on the page. */
  readonly count: number;
  /** Its frames in the order of the marks, and how often it appears in each. */
  readonly frames: readonly { readonly frameId: number; readonly count: number }[];
}

/** Groups marks of the same phrase from several frames, in the order of first marks. */
export function groupMarks(marks: readonly FrameMark[]): PagePhrase[] {
  const phrases = new Map<string, PagePhrase>();
  for (const { phrase, text, kind, count, frameId } of marks) {
    const earlier = phrases.get(phrase);
    phrases.set(phrase, {
      phrase,
      text: earlier?.text ?? text,
      kind: earlier?.kind ?? kind,
      count: (earlier?.count ?? 0) + count,
      frames: [...(earlier?.frames ?? []), { frameId, count }],
    });
  }
  return [...phrases.values()];
}

/**
 * The frame of a phrase's nth occurrence (from 0, over all its frames, wrapping round), and its number within that frame.
 * Null for a phrase without occurrences.
 */
export function findPlace(phrase: PagePhrase, nth: number): { frameId: number; nth: number } | null {
  if (phrase.count === 0) return null;
  let rest = nth % phrase.count;
  for (const { frameId, count } of phrase.frames) {
    if (rest < count) return { frameId, nth: rest };
    rest -= count;
  }
  return null;
}
