import { foldForms } from '../text/radicals';
import { type Block, blocksOf } from './printed-columns';
import { takeNotes } from './printed-notes';
import { type Gap, type PrintedPage, type Row, textOfRow, uprightPage } from './printed-page';
import { joinLines, type PrintedLine } from './printed-paragraphs';
import { withoutRunningLines } from './running-lines';
import type { StyledLine } from './structure';

/** What was printed on pages. */
export interface Printed {
  /** Paragraphs and rows of tables in reading order, and footnotes. */
  readonly lines: StyledLine[];
  /** Numbers of the pages, from 1, with no text but head, foot and page number: they are pictures or empty. */
  readonly textless: number[];
}

/**
 * Reads printed pages by the places of their text, in whatever order it was drawn: column by column, tables row by row.
 * Joins the lines of paragraphs over columns and pages. Leaves out running heads and feet.
 */
export function readPrinted(pages: readonly PrintedPage[]): Printed {
  const upright = pages.map((page) => uprightPage(folded(page)));
  const size = textSize(upright);
  const inner = withoutRunningLines(upright, size);
  const columns: Gap[] = [];
  for (const { runs } of inner) blocksOf(runs, [], (gap) => columns.push(gap));
  const notes: string[] = [];
  const blocks = inner.map(({ runs }) => takeNotes(blocksOf(runs, columns), size, notes));
  const paragraphs = joinLines(linesOf(blocks), size);
  return {
    lines: [
      ...paragraphs.map((text) => ({ text })),
      ...notes.map((text): StyledLine => ({ text, style: 'note' })),
    ],
    textless: inner.flatMap(({ runs }, at) => (runs.length === 0 ? [at + 1] : [])),
  };
}

function folded(page: PrintedPage): PrintedPage {
  return { ...page, runs: page.runs.map((run) => ({ ...run, text: foldForms(run.text) })) };
}

/** The size in which most of the text is set. */
function textSize(pages: readonly PrintedPage[]): number {
  const units = new Map<number, number>();
  for (const { text, size } of pages.flatMap(({ runs }) => runs)) {
    // Sizes that were computed differ by rounding.
    const rounded = Math.round(size * 4) / 4;
    units.set(rounded, (units.get(rounded) ?? 0) + text.length);
  }
  const [[size] = [0]] = [...units].sort((a, b) => b[1] - a[1]);
  return size;
}

/** The edges of a column. */
interface Column {
  readonly left: number;
  readonly right: number;
}

/** Minimum number of lines by which a column's edges are known. */
const MIN_COLUMN_LINES = 3;

/** In heights of a character: how far beyond its edges a column's lines may be. */
const BEYOND = 0.6;

function linesOf(pages: readonly (readonly Block[])[]): PrintedLine[] {
  const known = pages
    .flat()
    .flatMap((block) =>
      block.kind === 'text' && block.rows.length >= MIN_COLUMN_LINES ? [edgesOf(block.rows)] : [],
    );
  let flow = 0;
  return pages.flatMap((blocks, page) =>
    blocks.flatMap((block): PrintedLine[] => {
      flow++;
      if (block.kind === 'table')
        return block.rows.map((row) => ({
          ...row,
          left: 0,
          right: 0,
          column: NO_COLUMN,
          flow,
          page,
          isRow: true,
        }));
      const column = widest(edgesOf(block.rows), known, block.rows[0].size);
      return block.rows.map((row) => ({
        text: textOfRow(row),
        left: row.left,
        right: row.right,
        y: row.y,
        size: row.size,
        column,
        flow,
        page,
        isRow: false,
      }));
    }),
  );
}

const NO_COLUMN: Column = { left: 0, right: 0 };

/** A single line that goes beyond the right edge, as long addresses do, doesn't count where two others end there. */
function edgesOf(rows: readonly Row[]): Column {
  const rights = rows.map(({ right }) => right).sort((a, b) => b - a);
  const [first, second = first, third = first] = rights;
  return {
    left: Math.min(...rows.map(({ left }) => left)),
    right: first - second > rows[0].size && second - third < rows[0].size ? second : first,
  };
}

/** The narrowest known column in which the lines of a part are: a part of few lines doesn't reach its edges. */
function widest(own: Column, known: readonly Column[], size: number): Column {
  const around = known
    .filter(({ left, right }) => left - BEYOND * size <= own.left && right + BEYOND * size >= own.right)
    .sort((a, b) => a.right - a.left - (b.right - b.left));
  const [narrowest = own] = around;
  return { left: Math.min(narrowest.left, own.left), right: Math.max(narrowest.right, own.right) };
}
