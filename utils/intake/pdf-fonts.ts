import { countUnreadable } from './decode-text';

/** Minimum number of characters by which a font is judged, and of different Han characters by which all fonts are. */
const MIN_SIGNS = 8;
const MIN_HAN = 80;

/** Minimum number of foreign scripts in one font, and their share, by which its text is numbers of glyphs. */
const MIN_SCRIPTS = 3;
const FOREIGN_SHARE = 0.15;

/** Minimum share of accented letters, and number of different ones, by which a text is bytes of Chinese taken for Latin. */
const ACCENTED_SHARE = 0.4;
const MIN_ACCENTED = 16;

/** Minimum share of the most common characters: Chinese of any kind has ten times as many. */
const COMMON_SHARE = 0.02;

const COMMON = /[的一是在和了有不人大中国國发發展会會要为為工作政市县縣区區党黨全年上以个個我]/g;
const ACCENTED = /[\u00a1-\u00ff]/g;
const HAN = /\p{Script=Han}/gu;
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
 * numbers were characters. How common Han characters are is known of all fonts together: browsers split a font into many,
 * each of similar characters.
 * @param texts What is set in each font, by its name.
 */
export function illegibleFonts(texts: ReadonlyMap<string, string>): Set<string> {
  const illegible = new Set([...texts].flatMap(([font, text]) => (isIllegible(text) ? [font] : [])));
  const rest = [...texts].filter(([font]) => !illegible.has(font));
  const han = rest.flatMap(([, text]) => text.match(HAN) ?? []);
  const common = rest.reduce((sum, [, text]) => sum + count(text, COMMON), 0);
  if (new Set(han).size < MIN_HAN || common >= COMMON_SHARE * han.length) return illegible;
  return new Set([...illegible, ...rest.filter(([, text]) => count(text, HAN) > 0).map(([font]) => font)]);
}

function isIllegible(text: string): boolean {
  const signs = count(text, NOT_SPACE);
  if (signs < MIN_SIGNS) return false;
  const foreign = [...FOREIGN, RARE_HAN, UNASSIGNED]
    .map((script) => count(text, script))
    .filter((n) => n > 0);
  const share = (foreign.reduce((sum, n) => sum + n, 0) + countUnreadable(text)) / signs;
  if (foreign.length >= MIN_SCRIPTS && share >= FOREIGN_SHARE) return true;
  const accented = text.match(ACCENTED) ?? [];
  return accented.length >= ACCENTED_SHARE * signs && new Set(accented).size >= MIN_ACCENTED;
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** A text of which only the length and the spaces are left: its characters are U+FFFD. */
export function withoutText(text: string): string {
  return text.replace(/\S/gu, '\ufffd');
}
