import type { Block } from './printed-columns';
import { type Row, textOfRow } from './printed-page';
import { joinParts } from './structure';

/** Size of notes as a share of the text's, at most. */
const SMALLER = 0.93;

/** Size of a raised mark as a share of its line's, at most. */
const RAISED = 0.8;

/** Marks of notes; figures without brackets are marks only if they are raised in the text as well. */
const MARK = /^(?:[①-⑳❶-❿]|[〔[［]\d{1,3}[〕\]］]|注[\d①-⑳]{0,3}[：:]|[*＊※†])\s*/;
const FIGURE = /^(?:\d{1,3}|[（(]\d{1,3}[）)])(?=\D)[.、．]?\s*/;

/**
 * Takes the footnotes out of a page, and their marks out of its text.
 * @param blocks The parts of the page in reading order.
 * @param size Size of the text.
 * @param notes Gets the notes without their marks.
 */
export function takeNotes(blocks: readonly Block[], size: number, notes: string[]): Block[] {
  const raised = new Set(
    blocks.flatMap((block) => (block.kind === 'text' ? block.rows.flatMap((row) => raisedIn(row)) : [])),
  );
  // What is wholly in small type is no note.
  const hasText = blocks.some((block) => block.rows.some((row) => row.size > SMALLER * size));
  const marks = new Set<string>();
  const kept = blocks.map((block): Block => {
    if (block.kind === 'table') return block;
    const start = hasText ? noteStart(block.rows, size, raised) : null;
    if (start === null) return block;
    for (const row of block.rows.slice(start)) {
      const text = textOfRow(row);
      const mark = markOf(text, raised);
      if (mark === null) notes.push(joinParts(notes.pop() ?? '', text));
      else {
        marks.add(mark.trim());
        notes.push(text.slice(mark.length));
      }
    }
    return { kind: 'text', rows: block.rows.slice(0, start) };
  });
  return kept
    .map((block) =>
      block.kind === 'text' ? { ...block, rows: block.rows.map((row) => withoutMarks(row, marks)) } : block,
    )
    .filter((block) => block.rows.length > 0);
}

/**
 * Where the notes at the foot of a column begin; null where there are none.
 * @param raised The figures that are raised in the text.
 */
export function noteStart(
  rows: readonly Row[],
  size: number,
  raised: ReadonlySet<string> = new Set(rows.flatMap(raisedIn)),
): number | null {
  const small = rows.findLastIndex((row) => row.size > SMALLER * size) + 1;
  const start = rows.findIndex((row, at) => at >= small && markOf(textOfRow(row), raised) !== null);
  return start < 0 ? null : start;
}

function markOf(text: string, raised: ReadonlySet<string>): string | null {
  const [mark = null] = MARK.exec(text) ?? [];
  if (mark !== null) return mark;
  const [figure = null] = FIGURE.exec(text) ?? [];
  return figure !== null && raised.has(bare(figure)) ? figure : null;
}

function bare(mark: string): string {
  return mark.replace(/[^\d①-⑳]/g, '') || mark.trim();
}

function raisedIn({ runs, size }: Row): string[] {
  return runs.filter((run) => run.size <= RAISED * size).map(({ text }) => bare(text.trim()));
}

function withoutMarks(row: Row, marks: ReadonlySet<string>): Row {
  if (marks.size === 0) return row;
  const known = new Set([...marks].map(bare));
  const runs = row.runs.filter((run) => run.size > RAISED * row.size || !known.has(bare(run.text.trim())));
  return runs.length === row.runs.length || runs.length === 0 ? row : { ...row, runs };
}
