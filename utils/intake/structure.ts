import { isBody, isNumbered } from '../corpus/lines';

/** A line of a text as its format gives it: a paragraph, a heading or a row of a table. */
export interface StyledLine {
  readonly text: string;
  /** What its format calls it; a heading is one of the highest level. */
  readonly style?: 'title' | 'heading' | 'note';
}

/** The lines of a table's row: one with the cells side by side, or the lines of all cells if one has more than one. */
export function rowLines(cells: readonly (readonly StyledLine[])[]): StyledLine[] {
  if (cells.some((lines) => lines.length > 1)) return cells.flat();
  const texts = cells.map(([line]) => line?.text ?? '');
  return [{ text: texts.filter(Boolean).join(' ') }];
}

/** The title is in one of the first lines. */
const HEAD_LINES = 8;

/** White space that shows as a space; a paragraph's lines are lines already. */
const SPACE = /[\s\u00a0]+/g;
const WIDE_EDGE = /^\u3000+|\u3000+$/g;

/** A heading's number in Chinese, with the space that stands for a tab after it. */
const NUMBER_SPACE =
  /^((?:[一二三四五六七八九十百]+|\d+)、|（(?:[一二三四五六七八九十百]+|\d+)）) (?=\p{Script=Han})/u;

/** Begins a line with a note; its number follows. */
const NOTE = '注';
const NOTE_LINE = /^注\d+：/;

/**
 * Makes one text of the lines of any format, so that the same document gives the same text in each: a line each, with
 * single spaces but none after a Chinese number, and notes at the end.
 * @returns The title as well, if the format says which lines make it up; else null.
 */
export function readStructure(lines: readonly StyledLine[]): { text: string; title: string | null } {
  const tidied = lines
    .map(({ text, style }) => ({ text: tidy(text), style }))
    .filter(({ text }) => text !== '');
  const body = tidied.filter(({ style }) => style !== 'note');
  const notes = tidied.filter(({ style }) => style === 'note');
  const numbered = notes.map(({ text }, at) => `${NOTE}${at + 1}：${text}`);
  return { text: [...body.map(({ text }) => text), ...numbered].join('\n'), title: titleOf(body) };
}

/** Whether a line of such a text is a note. */
export function isNote(line: string): boolean {
  return NOTE_LINE.test(line);
}

/** Full-width spaces within a line belong to the text. */
function tidy(text: string): string {
  return text
    .replace(SPACE, (space) => (space.includes('\u3000') ? '\u3000' : ' '))
    .trim()
    .replace(WIDE_EDGE, '')
    .replace(NUMBER_SPACE, '$1');
}

/** Lines of the style for titles, else the only heading of the highest level, if it is at the head. */
function titleOf(lines: readonly StyledLine[]): string | null {
  const head = lines.slice(0, HEAD_LINES);
  const at = head.findIndex(({ style }) => style === 'title');
  if (at >= 0) {
    const end = head.findIndex(({ style }, next) => next > at && style !== 'title');
    return head
      .slice(at, end < 0 ? undefined : end)
      .map(({ text }) => text)
      .join('');
  }
  const headings = lines.filter(({ style }) => style === 'heading');
  const isTitle = headings.length === 1 && head.includes(headings[0]) && !isNumbered(headings[0].text);
  return isTitle && !head.slice(0, head.indexOf(headings[0])).some(({ text }) => isBody(text))
    ? headings[0].text
    : null;
}

/** Joins two parts of a paragraph with a space between Latin words and figures, without one in Chinese. */
export function joinParts(before: string, after: string): string {
  const isLatin = /[\p{Script=Latin}\d,.;:)]$/u.test(before) && /^[\p{Script=Latin}\d(]/u.test(after);
  return isLatin ? `${before} ${after}` : before + after;
}

/** The lines of a text without styles. */
export function plainLines(text: string): StyledLine[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => ({ text: line }));
}
