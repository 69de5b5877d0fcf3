import { type Gap, type PrintedRun, type Row, rowOf, rowsOf } from './printed-page';
import { type TableRow, tableRows } from './printed-table';

/** A part of a page in reading order: the rows of one column, or a table. */
export type Block =
  | { readonly kind: 'text'; readonly rows: readonly Row[] }
  | { readonly kind: 'table'; readonly rows: readonly TableRow[] };

/** Rows that have a strip in common, from `start` to before `end`. */
interface Band extends Gap {
  readonly start: number;
  readonly end: number;
}

/** In heights of a character: the narrowest strip between columns or cells, a usual and a wide one. */
const MIN_GAP = 0.45;
const USUAL_GAP = 0.9;
const WIDE_GAP = 1.5;

/** Minimum number of lines in a column, unless other pages have the same columns; with a strip that is not usual. */
const MIN_COLUMN_ROWS = 3;
const MIN_CLOSE_ROWS = 6;

/** Minimum number of rows with cells on both sides of a strip, by its width. */
const MIN_TABLE_ROWS = { wide: 2, usual: 3, narrow: 4 };

/** In heights of a character: maximum step between lines of a table's row. */
const TABLE_STEP = 2.2;

/** In heights of a character: the narrowest column, and how far a full line may end before its margin. */
const MIN_COLUMN = 7;
const FULL = 2.5;

/** Minimum share of a column's lines that are full, and of those with punctuation of sentences. */
const FULL_SHARE = 0.5;
const PROSE_SHARE = 0.3;
const IN_PROSE = /[，。；,.;]/;

/** Maximum number of a page's rows for which columns are looked for: a page of a newspaper has half as many. */
const MAX_ROWS = 400;

/** Maximum number of gaps in a row: no table has more columns. */
const MAX_GAPS = 30;

/** Maximum number of strips that are tried on a part of a page. */
const MAX_TRIED = 8;

/**
 * The parts of a page in reading order: columns from the left, tables by rows, and what runs across the page between them.
 * @param runs Upright runs.
 * @param known Strips between columns of other pages.
 * @param onColumns Gets each strip between two columns.
 */
export function blocksOf(
  runs: readonly PrintedRun[],
  known: readonly Gap[],
  onColumns: (gap: Gap) => void = () => undefined,
): Block[] {
  const rows = rowsOf(runs);
  const found = rows.length > MAX_ROWS ? null : findBand(rows, known);
  if (found === null) return rows.length > 0 ? [{ kind: 'text', rows }] : [];
  const { band, isTable } = found;
  const part = (some: readonly Row[]) =>
    blocksOf(
      some.flatMap((row) => row.runs),
      known,
      onColumns,
    );
  const within = rows.slice(band.start, band.end);
  if (!isTable) onColumns(band);
  const inner: Block[] = isTable
    ? [{ kind: 'table', rows: tableRows(within, commonGaps(within)) }]
    : [...part(sideOf(within, band, 'left')), ...part(sideOf(within, band, 'right'))];
  return [...part(rows.slice(0, band.start)), ...inner, ...part(rows.slice(band.end))];
}

