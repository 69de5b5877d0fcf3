/** A Han character at the beginning or end of a text, or a quote beside it. */
const BEGINNING = /^[“‘「『《〈]?\p{Script=Han}/u;
const ENDING = /\p{Script=Han}[”’」』》〉]?$/u;

/** Maximum length of what ENDING matches, UTF-16 units: a surrogate pair and a quote. */
const ENDING_UNITS = 3;

/** Punctuation within and at the end of sentences; lists of names and titles have neither. */
const IN_PROSE = /[，。；！？]/;
const SENTENCE_END = /[。；！？]/;

/** Begins a separate item: a number, a chapter, a label. */
const ITEM =
  /^(?:[一二三四五六七八九十百]+[、.．]|第[一二三四五六七八九十百]+[章节条编]|[^，。；！？：]{1,4}：)/;

/** Indents a new paragraph: a wide space, or at least two others. */
const INDENT = /^(?:[\u2003\u3000]|[ \xa0]{2})/;

/** How much lines of the same width may differ, and the width of a full line, in halves of a Han character. */
const TOLERANCE = 4;
const MIN_WIDTH = 24;
const MAX_WIDTH = 120;

/**
 * Whether a sentence continues after a hand-made line end, so that the two lines are one text: the line ends without
 * punctuation and is full, or the punctuation of both shows that the sentence was cut. White space at the line's end is
 * ignored; at the start of the next line it is an indent, so remove white space that isn't shown.
 * @param before The lines before it, in order; the last few are enough.
 * @param fills Whether the line takes up all the width that the page has; called only if the text doesn't decide.
 */
export function runsOn(
  before: () => readonly string[],
  line: string,
  next: string,
  fills: () => boolean,
): boolean {
  const text = line.trim();
  if (!endsInWord(text) || INDENT.test(next)) return false;
  const following = next.trim();
  if (!BEGINNING.test(following) || ITEM.test(following)) return false;
  if (IN_PROSE.test(text) && SENTENCE_END.test(text + following)) return true;
  const width = widthOf(line);
  if (width < MIN_WIDTH || width > MAX_WIDTH) return false;
  const context = before().slice(-3);
  // Headlines have commas and may be of equal length, but nothing in them ends a sentence.
  if (!SENTENCE_END.test(context.join('') + text + following)) return false;
  const others = [...context, next].map(widthOf);
  const isLike = others.some((other) => Math.abs(other - width) <= TOLERANCE);
  return (isLike && Math.max(...others) <= width + TOLERANCE) || fills();
}

/** Whether a text ends with a Han character, perhaps followed by a closing quote. */
export function endsInWord(text: string): boolean {
  return ENDING.test(text.slice(-ENDING_UNITS));
}

/** Displayed width of a line, in halves of a Han character, without trailing spaces. */
function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.trimEnd().length; i++) width += line.charCodeAt(i) < 0x2000 ? 1 : 2;
  return width;
}
