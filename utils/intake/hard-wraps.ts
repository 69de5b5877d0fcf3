import { endsAsSentence, isNumbered } from '../corpus/lines';
import { joinParts } from './structure';

/** How much the lines of a wrapped text may differ, and its width, in halves of a Han character. */
const TOLERANCE = 5;
const MIN_WIDTH = 24;
const MAX_WIDTH = 120;

/** Minimum number of full lines by which a text is known to be wrapped. */
const MIN_FULL = 3;

/** Maximum share of lines beyond the width: a web address doesn't wrap. */
const MAX_WIDER = 0.03;

const INDENT = /^(?:[\u2003\u3000\t]|[ \xa0]{2})/;

/** Punctuation within sentences; lists of names and titles have none. */
const IN_PROSE = /[，。；]/;

/**
 * Joins the lines of each paragraph of a text that was wrapped by hand or by a program: most of its full lines, which are
 * equally wide, are parts of sentences. A paragraph ends at a blank line, a line that isn't full, an indent or a number;
 * in a text without indents and blank lines also at the end of a sentence. Any other text stays as it is.
 */
export function joinWrapped(text: string): string {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trimEnd());
  const widths = lines.map(widthOf);
  const width = wrapWidth(lines, widths);
  if (width === null) return text;
  const isFull = (at: number) => widths[at] >= width - TOLERANCE;
  const margin = Math.min(...lines.filter((line) => line !== '').map(indentOf));
  const isIndented = (line: string) => INDENT.test(line.slice(margin));
  const hasSigns = lines.slice(1).some((line, at) => isIndented(line) || (line === '' && isFull(at)));
  const joined: string[] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    const goesOn =
      before !== '' &&
      isFull(at - 1) &&
      line !== '' &&
      !isIndented(line) &&
      !isNumbered(line.trim()) &&
      (hasSigns || !endsAsSentence(before));
    if (goesOn) joined.push(joinParts(joined.pop() ?? '', line.trim()));
    else joined.push(line);
  }
  return joined.join('\n');
}

/** The width at which a text was wrapped; null where it wasn't. */
function wrapWidth(lines: readonly string[], widths: readonly number[]): number | null {
  const sorted = widths.filter((width) => width > 0).sort((a, b) => b - a);
  const width = sorted[Math.floor(sorted.length * MAX_WIDER)] ?? 0;
  if (width < MIN_WIDTH || width > MAX_WIDTH) return null;
  // The last line of a paragraph says nothing.
  const full = lines.filter((_, at) => widths[at] >= width - TOLERANCE && (lines[at + 1] ?? '') !== '');
  const cut = full.filter((line) => !endsAsSentence(line));
  const isProse = full.filter((line) => IN_PROSE.test(line)).length * 2 >= full.length;
  return cut.length >= MIN_FULL && cut.length * 2 >= full.length && isProse ? width : null;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.length; i++) width += line.charCodeAt(i) < 0x2000 ? 1 : 2;
  return width;
}
