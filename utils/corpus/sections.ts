import type { Span } from '../text/span';
import type { CorpusDocument, Section } from './document';

/** Longest heading, UTF-16 units. */
const HEADING_UNITS = 40;

const ORDINAL = '[一二三四五六七八九十]{1,3}';
const RANK_1 = new RegExp(`^(${ORDINAL})、`);
const RANK_2 = new RegExp(`^[（(](${ORDINAL})[）)]`);
const RANK_3 = new RegExp(`(?<=^|[。；：！？，;:”）])(?:(${ORDINAL})([是要])|(第)(${ORDINAL})[，、：])`, 'g');

/** A number that may begin a section. */
interface Marker {
  readonly rank: 1 | 2 | 3;
  /** Numbers of different wording (一是, 一要, 第一，) are counted separately. */
  readonly wording: string;
  readonly ordinal: number;
  readonly start: number;
  /** Index of its paragraph. */
  readonly paragraph: number;
  /** Whether it begins the paragraph. */
  readonly leads: boolean;
}

/** Consecutive markers: 一是, 二是, 三是. */
type Run = Marker[];

/**
 * The sections of a text, in order of their start. Ranks 1 and 2 (一、 and （一）) begin a paragraph; rank 3 (一是, 一要,
 * 第一，) begins a clause, counts only with its 二是, and can be nested. A section ends where the next of its run begins.
 * The last one ends with the enclosing section; but if every section before it in the run is within one paragraph, and
 * its own paragraph is more than a heading, it ends with that paragraph, so that closing words after a list are under no
 * item of it.
 */
export function findSections(text: string, paragraphs: readonly Span[]): Section[] {
  const runs = countedRuns(findMarkers(text, paragraphs)).filter((run) => isRun(run, text, paragraphs));
  runs.sort((a, b) => a[0].rank - b[0].rank || a[0].start - b[0].start);
  const sections: Section[] = [];
  for (const run of runs) {
    const around = sections.filter(({ start, end }) => start < run[0].start && run[0].start < end);
    const limit = Math.min(text.length, ...around.map(({ end }) => end));
    for (const [i, { start, rank, paragraph }] of run.entries()) {
      const line = paragraphs[paragraph];
      const heading = headingAt(text, start, line.end);
      const ownLine = heading.length === line.end - line.start;
      const last = !ownLine && isConfined(run, runs) ? Math.min(limit, line.end) : limit;
      sections.push({ rank, start, end: run[i + 1]?.start ?? last, heading });
    }
  }
  return sections.sort((a, b) => a.start - b.start || a.rank - b.rank);
}

function findMarkers(text: string, paragraphs: readonly Span[]): Marker[] {
  return paragraphs.flatMap(({ start, end }, paragraph) => {
    const line = text.slice(start, end);
    for (const [rank, pattern] of [
      [1, RANK_1],
      [2, RANK_2],
    ] as const) {
      const number = pattern.exec(line);
      if (number)
        return [marker(rank, '', number[1], start, paragraph, true), ...listMarkers(line, start, paragraph)];
    }
    return listMarkers(line, start, paragraph);
  });
}

function listMarkers(line: string, start: number, paragraph: number): Marker[] {
  return Array.from(line.matchAll(RANK_3), (match) => {
    const [, plain, wording, prefix, ordinal] = match;
    return marker(3, wording ?? prefix, plain ?? ordinal, start + match.index, paragraph, match.index === 0);
  });
}

function marker(
  rank: 1 | 2 | 3,
  wording: string,
  number: string,
  start: number,
  paragraph: number,
  leads: boolean,
): Marker {
  return { rank, wording, ordinal: ordinalOf(number), start, paragraph, leads };
}

/** 1 to 99 from 一 to 九十九. */
function ordinalOf(number: string): number {
  const digit = (character: string | undefined) => ' 一二三四五六七八九'.indexOf(character ?? ' ');
  const [tens, ones] = number.includes('十') ? number.split('十') : ['', number];
  return (number.includes('十') ? (digit(tens[0]) || 1) * 10 : 0) + digit(ones[0]);
}

/** Puts each marker into the innermost open run that it continues; a marker of higher rank closes the runs below it. */
function countedRuns(markers: readonly Marker[]): Run[] {
  const runs: Run[] = [];
  let open: Run[] = [];
  for (const next of markers) {
    open = open.filter((run) => run[0].rank <= next.rank);
    const continued = open.filter((run) => continues(run, next));
    const run = continued.findLast((candidate) => candidate[0].leads === next.leads) ?? continued.at(-1);
    if (run !== undefined) {
      run.push(next);
      open = open.slice(0, open.indexOf(run) + 1);
    } else if (next.ordinal === 1 || next.rank < 3) {
      const begun = [next];
      runs.push(begun);
      open.push(begun);
    }
  }
  return runs;
}

function continues(run: Run, next: Marker): boolean {
  const last = run[run.length - 1];
  return last.rank === next.rank && last.wording === next.wording && last.ordinal + 1 === next.ordinal;
}

/** A single 一、 counts only before a short line, since it may be 一、二季度; a single 一是 never counts. */
function isRun(run: Run, text: string, paragraphs: readonly Span[]): boolean {
  if (run.length > 1 || run[0].rank === 2) return true;
  const { start, end } = paragraphs[run[0].paragraph];
  return run[0].rank === 1 && end - start <= HEADING_UNITS && !/[。；]/.test(text.slice(start, end));
}

/** Whether every section of a run is within one paragraph, as are the runs that begin in its last. */
function isConfined(run: Run, runs: readonly Run[]): boolean {
  const last = run[run.length - 1];
  if (last.rank === 1 || run.length === 1) return false;
  if (run.some((marker, i) => i > 0 && marker.paragraph - run[i - 1].paragraph > 1)) return false;
  return !runs.some(
    (inner) =>
      inner[0].start > last.start &&
      inner[0].paragraph === last.paragraph &&
      inner[inner.length - 1].paragraph > last.paragraph,
  );
}

/** From the number to the end of its sentence or clause; if that is too long, to the last comma that fits, else as much as fits. */
function headingAt(text: string, start: number, end: number): string {
  const sentence = text.slice(start, end).split(/[。；！？：;]/, 1)[0];
  if (sentence.length <= HEADING_UNITS) return sentence.trim();
  const cut = sentence.slice(0, HEADING_UNITS);
  const comma = cut.lastIndexOf('，');
  return comma > HEADING_UNITS / 2 ? cut.slice(0, comma) : cut.replace(/[\ud800-\udbff]$/, '');
}

/**
 * Headings of the sections around an offset, from the outermost down; empty where there is none. A section's number
 * and heading are within the section.
 * @param offset UTF-16 units in the document's text.
 */
export function sectionPath(document: Pick<CorpusDocument, 'sections'>, offset: number): string[] {
  return document.sections
    .filter(({ start, end }) => start <= offset && offset < end)
    .map(({ heading }) => heading);
}

/** The sections of an outline: those of the first two ranks, or of the third where a document has no others. */
export function outlineOf(sections: readonly Section[]): readonly Section[] {
  const upper = sections.filter(({ rank }) => rank < 3);
  return upper.length > 0 ? upper : sections;
}
