/** Maximum length of a text that may be note marks, UTF-16 units: a few marks side by side. */
const MAX_UNITS = 24;

/** [1], 〔注2〕, [a][b], [3-5]. */
const BRACKETED = /^(\s*[[［〔]\s*注?\s*[\w０-９]{1,3}(\s*[-–,，、]\s*\w{1,3})*\s*[\]］〕])+\s*$/;

/** These are note marks only if raised: 1, 注1, (1), ①, *, and several of them. */
const RAISED = /^\s*[(（]?(注?\d{1,3}|[①-⑳*†‡])(\s*[-–,，、]\s*\d{1,3}|\s*[①-⑳*†‡])*[)）]?\s*$/;

/** Precedes an exponent: m², 10³, 平方米². */
const BASE = /[\w米里]/;

/** A mark among the characters of a sentence: 求进[1]工作, but not 国发〔2024〕1号. */
const IN_TEXT = /(?<=[\p{Script=Han}”’》])([[［〔]\d{1,3}[\]］〕])+(?=[\p{Script=Han}，。、；：”’》])/gu;

/**
 * Whether an element in running text is the mark of a note, which nobody reads as part of the sentence.
 * @param text The element's text.
 * @param isRaised Whether it is set above the line.
 * @param before The UTF-16 unit before it; '' at the beginning of a text, where there are no marks.
 */
export function isNoteMark(text: string, isRaised: boolean, before: string): boolean {
  if (before === '' || text.length > MAX_UNITS) return false;
  return BRACKETED.test(text) || (isRaised && RAISED.test(text) && !BASE.test(before));
}

/** The spans of note marks among the Chinese characters of a text, in order, in UTF-16 units. */
export function noteMarksIn(text: string): { start: number; end: number }[] {
  // A quick check that rules out nearly all texts.
  if (!/[[［〔]\d/.test(text)) return [];
  return Array.from(text.matchAll(IN_TEXT), ({ index, 0: mark }) => ({
    start: index,
    end: index + mark.length,
  }));
}
