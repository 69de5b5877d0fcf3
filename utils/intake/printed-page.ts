import { joinParts } from './structure';

/** A run of text on a page; x grows to the right and y downwards, in any unit. */
export interface PrintedRun {
  readonly text: string;
  /** Where it begins: at the left end of its baseline; a vertical one in the middle of its upper end. */
  readonly x: number;
  readonly y: number;
  /** How far it extends in its own direction. */
  readonly width: number;
  /** Height of its characters. */
  readonly size: number;
  /** Its direction, in quarter turns clockwise from left to right; 0 if left out. */
  readonly turns?: number;
  /** Its font sets characters one below the other. */
  readonly isVertical?: boolean;
}

/** A page with its runs, in whatever order they were drawn. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  readonly runs: readonly PrintedRun[];
}

/** A line of a page, or the part of it in one column: runs of one baseline from left to right. */
export interface Row {
  readonly runs: readonly PrintedRun[];
  readonly left: number;
  readonly right: number;
  /** Its baseline. */
  readonly y: number;
  /** The size of most of its text. */
  readonly size: number;
}

/** A strip of a page without text. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** In heights of a character: from the top of a Han character to the baseline, and from its middle. */
const ASCENT = 0.88;
const MIDDLE = 0.38;

/** In heights of a character: maximum distance of what is drawn twice, as bold type is. */
const DOUBLED = 0.3;

/** In heights of a character: maximum shift of characters of one vertical line, and maximum step between them. */
const ALIGNED = 0.2;
const STEP = 1.35;

/** Longest run that may be set across a vertical line, UTF-16 units: figures are. */
const MAX_ACROSS = 4;

/**
 * A page turned so that its lines run from left to right, and follow each other downwards: pages that are printed
 * sideways or whose lines run downwards from the right are turned by a quarter. Leaves out runs of other directions,
 * blank ones and what is drawn twice.
 */
export function uprightPage(page: PrintedPage): PrintedPage {
  const runs = page.runs.filter(({ text, size }) => text.trim() !== '' && size > 0);
  const units = [0, 0, 0, 0];
  for (const run of runs) units[run.turns ?? 0] += run.text.length;
  const vertical = verticalRuns(runs);
  if (vertical !== null)
    return { ...turned(page), runs: withoutDoubles(fromVertical(runs, vertical, page.width)) };
  const turns = units.indexOf(Math.max(...units));
  let upright: PrintedPage = { ...page, runs: runs.filter((run) => (run.turns ?? 0) === turns) };
  // Turning left undoes the turns of the text, a quarter each.
  for (let turn = 0; turn < turns; turn++) upright = turnedLeft(upright);
  return { ...upright, runs: withoutDoubles(upright.runs) };
}

function turned({ width, height }: PrintedPage): { width: number; height: number } {
  return { width: height, height: width };
}

function turnedLeft(page: PrintedPage): PrintedPage {
  return { ...turned(page), runs: page.runs.map((run) => ({ ...run, x: run.y, y: page.width - run.x })) };
}

/** The runs of vertical lines, if most characters are one below the other; else null. */
function verticalRuns(runs: readonly PrintedRun[]): Set<PrintedRun> | null {
  const vertical = new Set(runs.filter(({ isVertical }) => isVertical));
  const single = runs.filter(({ text, turns }) => (turns ?? 0) === 0 && [...text.trim()].length === 1);
  const all = runs.reduce((sum, { text }) => sum + text.length, 0);
  // Characters of one line are neighbours in this order.
  const byPlace = [...single].sort((a, b) => Math.round(a.x) - Math.round(b.x) || a.y - b.y);
  for (const [at, run] of byPlace.slice(0, -1).entries()) {
    const below = byPlace[at + 1];
    const step = (below.y - run.y) / run.size;
    const isBelow = Math.abs(below.x - run.x) < ALIGNED * run.size && step > 0.5 && step < STEP;
    if (isBelow) vertical.add(run).add(below);
  }
  let units = 0;
  for (const { text } of vertical) units += text.length;
  return units > all / 2 ? vertical : null;
}

/**
 * The runs of a page with vertical lines, turned left; short horizontal ones in a line are figures. Leaves out what is
 * above and below the lines: head and foot.
 */
