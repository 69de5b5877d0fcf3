import type { ReportedMark, TabReport } from './report';

/** A reported mark and the frame in which it stands. */
export interface FrameMark extends ReportedMark {
  readonly frameId: number;
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
    complete: frames.length > 0 && frames.every((frame) => frame.complete),
  };
}
