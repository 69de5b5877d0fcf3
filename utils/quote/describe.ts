import { QUOTE_CONTEXT } from '../limits';
import type { Span } from '../text/span';

/**
 * Identifies a passage of a text by its wording and its surroundings (W3C Web Annotation Data Model, 4.2.4,
 * TextQuoteSelector). All is as in the text except for white space: one line end between lines, and one space for
 * several within a line.
 */
export interface TextQuoteSelector {
  readonly exact: string;
  /** At most QUOTE_CONTEXT UTF-16 units; empty at the text's beginning, and where it isn't known. */
  readonly prefix: string;
  readonly suffix: string;
  /**
   * Offsets in prefix + exact + suffix, UTF-16 units, ascending, at which the page shows something that isn't part of the
   * text: ruby, a button, a number in a table cell of its own. Browsers that follow a text fragment find no text across
   * them. Absent where that is not known.
   */
  readonly gaps?: readonly number[] | undefined;
}

/** UTF-16 units of the source that are read for the surroundings: more, since pages are indented and white space counts once. */
export const CONTEXT_REACH = 4 * QUOTE_CONTEXT;

/** The selector of a span of a text, with the wording unchanged. No surrogate pair is split. */
export function describe(text: string, span: Span): TextQuoteSelector {
  const { prefix, suffix } = describeShown(text, span, []);
  return { exact: text.slice(span.start, span.end), prefix, suffix };
}

/**
 * The selector of a span of a page's text, with white space as the page shows it.
 * @param gaps Offsets in the text, ascending, at which the page shows something that isn't part of the text; needed only
 * within CONTEXT_REACH of the span.
 */
export function describeShown(
  text: string,
  { start, end }: Span,
  gaps: readonly number[],
): Required<TextQuoteSelector> {
  const before = tidy(text, Math.max(0, start - CONTEXT_REACH), start, gaps);
  const within = tidy(text, start, end, gaps);
  const after = tidy(text, end, Math.min(text.length, end + CONTEXT_REACH), gaps);
  const from = Math.max(0, before.text.length - QUOTE_CONTEXT);
  const cut = isInPair(before.text, from) ? from + 1 : from;
  const to = Math.min(after.text.length, QUOTE_CONTEXT);
  const prefix = before.text.slice(cut);
  const suffix = after.text.slice(0, isInPair(after.text, to) ? to - 1 : to);
  const exact = within.text;
  const all = new Set([
    ...before.gaps.map((gap) => gap - cut),
    ...within.gaps.map((gap) => prefix.length + gap),
    ...after.gaps.map((gap) => prefix.length + exact.length + gap),
  ]);
  const length = prefix.length + exact.length + suffix.length;
  return { exact, prefix, suffix, gaps: [...all].filter((gap) => gap > 0 && gap < length) };
}

/**
 * A section of a text with one line end for white space that contains one, and one space for other ASCII white space.
 * Wide and no-break spaces within a line stay, since browsers distinguish them. Where such a space indents a line there
 * is a gap: Firefox doesn't skip it.
 */
function tidy(
  text: string,
  from: number,
  to: number,
  gaps: readonly number[],
): { text: string; gaps: number[] } {
  let tidied = '';
  const found: number[] = [];
  let next = gaps.findIndex((gap) => gap >= from);
  if (next < 0) next = gaps.length;
  for (const { 0: run, index } of text.slice(from, to).matchAll(/\s*\n\s*|[ \t\f\r]+|\S+|\s/g)) {
    const isLineEnd = run.includes('\n');
    const isSpace = isLineEnd || /^[ \t\f\r]/.test(run);
    if (isSpace) tidied += isLineEnd ? '\n' : ' ';
    if (isLineEnd && /[^ \t\f\r\n]/.test(run)) found.push(tidied.length);
    for (; next < gaps.length && gaps[next] < from + index + run.length; next++) {
      found.push(isSpace ? tidied.length : tidied.length + gaps[next] - from - index);
    }
    if (!isSpace) tidied += run;
  }
  if (next < gaps.length && gaps[next] === to) found.push(tidied.length);
  return { text: tidied, gaps: found };
}

/** Whether an offset is between the two halves of a surrogate pair. */
export function isInPair(text: string, offset: number): boolean {
  return /[\ud800-\udbff]/.test(text.charAt(offset - 1)) && /[\udc00-\udfff]/.test(text.charAt(offset));
}
