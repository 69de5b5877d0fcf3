import { DIGIT, DROPPED, FIRST_PLAIN, unitTable, WIDE_SPACE } from './unit-table';

/**
 * A text in the form in which the reader's own words are searched: simplified characters, half width, lower case,
 * without white space, quotes, 、 and invisible marks, as `normalise` has them; but figures, punctuation and the
 * letters of other scripts stay, since notes and tags are not phrases. Empty where nothing is left.
 */
export function fold(text: string): string {
  const table = unitTable();
  const plain = text.normalize('NFKC').toLowerCase();
  let folded = '';
  let from = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain.charCodeAt(i);
    const out = table[unit];
    if ((out === unit && out >= FIRST_PLAIN) || out === DIGIT) continue;
    if (out >= FIRST_PLAIN) folded += plain.slice(from, i) + String.fromCharCode(out);
    else if (out === DROPPED || out === WIDE_SPACE || isLineEnd(unit)) folded += plain.slice(from, i);
    else continue;
    from = i + 1;
  }
  return folded + plain.slice(from);
}

/** Tabs and ends of lines, which normalising keeps as barriers. */
function isLineEnd(unit: number): boolean {
  return (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || unit === 0x2028 || unit === 0x2029;
}

/** The words of what was typed into a search box, folded; white space sets them apart, what folds to nothing is no word. */
export function foldedWords(query: string): string[] {
  return query
    .split(/\s+/)
    .map(fold)
    .filter((word) => word !== '');
}
