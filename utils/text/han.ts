/** Han characters of the supplementary planes; the engine has the table. */
const supplementaryHan = /\p{Script=Han}/uy;

/**
 * Whether a UTF-16 code unit is a character of the script Han (Unicode property Script=Han): unified characters,
 * Extension A, radicals, compatibility characters, 々, 〇 and Suzhou numerals. False for surrogates.
 */
export function isHan(codeUnit: number): boolean {
  if (codeUnit >= 0x4e00) return codeUnit <= 0x9fff || (codeUnit >= 0xf900 && isCompatibilityHan(codeUnit));
  if (codeUnit >= 0x3400) return codeUnit <= 0x4dbf;
  if (codeUnit < 0x2e80) return false;
  if (codeUnit >= 0x3000) return isHanSymbol(codeUnit);
  return codeUnit <= 0x2fd5 && (codeUnit >= 0x2f00 || (codeUnit <= 0x2ef3 && codeUnit !== 0x2e9a));
}

function isCompatibilityHan(codeUnit: number): boolean {
  return codeUnit <= 0xfad9 && codeUnit !== 0xfa6e && codeUnit !== 0xfa6f;
}

function isHanSymbol(codeUnit: number): boolean {
  return (
    codeUnit === 0x3005 ||
    codeUnit === 0x3007 ||
    (codeUnit >= 0x3021 && codeUnit <= 0x3029) ||
    (codeUnit >= 0x3038 && codeUnit <= 0x303b)
  );
}

/** Whether a Han character begins at a position of a text and ends before `end`. */
function isHanAt(text: string, at: number, end: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return isHan(unit);
  supplementaryHan.lastIndex = at;
  return at + 1 < end && supplementaryHan.test(text);
}

/**
 * The number of Han characters in a text, or in its units from `start` to `end`. A surrogate pair counts as one
 * character, a lone surrogate as none.
 */
export function countHan(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let i = start; i < end; i++) if (isHanAt(text, i, end)) count++;
  return count;
}

/** The first code unit of any Han character, and of few others: engines find it faster than `\p{Script=Han}`. */
const firstUnit = /[\u2e80-\u2fd5\u3005-\u303b\u3400-\u9fff\ud81b\ud840-\ud8bf\uf900-\ufad9]/g;

/** The number of Han characters in a text, at most `most`: passes quickly over text without any. */
export function countHanUpTo(text: string, most: number): number {
  let count = 0;
  firstUnit.lastIndex = 0;
  while (count < most && firstUnit.test(text)) {
    if (isHanAt(text, firstUnit.lastIndex - 1, text.length)) count++;
  }
  return count;
}
