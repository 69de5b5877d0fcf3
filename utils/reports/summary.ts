import type { FrameReport, ReportedMark, TabReport } from './report';

/** A reported mark and the frame in which it stands. */
export interface FrameMark extends ReportedMark {
  readonly frameId: number;
}

/** A snippet of the page, and the frames in which it is found, the top one first; none where it is not found. */
export interface PageSnippet {
  readonly id: string;
  readonly frameIds: readonly number[];
  /** Whether one of them has the wording that was saved, and not one that was changed since. */
  readonly isExact: boolean;
  /** What the page has in the place of a changed wording; null where it has the one that was saved, and where that is not known. */
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
  /** Ids of the reader's own documents that are a frame's text, the top frame's first. */
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
