import { countUnreadable } from './decode-text';

/** Minimum number of characters by which a font is judged: by scripts, and by how common its Han characters are. */
const MIN_SIGNS = 8;
const MIN_HAN = 120;

/** Minimum number of foreign scripts in one font, and their share, by which its text is numbers of glyphs. */
const MIN_SCRIPTS = 3;
const FOREIGN_SHARE = 0.15;

/** Minimum share of accented letters by which a text is bytes of Chinese taken for Latin: no language has as many. */
const ACCENTED_SHARE = 0.4;

/** Minimum share of the most common characters: Chinese of any kind has ten times as many. */
const COMMON_SHARE = 0.02;

const COMMON = /[的一是在和了有不人大中国國发發展会會要为為工作政市县縣区區党黨全年上以个個我]/g;
const ACCENTED = /[\u00a1-\u024f]/g;
const NOT_SPACE = /\S/gu;

/** Scripts that are not printed beside Chinese, but for one at a time. Rare Han characters count as one. */
const FOREIGN = [
  'Arabic',
  'Armenian',
  'Bengali',
  'Canadian_Aboriginal',
  'Cherokee',
  'Coptic',
  'Cyrillic',
  'Devanagari',
  'Ethiopic',
  'Georgian',
  'Gujarati',
  'Gurmukhi',
  'Hangul',
  'Hebrew',
  'Kannada',
  'Khmer',
  'Lao',
  'Malayalam',
  'Mongolian',
  'Myanmar',
  'Ogham',
  'Oriya',
  'Runic',
  'Sinhala',
  'Syriac',
  'Tamil',
  'Telugu',
  'Thai',
  'Tibetan',
  'Yi',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'gu'));
const RARE_HAN = /[\u3400-\u4dbf]/g;
const UNASSIGNED = /\p{Cn}/gu;

/**
 * The fonts whose text is no text: a PDF that doesn't say which characters its glyphs are is read as if the glyphs'
 * numbers were characters.
 * @param texts What is set in each font, by its name.
 */
export function illegibleFonts(texts: ReadonlyMap<string, string>): Set<string> {
  return new Set([...texts].flatMap(([font, text]) => (isIllegible(text) ? [font] : [])));
}

function isIllegible(text: string): boolean {
  const signs = count(text, NOT_SPACE);
  if (signs < MIN_SIGNS) return false;
  const foreign = [...FOREIGN, RARE_HAN, UNASSIGNED]
    .map((script) => count(text, script))
    .filter((n) => n > 0);
  const share = (foreign.reduce((sum, n) => sum + n, 0) + countUnreadable(text)) / signs;
  if (foreign.length >= MIN_SCRIPTS && share >= FOREIGN_SHARE) return true;
  if (count(text, ACCENTED) >= ACCENTED_SHARE * signs) return true;
  const han = count(text, /\p{Script=Han}/gu);
  return han >= MIN_HAN && count(text, COMMON) < COMMON_SHARE * han;
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** A text of which only the length and the spaces are left: its characters are U+FFFD. */
export function withoutText(text: string): string {
  return text.replace(/\S/gu, '\ufffd');
}
