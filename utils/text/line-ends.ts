/** A Han character at a text's beginning or end, a quote beside it included; the surrogates are halves of rare ones. */
const BEGINNING = /^[“‘「『《〈]?[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\udfff]/;
const ENDING = /[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\ud840-\udfff][”’」』》〉]?$/;

/** Punctuation of sentences, and the part of it that ends them; lists of names and titles have neither. */
const IN_PROSE = /[，。；！？]/;
const SENTENCE_END = /[。；！？]/;

/** What begins an item of its own: a number, a chapter, a label. */
const ITEM =
  /^(?:[一二三四五六七八九十百]+[、.．]|第[一二三四五六七八九十百]+[章节条编]|[^，。；！？：]{1,4}：)/;

/** What sets a new paragraph in: a wide space, or at least two others. */
const INDENT = /^(?:[\u2003\u3000]|[ \xa0]{2})/;

/** How much lines of one width may differ, and how wide a full line is, in halves of a Han character. */
const TOLERANCE = 4;
const MIN_WIDTH = 24;
const MAX_WIDTH = 120;

/**
 * Whether a sentence runs on over a line end that was made by hand, so that the two lines are one text: the line ends
 * without punctuation and is full, or the punctuation of both says that the sentence was cut. White space at its
 * end is ignored; at the beginning of the next line it sets a paragraph in, so what isn't shown must have been removed.
 * @param before Gives the lines before it, in order; the last few are enough.
 * @param fills Whether the line is as long as the page has room; asked only where the text doesn't settle it.
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
  // Headlines have commas and may be of one length, but nothing ends a sentence in them.
  if (!SENTENCE_END.test(context.join('') + text + following)) return false;
  const others = [...context, next].map(widthOf);
  const isLike = others.some((other) => Math.abs(other - width) <= TOLERANCE);
  return (isLike && Math.max(...others) <= width + TOLERANCE) || fills();
}

/** Whether a text ends with a Han character, a closing quote behind it included. */
export function endsInWord(text: string): boolean {
  return ENDING.test(text.slice(-2));
}

/** Width of a line as it is set, in halves of a Han character; spaces at its end don't count. */
function widthOf(line: string): number {
  let width = 0;
  for (let i = 0; i < line.trimEnd().length; i++) width += line.charCodeAt(i) < 0x2000 ? 1 : 2;
  return width;
}
