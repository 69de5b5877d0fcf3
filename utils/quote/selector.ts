/**
 * Where a wording stands in a text: the wording itself, and what stands before and after it (W3C Web Annotation Data
 * Model, 4.2.4, TextQuoteSelector). All as the text has them but for
 * white space, which counts nowhere.
 */
export interface TextQuoteSelector {
  readonly exact: string;
  /** At most QUOTE_CONTEXT UTF-16 units; empty at the text's beginning, and where the surroundings are not known. */
  readonly prefix: string;
  readonly suffix: string;
}