function fromVertical(
  runs: readonly PrintedRun[],
  vertical: ReadonlySet<PrintedRun>,
  pageWidth: number,
): PrintedRun[] {
  const ends = [...vertical].map((run) => (run.isVertical ? run.y + run.width : run.y));
  const top = Math.min(...[...vertical].map((run) => (run.isVertical ? run.y : run.y - run.size)));
  const bottom = Math.max(...ends);
  return runs.flatMap((run): PrintedRun[] => {
    const text = run.text.trim();
    const turned = { ...run, text, isVertical: false };
    if (run.isVertical) return [{ ...turned, x: run.y, y: pageWidth - run.x + MIDDLE * run.size }];
    const isInside = vertical.has(run) || (run.y > top - run.size / 2 && run.y < bottom + run.size / 2);
    if (run.turns === 1 && isInside) return [{ ...turned, x: run.y, y: pageWidth - run.x, turns: 0 }];
    if ((run.turns ?? 0) !== 0 || text.length > MAX_ACROSS || !isInside) return [];
    const middle = run.x + (text.length > 1 ? run.width : run.size) / 2;
    return [
      {
        ...turned,
        x: run.y - ASCENT * run.size,
        y: pageWidth - middle + MIDDLE * run.size,
        width: run.size,
      },
    ];
  });
}

function withoutDoubles(runs: readonly PrintedRun[]): PrintedRun[] {
  const seen = new Map<string, PrintedRun[]>();
  return runs.filter((run) => {
    const same = seen.get(run.text) ?? [];
    const isDouble = same.some(
      ({ x, y }) => Math.abs(x - run.x) < DOUBLED * run.size && Math.abs(y - run.y) < DOUBLED * run.size,
    );
    if (!isDouble) seen.set(run.text, [...same, run]);
    return !isDouble;
  });
}

/** In heights of a character: maximum distance of baselines in a line, as of raised figures. */
const SAME_LINE = 0.45;

/** Maximum size of what is set above a line (pronunciation, dots of emphasis), in sizes of the line; and its distance. */
const ABOVE_SIZE = 0.62;
const ABOVE_DISTANCE = 1.15;

/** The lines of upright runs from the top, each over the whole width; without what is set above or below them in small type. */
export function rowsOf(runs: readonly PrintedRun[]): Row[] {
  const rows: PrintedRun[][] = [];
  let baseline = { y: Number.NEGATIVE_INFINITY, size: 0 };
  for (const run of [...runs].sort((a, b) => a.y - b.y)) {
    if (run.y - baseline.y < SAME_LINE * Math.max(run.size, baseline.size)) rows.at(-1)?.push(run);
    else {
      rows.push([run]);
      baseline = run;
    }
    if (run.size > baseline.size) baseline = { y: baseline.y, size: run.size };
  }
  return withoutSmallType(rows.map(rowOf));
}

/** @param runs At least one. */
export function rowOf(runs: readonly PrintedRun[]): Row {
  const sorted = [...runs].sort((a, b) => a.x - b.x);
  const longest = sorted.reduce((most, run) => (weightOf(run) > weightOf(most) ? run : most));
  return {
    runs: sorted,
    left: sorted[0].x,
    right: Math.max(...sorted.map(({ x, width }) => x + width)),
    y: longest.y,
    size: longest.size,
  };
}

function weightOf({ text, size }: PrintedRun): number {
  return text.length * size;
}

function withoutSmallType(rows: readonly Row[]): Row[] {
  return rows.filter((row, at) => {
    const isOver = (line: Row | undefined, distance: number) =>
      line !== undefined &&
      row.size < ABOVE_SIZE * line.size &&
      distance < ABOVE_DISTANCE * line.size &&
      row.left > line.left - line.size &&
      row.right < line.right + line.size;
    const [above, below] = [rows[at - 1], rows[at + 1]];
    return !isOver(below, (below?.y ?? 0) - row.y) && !isOver(above, (row.y - (above?.y ?? 0)) * 1.5);
  });
}

/** In heights of a character: minimum gap between words, and between what is set apart. */
const WORD_GAP = 0.2;
const APART = 2;

/** The text of a row from left to right. */
export function textOfRow({ runs }: Row): string {
  let text = '';
  let end = Number.POSITIVE_INFINITY;
  for (const run of runs) {
    const gap = (run.x - end) / run.size;
    text = gap > WORD_GAP ? joinWords(text, run.text, gap) : text + run.text;
    end = run.x + run.width;
  }
  return text.trim();
}

function joinWords(before: string, after: string, gap: number): string {
  // Single characters far from each other are a word that is spread out.
  const isApart = gap > APART && before.trimEnd().length > 1 && after.trim().length > 1;
  return isApart ? `${before} ${after}` : joinParts(before, after);
}
