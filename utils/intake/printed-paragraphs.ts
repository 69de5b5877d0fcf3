import { endsAsSentence, isNumbered, isSalutation, looksLikeTitle } from '../corpus/lines';
import { joinParts } from './structure';

/** A line of a column, or a row of a table. */
export interface PrintedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  /** The edges of its column. */
  readonly column: { readonly left: number; readonly right: number };
  /** Number of its column or table, from the first one of the first page. */
  readonly flow: number;
  readonly page: number;
  /** It is a row of a table. */
  readonly isRow: boolean;
}

/** In heights of a character: minimum indent, and maximum difference of lines that begin at the same place. */
const INDENT = 1.2;
const SAME_LEFT = 0.5;

/** Maximum indent of a paragraph, as a share of its column: signatures and dates are further to the right. */
const MAX_INDENT = 0.4;

/** A line with room for this many more characters ends before the margin. */
const SHORT = 2.5;

/** Gap between paragraphs, in multiples of the usual gap between lines. */
const PARAGRAPH_GAP = 1.5;

/** Minimum ratio of sizes between different kinds of text. */
const OTHER_SIZE = 1.15;

/** A title is in one of the first paragraphs; in heights of a character, the distance of its lines, and how far they are off the middle. */
const TITLE_PARAGRAPHS = 5;
const TITLE_LEADING = 2.4;
const CENTRED = 1.5;

