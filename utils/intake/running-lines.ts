import { noteStart } from './printed-notes';
import { type PrintedPage, type Row, rowsOf, textOfRow } from './printed-page';

/** Number of rows at each edge of a page that may be its head or foot. */
const EDGE_ROWS = 3;

/** Minimum number of pages, and share of all pages, with the same line in the same place: left pages may have another. */
const MIN_PAGES = 2;
const PAGES_SHARE = 0.25;

/** The same for lines that differ, as titles of chapters do. */
const MIN_VARYING_PAGES = 3;
const VARYING_SHARE = 0.6;

/** In heights of a character: how far a line may be from its place on other pages. */
const SAME_PLACE = 0.6;

/** Size of a varying head as a share of the text's, at most. */
const SMALLER = 0.93;

/** Minimum distance from the text, in usual steps of lines: of any head, and of one that varies. */
const APART = 1.25;
const VARYING_APART = 1.6;

/** Minimum share of pages with a head that isn't set apart, or has punctuation of sentences. */
const CLOSE_SHARE = 0.5;
const IN_PROSE = /[，,。；;]/;

const NUMBER = '[\\d一二三四五六七八九十百〇]{1,6}';
const DASH = '[-—–－‐―·•.~～\\s|]*';
const PAGE_NUMBER = new RegExp(
  `^${DASH}(?:\\d{1,4}|[ivx]{1,6}|第?\\s*${NUMBER}\\s*页(?:\\s*[，,/|]?\\s*共\\s*${NUMBER}\\s*页)?|\\d{1,4}\\s*(?:/|of)\\s*\\d{1,4}|page\\s*\\d{1,4}(?:\\s*of\\s*\\d{1,4})?|[〔【[(（]\\s*\\d{1,4}\\s*[）)\\]】〕])${DASH}$`,
  'i',
);

/** What browsers print at the edges beside the page's title: its address, and when it was printed. */
const ADDRESS = /^(?:https?|file|about|chrome-extension|moz-extension):\S*$/i;
const PRINTED_AT =
  /^\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午)?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AP]M)?$/i;

const EDGES = ['head', 'foot'] as const;
type Edge = (typeof EDGES)[number];

/** A row at an edge of a page. */
interface EdgeRow {
  readonly row: Row;
  readonly parts: readonly string[];
  /** Its text without white space and figures. */
  readonly key: string;
  /** From the edge of the page. */
  readonly distance: number;
  /** To the next row from the edge. */
  readonly step: number;
}

/**
 * Pages without their running heads and feet: page numbers, what a browser prints at the edges, and lines that appear
 * in the same place on several pages.
 * @param pages Upright pages.
 * @param size Size of the text.
 */
export function withoutRunningLines(pages: readonly PrintedPage[], size: number): PrintedPage[] {
  const rows = pages.map(({ runs }) => rowsOf(runs));
  const dropped = new Set<Row>();
  const notes = new Set(rows.flatMap((each) => notesIn(each, size)));
  const steps = rows.flatMap((each) => each.slice(1).map((row, at) => row.y - each[at].y));
  const usual = steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  for (const edge of EDGES) {
    const edges = pages.map((page, at) => edgeRows(page, rows[at], edge));
    const isRunning = runningTest(edges, notes, size, usual);
    for (const each of edges) {
      const end = each.findIndex((_, at) => !isRunning(each, at));
      for (const { row } of end < 0 ? each : each.slice(0, end)) dropped.add(row);
    }
  }
  return pages.map((page, at) => ({
    ...page,
    runs: rows[at].filter((row) => !dropped.has(row)).flatMap((row) => row.runs),
  }));
}

function edgeRows({ height }: PrintedPage, rows: readonly Row[], edge: Edge): EdgeRow[] {
  const ordered = edge === 'head' ? rows : [...rows].reverse();
  const steps = ordered.slice(0, EDGE_ROWS).map((row, at) => Math.abs((ordered[at + 1]?.y ?? row.y) - row.y));
  return steps.map((step, at) => {
    const row = ordered[at];
    const parts = partsOf(row);
    return {
      row,
      parts,
      key: parts.join('').replace(/[\s\d]+/g, ''),
      distance: edge === 'head' ? row.y : height - row.y,
      step,
    };
  });
}

