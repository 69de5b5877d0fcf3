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

/**
 * The number of Han characters in a text, or in its units from `start` to `end`. A surrogate pair counts as one
 * character, a lone surrogate as none.
 */
export function countHan(text: string, start = 0, end = text.length): number {
  let count = 0;
  for (let i = start; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (isHan(unit)) count++;
    else if (unit >= 0xd800 && unit <= 0xdbff && i + 1 < end) {
      supplementaryHan.lastIndex = i;
      if (supplementaryHan.test(text)) count++;
    }
  }
  return count;
}