/** The best band of columns, else of a table's rows; null where the rows are those of one column. */
function findBand(rows: readonly Row[], known: readonly Gap[]): { band: Band; isTable: boolean } | null {
  const tried = bandsOf(rows)
    .map((band) => ({ band, weight: weightOf(rows, band) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MAX_TRIED)
    .map(({ band }) => band);
  const columns = tried
    .map((band) => trimmed(rows, band))
    .find((band) => areColumns(rows.slice(band.start, band.end), band, known));
  if (columns !== undefined) return { band: columns, isTable: false };
  const table = tried.find((band) => isTable(rows.slice(band.start, band.end), band));
  return table === undefined ? null : { band: tableBand(rows, table), isTable: true };
}

/** All strips of rows that can't be made longer downwards. */
function bandsOf(rows: readonly Row[]): Band[] {
  const bands: Band[] = [];
  const gaps = rows.map((row) => gapsOf(row));
  for (let start = 0; start < rows.length; start++) {
    let open = gaps[start];
    for (let end = start + 1; open.length > 0; end++) {
      const next: Gap[] = [];
      for (const gap of open) {
        const cut = end < rows.length ? cutBy(gap, gaps[end], rows[end]) : [];
        next.push(...cut);
        // A band of one row has no columns.
        const isBand = end - start > 1 && Number.isFinite(gap.from) && Number.isFinite(gap.to);
        if (cut.length === 0 && isBand) bands.push({ ...gap, start, end });
      }
      open = next;
    }
  }
  return bands;
}

/** The strips without text in a row; the outer ones have no end. */
function gapsOf(row: Row): Gap[] {
  const gaps: Gap[] = [{ from: Number.NEGATIVE_INFINITY, to: row.left }];
  let end = Number.NEGATIVE_INFINITY;
  for (const { x, width } of row.runs) {
    if (end > Number.NEGATIVE_INFINITY && x - end >= MIN_GAP * row.size) gaps.push({ from: end, to: x });
    end = Math.max(end, x + width);
  }
  return [...gaps.slice(0, MAX_GAPS), { from: end, to: Number.POSITIVE_INFINITY }];
}

function cutBy(gap: Gap, others: readonly Gap[], row: Row): Gap[] {
  return others
    .map(({ from, to }) => ({ from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
    .filter(({ from, to }) => to - from >= MIN_GAP * row.size);
}

/** The number of rows on the side that has fewer. */
function weightOf(rows: readonly Row[], { start, end, from, to }: Band): number {
  let left = 0;
  let right = 0;
  for (let at = start; at < end; at++) {
    if (rows[at].left < from) left++;
    if (rows[at].right > to) right++;
  }
  return Math.min(left, right);
}

/** A band without rows at its head that have nothing on the left: they are read before it. */
function trimmed(rows: readonly Row[], band: Band): Band {
  let { start } = band;
  while (start < band.end && rows[start].left >= band.to) start++;
  return { ...band, start };
}

function sideOf(rows: readonly Row[], gap: Gap, side: 'left' | 'right'): Row[] {
  const isOn = (run: PrintedRun) => run.x < (gap.from + gap.to) / 2 === (side === 'left');
  return rows.map((row) => row.runs.filter(isOn)).flatMap((runs) => (runs.length > 0 ? [rowOf(runs)] : []));
}

function areColumns(rows: readonly Row[], gap: Gap, known: readonly Gap[]): boolean {
  const left = sideOf(rows, gap, 'left');
  const right = sideOf(rows, gap, 'right');
  if (!overlap(left, right)) return false;
  const isClose = widthOf(gap, rows) < USUAL_GAP;
  if (isClose && Math.min(left.length, right.length) < MIN_CLOSE_ROWS) return false;
  if (isProse(left) && isProse(right)) return true;
  const isKnown = known.some(({ from, to }) => Math.min(to, gap.to) - Math.max(from, gap.from) > 0);
  return isKnown && left.some(hasProse) && right.some(hasProse) && !isGrid(left) && !isGrid(right);
}

/** Whether two columns are beside each other for half of the shorter one. */
function overlap(left: readonly Row[], right: readonly Row[]): boolean {
  const [less, more] = left.length < right.length ? [left, right] : [right, left];
  if (less.length === 0) return false;
  const top = more[0].y - more[0].size;
  const bottom = more[more.length - 1].y + more[0].size;
  return less.filter(({ y }) => y > top && y < bottom).length * 2 >= less.length;
}

/** Whether rows are those of one or more columns of running text. */
function isProse(rows: readonly Row[]): boolean {
  if (!isGrid(rows)) return isProseColumn(rows);
  const gaps = commonGaps(rows).filter((gap) => widthOf(gap, rows) >= USUAL_GAP);
  return (
    gaps.length > 0 &&
    isProseColumn(sideOf(rows, gaps[0], 'left')) &&
    gaps.every((gap, at) => isProseColumn(between(rows, gap, gaps[at + 1])))
  );
}

/** What is between two strips, or to the right of the last one. */
function between(rows: readonly Row[], gap: Gap, next: Gap | undefined): Row[] {
  const right = sideOf(rows, gap, 'right');
  return next === undefined ? right : sideOf(right, next, 'left');
}

function isProseColumn(rows: readonly Row[]): boolean {
  if (rows.length < MIN_COLUMN_ROWS) return false;
  const left = Math.min(...rows.map((row) => row.left));
  const right = Math.max(...rows.map((row) => row.right));
  const full = rows.filter((row) => right - row.right < FULL * row.size);
  return (
    right - left >= MIN_COLUMN * rows[0].size &&
    full.length >= FULL_SHARE * rows.length &&
    rows.filter(hasProse).length >= PROSE_SHARE * rows.length
  );
}

function hasProse({ runs }: Row): boolean {
  return runs.some(({ text }) => IN_PROSE.test(text));
}

/** Whether most rows consist of parts that are set apart. */
function isGrid(rows: readonly Row[]): boolean {
  return rows.filter((row) => gapsOf(row).length > 2).length * 2 > rows.length;
}

function isTable(rows: readonly Row[], gap: Gap): boolean {
  const both = rows.filter((row) => row.left < gap.from && row.right > gap.to).length;
  const { wide, usual, narrow } = MIN_TABLE_ROWS;
  const width = widthOf(gap, rows);
  if (width >= WIDE_GAP) return both >= wide;
  return both >= (width >= USUAL_GAP ? usual : narrow);
}

/** In heights of a character. */
function widthOf({ from, to }: Gap, rows: readonly Row[]): number {
  return (to - from) / (rows[0]?.size ?? 1);
}

/**
 * A table's band without rows at head and foot that are text around it: those with nothing but a first cell, and at the
 * head those on the right that are not close to the next row.
 */
function tableBand(rows: readonly Row[], band: Band): Band {
  const left = Math.min(...rows.slice(band.start, band.end).map((row) => row.left));
  const isFirst = (at: number) => rows[at].right <= band.from && rows[at].left < left + rows[at].size;
  const isApart = (at: number) =>
    rows[at].left >= band.to && rows[at + 1].y - rows[at].y > TABLE_STEP * rows[at].size;
  let { start, end } = band;
  while (start < end - 1 && (isFirst(start) || isApart(start))) start++;
  while (end > start + 1 && isFirst(end - 1)) end--;
  return { ...band, start, end };
}

/** The strips that all these rows have in common. */
function commonGaps(rows: readonly Row[]): Gap[] {
  let open = gapsOf(rows[0]);
  for (const row of rows.slice(1)) open = open.flatMap((gap) => cutBy(gap, gapsOf(row), row));
  return open.filter(({ from, to }) => Number.isFinite(from) && Number.isFinite(to));
}
