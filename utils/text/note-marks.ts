/** The longest text that is looked at, UTF-16 units: a few marks beside each other. */
export const NOTE_MARK_UNITS = 24;

/** [1], 〔注2〕, [a][b], [3-5]; raised signs need no brackets: 1, 注1, ①, *. */
const BRACKETED =
  /^(\s*[[〔［【(（]\s*注?\s*[\w０-９①-⑳*†‡]{1,3}(\s*[-–,，、]\s*\w{1,3})*\s*[\]〕］】)）])+\s*$/;
const RAISED = /^\s*(注?\d{1,3}|[①-⑳*†‡])(\s*[-–,，、]\s*\d{1,3}|\s*[①-⑳*†‡])*\s*$/;

/** What is before an exponent: m², 10³, 平方米². */
const BASE = /[\w米里]/;

/**
 * Whether a short text in running text is the mark of a note, which nobody reads as a part of the sentence.
 * @param isRaised Whether it is set above the line.
 * @param before The UTF-16 unit before it; '' at the beginning of a text, where no mark is.
 */
export function isNoteMark(text: string, isRaised: boolean, before: string): boolean {
  if (before === '' || text.length > NOTE_MARK_UNITS) return false;
  return BRACKETED.test(text) || (isRaised && RAISED.test(text) && !BASE.test(before));
}