/** The rows of notes at the foot of a page, which may be alike on several pages. */
function notesIn(rows: readonly Row[], size: number): Row[] {
  const own = rows.filter((row) => {
    const parts = partsOf(row);
    return !isPageNumber(parts) && !isBrowsers(row, parts, size);
  });
  const start = noteStart(own, size);
  return start === null ? [] : own.slice(start).filter((row) => IN_PROSE.test(textOfRow(row)));
}

/** In heights of a character: minimum gap between the parts of a head. */
const PART_GAP = 1.5;

function partsOf(row: Row): string[] {
  const parts: (typeof row.runs)[number][][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const run of row.runs) {
    if (run.x - end > PART_GAP * row.size) parts.push([]);
    parts.at(-1)?.push(run);
    end = Math.max(end, run.x + run.width);
  }
  return parts.map((runs) =>
    textOfRow({ ...row, runs })
      .normalize('NFKC')
      .trim(),
  );
}

/** Makes the test of a row at an edge; rows are counted from the edge, from 0. */
function runningTest(
  edges: readonly EdgeRow[][],
  notes: ReadonlySet<Row>,
  size: number,
  usual: number,
): (rows: readonly EdgeRow[], at: number) => boolean {
  const byKey = new Map<string, { row: EdgeRow; page: number }[]>();
  for (const [page, rows] of edges.entries()) {
    for (const row of rows) {
      const same = byKey.get(row.key);
      if (same === undefined) byKey.set(row.key, [{ row, page }]);
      else same.push({ row, page });
    }
  }
  const isAtSamePlace = (a: EdgeRow, b: EdgeRow) =>
    Math.abs(a.distance - b.distance) < SAME_PLACE * a.row.size;
  const repeated = (row: EdgeRow) => {
    const same = (byKey.get(row.key) ?? []).filter((other) => isAtSamePlace(row, other.row));
    return new Set(same.map(({ page }) => page)).size;
  };
  const mayVary = ({ row, step }: EdgeRow) => row.size <= SMALLER * size && step > VARYING_APART * usual;
  const outer = edges.flatMap((rows) => rows.slice(0, 1)).filter(mayVary);
  const isKnown = ({ row, parts }: EdgeRow) => isPageNumber(parts) || isBrowsers(row, parts, size);
  /** Whether a row, with those behind it that are alike on other pages, is set apart from the text. */
  const isApart = (rows: readonly EdgeRow[], at: number) => {
    const end = rows.findIndex(
      (row, i) => i >= at && (row.step > APART * usual || !(rows[i + 1] && isAlike(rows[i + 1]))),
    );
    return end >= 0 && rows[end].step > APART * usual;
  };
  const isAlike = (row: EdgeRow) => isKnown(row) || repeated(row) >= MIN_PAGES;
  return (rows, at) => {
    const row = rows[at];
    if (isKnown(row)) return true;
    if (notes.has(row.row) || row.key === '') return false;
    if (row.parts.some((part) => IN_PROSE.test(part)))
      return isApart(rows, at) && repeated(row) >= Math.max(MIN_VARYING_PAGES, CLOSE_SHARE * edges.length);
    const share = isApart(rows, at) || row.row.size <= SMALLER * size ? PAGES_SHARE : CLOSE_SHARE;
    if (repeated(row) >= Math.max(MIN_PAGES, share * edges.length)) return true;
    const alike = at === 0 && mayVary(row) ? outer.filter((other) => isAtSamePlace(row, other)).length : 0;
    return alike >= Math.max(MIN_VARYING_PAGES, VARYING_SHARE * edges.length);
  };
}

function isPageNumber(parts: readonly string[]): boolean {
  return parts.every((part) => PAGE_NUMBER.test(part));
}

/** An address, or in small type a time of printing, with a page's title or number at most. */
function isBrowsers(row: Row, parts: readonly string[], size: number): boolean {
  const isSmall = row.size < SMALLER * size;
  const known = parts.filter((part) => ADDRESS.test(part) || (isSmall && PRINTED_AT.test(part)));
  const numbers = parts.filter((part) => PAGE_NUMBER.test(part));
  return known.length > 0 && parts.length - known.length - numbers.length <= 1;
}
