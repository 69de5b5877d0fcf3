import { CONTEXT_SIGNS } from './context';
import { isHan } from './han';
import { TRADITIONAL_PAIRS } from './traditional';
import { BARRIER, COMMA, FIGURE, FIRST_PLAIN, SLOT } from './units';
import { VARIANT_PAIRS } from './variants';
import { ZERO_SIGNS } from './zeros';

/** Classes of source units whose output depends on their neighbours; they never appear in normalised text. */
export const DROPPED = 0x00;
export const DIGIT = 0x03;
export const POINT = 0x04;
export const PER_CENT = 0x05;
export const LETTER_X = 0x06;
export const WIDE_SPACE = 0x07;
export const HIGH_SURROGATE = 0x08;
/** Signs that may be 〇 (`isChineseZero`), except 0; `signOf` gives the sign. */
export const ZERO = 0x09;
/** Characters that depend on the word (`inContext`); `signOf` gives the character. */
export const IN_CONTEXT = 0x0b;
const QUOTES = '"\'＂＇“”„‟‘’‚‛«»‹›「」『』《》〈〉〝〞〟﹁﹂﹃﹄｢｣';
/** Visible signs that are dropped: quotes, 、 in its three widths, spaces. */
const SEEN_SIGNS = `${QUOTES}、､﹑ \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f`;
/**
 * Invisible signs that are dropped: soft hyphen, joiners, zero-width and direction marks, invisible operators,
 * variation selectors.
 */
const UNSEEN_SIGNS = '\u00ad\u034f\u061c\u180e\ufeff';
const UNSEEN_RANGES: readonly (readonly [number, number])[] = [
  [0x200b, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0xfe00, 0xfe0f],
];
/** Controls that end a line or a cell; the other controls are dropped. */
const LINE_CONTROLS = [0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x85];

const seen = new Set(`${SEEN_SIGNS}\u3000`);

/** Whether a dropped source unit is visible (a quote, 、 or a space), so that no word crosses it. */
export function isSeenSign(unit: string): boolean {
  return seen.has(unit);
}

/** Old and regional forms that neither of the other tables has. */
const OTHER_PAIRS =
  '靑青淸清顚颠姸妍倶俱馀余牠它迺乃姪侄啣衔勣绩瞇眯踫碰銲焊暸了糢模挙举讃赞舎舍渋涩繋系働动嶋岛頬颊諌谏駄驮';

let table: Uint16Array | null = null;
/** For units of the classes ZERO and IN_CONTEXT, their plain form. */
const signs = new Map<number, number>();

/**
 * For each UTF-16 unit, its output: a plain unit (FIRST_PLAIN and up), SLOT, FIGURE or BARRIER, or one of the classes
 * above. Built at the first call, in some 2 ms; 128 kB.
 */
export function unitTable(): Uint16Array {
  table ??= buildTable();
  return table;
}

/** The plain form of a unit of the class ZERO or IN_CONTEXT: simplified, half width, lower case. Other units stay. */
export function signOf(unit: number): number {
  return signs.get(unit) ?? unit;
}

function buildTable(): Uint16Array {
  const units = new Uint16Array(0x10000).fill(BARRIER);
  const set = (signs: string, value: number) => {
    for (const sign of signs) units[sign.charCodeAt(0)] = value;
  };
  for (let code = 0; code < units.length; code++) if (isHan(code)) units[code] = code;
  // Radicals with separate code points come from PDF files. The target of a pair may be in an earlier table.
  for (const pairs of [OTHER_PAIRS, VARIANT_PAIRS, TRADITIONAL_PAIRS]) {
    for (let i = 0; i < pairs.length; i += 2) {
      const to = pairs.charCodeAt(i + 1);
      units[pairs.charCodeAt(i)] = units[to];
    }
  }
  // These depend on the word, whatever the tables say.
  for (const sign of CONTEXT_SIGNS) units[sign.charCodeAt(0)] = sign.charCodeAt(0);
  for (let code = 0; code < 0x20; code++) units[code] = DROPPED;
  for (let code = 0x7f; code < 0xa0; code++) units[code] = DROPPED;
  for (const code of LINE_CONTROLS) units[code] = BARRIER;
  units[SLOT] = SLOT;
  units[FIGURE] = FIGURE;
  for (const [first, last] of UNSEEN_RANGES) units.fill(DROPPED, first, last + 1);
  set(SEEN_SIGNS + UNSEEN_SIGNS, DROPPED);
  // Full-width forms are 0xfee0 above ASCII.
  for (const offset of [0, 0xfee0]) {
    for (let i = 0; i < 10; i++) units[0x30 + offset + i] = DIGIT;
    for (let i = 0; i < 26; i++) {
      units[0x41 + offset + i] = 0x61 + i;
      units[0x61 + offset + i] = 0x61 + i;
    }
    units[0x58 + offset] = LETTER_X;
    units[0x78 + offset] = LETTER_X;
    units[0x2c + offset] = COMMA;
    units[0x2e + offset] = POINT;
    units[0x25 + offset] = PER_CENT;
  }
  set('﹐', COMMA);
  set('‰﹪', PER_CENT);
  set('×✕✖╳', SLOT);
  units[0x3000] = WIDE_SPACE;
  units.fill(HIGH_SURROGATE, 0xd800, 0xdc00);
  classify(units);
  return units;
}

/** Assigns the classes ZERO and IN_CONTEXT to their signs, and to units that map to one of these. */
function classify(units: Uint16Array): void {
  const kinds = new Map<number, number>();
  for (const sign of ZERO_SIGNS) if (sign !== '〇' && sign !== '0') kinds.set(sign.charCodeAt(0), ZERO);
  for (const sign of CONTEXT_SIGNS) kinds.set(sign.charCodeAt(0), IN_CONTEXT);
  for (let code = 0; code < units.length; code++) {
    const sign = units[code] >= FIRST_PLAIN ? units[code] : (LOWER_CASE.get(code) ?? code);
    const kind = kinds.get(sign);
    if (kind === undefined) continue;
    signs.set(code, sign);
    units[code] = kind;
  }
}

/** Capitals that look like 〇, from scripts that the table doesn't cover: Ο and О. */
const LOWER_CASE = new Map([
  [0x39f, 0x3bf],
  [0x41e, 0x43e],
]);