/** Begins what is below a title: a subtitle, a date, a name. */
const BELOW_TITLE = /^(?:[—–-]|[（(【〔]|\d{4}年|[一二〇○零]{4}年)/;

/** Begins a heading or an article, and hardly ever a sentence within a paragraph. */
const HEADING = /^(?:[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+[章节条编部])/;

/** Begins an entry of a list. */
const MARKER = /^(?:\d{1,3}[.、．)）]|[（(]\d{1,3}[）)]|[•●■◆▪·○－-]\s?|[①-⑳])/;

/** In heights of a character: indents of the first lines of paragraphs; minimum share of lines that have them. */
const FIRST_INDENTS = [1.2, 4.5];
const INDENTED_SHARE = 0.04;

/** A paragraph in the making. */
interface Open {
  text: string;
  first: PrintedLine;
  last: PrintedLine;
  count: number;
}

/**
 * Joins printed lines to paragraphs. A line continues in the next one unless it ends before the margin, or the next one
 * is indented, further below, of another size, or begins a section. The lines of a title are one.
 * @param all In reading order.
 * @param size Size of the text.
 */
export function joinLines(all: readonly PrintedLine[], size: number): string[] {
  const usual = usualGap(all);
  const lines = withNarrowLines(withQuotes(all, usual));
  const hasIndents = hasIndentedParagraphs(lines);
  const paragraphs: Open[] = [];
  for (const line of lines) {
    const open = paragraphs.at(-1);
    const goesOn =
      open !== undefined &&
      !open.last.isRow &&
      !line.isRow &&
      (isMoreOfTitle(open, line, size, paragraphs.length) ||
        isMoreOfText(open, line, usual, hasIndents, paragraphs.length));
    if (!goesOn) paragraphs.push({ text: line.text, first: line, last: line, count: 1 });
    else Object.assign(open, { text: joinParts(open.text, line.text), last: line, count: open.count + 1 });
  }
  return paragraphs.map(({ text }) => text).filter((text) => text !== '');
}

function isMoreOfText(
  open: Open,
  line: PrintedLine,
  usual: number,
  hasIndents: boolean,
  paragraphs: number,
): boolean {
  const { last } = open;
  const isHead = paragraphs < TITLE_PARAGRAPHS && looksLikeTitle(open.text) && !endsAsSentence(open.text);
  if (!isFull(last) || isHead || isSalutation(open.text)) return false;
  if (Math.max(line.size, last.size) >= OTHER_SIZE * Math.min(line.size, last.size)) return false;
  const step = line.y - last.y;
  const isNext = line.flow === last.flow;
  if (isNext && step > PARAGRAPH_GAP * usual * line.size) return false;
  if (indentOf(line) >= INDENT) return isHanging(open, line, hasIndents);
  if (endsAsSentence(last.text) && HEADING.test(line.text)) return false;
  // Without indents only the end of a sentence can be the end of a paragraph that fills its line.
  return !endsAsSentence(last.text) || hasIndents || (isNext && !isNumbered(line.text));
}

/** Whether an indented line belongs to an indented paragraph. */
function isHanging(open: Open, line: PrintedLine, hasIndents: boolean): boolean {
  const { first, last } = open;
  if (line.left - line.column.left > MAX_INDENT * (line.column.right - line.column.left)) return false;
  if (Math.abs(line.left - line.column.left - (last.left - last.column.left)) < SAME_LEFT * line.size)
    return open.count > 1 || (!hasIndents && !endsAsSentence(last.text) && !isNumbered(line.text));
  const isEntry = MARKER.test(first.text) || isNumbered(first.text);
  return isEntry && open.count === 1 && line.left > first.left;
}

function isMoreOfTitle({ text, last }: Open, line: PrintedLine, size: number, paragraphs: number): boolean {
  return (
    paragraphs < TITLE_PARAGRAPHS &&
    last.flow === line.flow &&
    last.size >= OTHER_SIZE * size &&
    Math.abs(line.size - last.size) < 0.03 * last.size &&
    line.y - last.y < TITLE_LEADING * line.size &&
    isCentred(line) &&
    isCentred(last) &&
    !endsAsSentence(text) &&
    !looksLikeTitle(text) &&
    !isNumbered(line.text) &&
    !BELOW_TITLE.test(line.text)
  );
}

/** Minimum number of lines of a quotation that is set narrower than the text, and its width in heights of a character. */
const MIN_QUOTED = 3;
const MIN_QUOTED_WIDTH = 12;

/** Gap before a quotation, in multiples of the usual gap between lines. */
const QUOTE_GAP = 1.3;
const IN_PROSE = /[，。；]/;

/** The lines with the edges of indented quotations in place of their column's. */
function withQuotes(lines: readonly PrintedLine[], usual: number): PrintedLine[] {
  const isSame = (a: PrintedLine, b: PrintedLine) =>
    a.flow === b.flow &&
    !b.isRow &&
    Math.abs(a.left - b.left) < SAME_LEFT * a.size &&
    b.y - a.y < QUOTE_GAP * usual * a.size;
  return runsBy(lines, isSame).flatMap((block) => {
    const column = { left: block[0].left, right: Math.max(...block.map(({ right }) => right)) };
    const isMore = ({ right, size }: PrintedLine) => column.right - right < SHORT * size;
    return runsBy(block, isMore).flatMap((paragraph) =>
      isQuote(paragraph, column) ? paragraph.map((line) => ({ ...line, column })) : paragraph,
    );
  });
}

/** In heights of a character: maximum difference of the right ends of lines beside a picture, and of their left ones. */
const SAME_RIGHT = 1;
const NEAR_LEFT = 3;

/** The lines with a right edge of their own where they are beside a picture. */
function withNarrowLines(lines: readonly PrintedLine[]): PrintedLine[] {
  const isSame = (a: PrintedLine, b: PrintedLine) =>
    a.flow === b.flow &&
    !b.isRow &&
    Math.abs(a.right - b.right) < SAME_RIGHT * a.size &&
    Math.abs(a.left - b.left) < NEAR_LEFT * a.size;
  return runsBy(lines, isSame).flatMap((block) => {
    const right = Math.max(...block.map((line) => line.right));
    const isNarrow =
      block.length >= MIN_QUOTED &&
      !isFull(block[0]) &&
      right - block[0].left >= MIN_QUOTED_WIDTH * block[0].size &&
      isRunning(block);
    return isNarrow ? block.map((line) => ({ ...line, column: { ...line.column, right } })) : block;
  });
}

/** Whether lines are parts of sentences, and no list. */
function isRunning(lines: readonly PrintedLine[]): boolean {
  return (
    lines.filter(({ text }) => IN_PROSE.test(text)).length * 2 > lines.length &&
    lines.filter(({ text }) => endsAsSentence(text)).length * 2 < lines.length &&
    !lines.slice(1).some(({ text }) => isNumbered(text) || MARKER.test(text))
  );
}

/** Cuts a list between neighbours that don't belong together. */
function runsBy<T>(list: readonly T[], belong: (before: T, after: T) => boolean): T[][] {
  const runs: T[][] = [];
  for (const [at, item] of list.entries()) {
    if (at > 0 && belong(list[at - 1], item)) runs.at(-1)?.push(item);
    else runs.push([item]);
  }
  return runs;
}

function isQuote(paragraph: readonly PrintedLine[], column: PrintedLine['column']): boolean {
  const [first] = paragraph;
  return (
    paragraph.length >= MIN_QUOTED &&
    indentOf(first) >= INDENT &&
    column.right - column.left >= MIN_QUOTED_WIDTH * first.size &&
    isRunning(paragraph.slice(0, -1))
  );
}

function isFull(line: PrintedLine): boolean {
  return line.column.right - line.right < SHORT * line.size;
}

function isCentred({ left, right, column, size }: PrintedLine): boolean {
  return Math.abs(left - column.left - (column.right - right)) < CENTRED * size;
}

function indentOf(line: PrintedLine): number {
  return (line.left - line.column.left) / line.size;
}

function hasIndentedParagraphs(lines: readonly PrintedLine[]): boolean {
  const [least, most] = FIRST_INDENTS;
  const text = lines.filter(({ isRow }) => !isRow);
  const indented = text.filter((line) => isFull(line) && indentOf(line) > least && indentOf(line) < most);
  return indented.length > 1 && indented.length >= INDENTED_SHARE * text.length;
}

/** The median gap between lines of a column, in heights of a character; Infinity where there are none. */
function usualGap(lines: readonly PrintedLine[]): number {
  const gaps = lines
    .slice(1)
    .flatMap((line, at) =>
      lines[at].flow === line.flow && !line.isRow ? [(line.y - lines[at].y) / line.size] : [],
    )
    .filter((gap) => gap > 0)
    .sort((a, b) => a - b);
  return gaps[gaps.length >> 1] ?? Number.POSITIVE_INFINITY;
}
