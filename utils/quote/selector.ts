/**
 * Where a wording stands in a text: the wording itself, and what stands before and after it (W3C Web Annotation Data
 * Model, 4.2.4, TextQuoteSelector). All as the text has them but for white space: between lines there is one line
 * end, and within a line one space where there were several.
 */
export interface TextQuoteSelector {
  readonly exact: string;
  /** At most QUOTE_CONTEXT UTF-16 units; empty at the text's beginning, and where the surroundings are not known. */
  readonly prefix: string;
  readonly suffix: string;
  /**
   * Offsets in prefix + exact + suffix, UTF-16 units, ascending, at which the page shows something that is not part of
   * the text: ruby, a button, a number in a table cell of its own. A browser that follows a link to the place doesn't
   * find text across them. Absent where that is not known.
   */
  readonly gaps?: readonly number[] | undefined;
}
