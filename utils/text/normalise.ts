import { asARule, CONTEXT_AHEAD, CONTEXT_BEHIND, inContext } from './context';
import { shortCopy16, shortCopy32 } from './slab';
import type { Span } from './span';
import {
  DIGIT,
  DROPPED,
  HIGH_SURROGATE,
  IN_CONTEXT,
  LETTER_X,
  PER_CENT,
  POINT,
  signOf,
  unitTable,
  WIDE_SPACE,
  ZERO,
} from './unit-table';
import { BARRIER, COMMA, FIGURE, FIRST_PLAIN, SLOT } from './units';
import { isChineseZero, mayBeChineseZero, ZERO_LOOK_AHEAD } from './zeros';

/** The normal form of a text, and where each of its units comes from. */
export interface Normalised {
  /** At most as long as the source; every unit represents one source unit or a run of them. */
  readonly text: string;
  /**
   * `starts[i]` is the UTF-16 offset in the source of unit i of `text`, strictly ascending; the last entry is the
   * source's length.
   */
  readonly starts: Uint32Array;
}

/** The same with the text as UTF-16 units, which are faster to read one by one than those of a string. */
export interface NormalisedUnits {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
}

/** Pages have thousands of short flows; allocating two arrays for each takes longer than filling them. */
const SCRATCH = 0x2000;
const scratchUnits = new Uint16Array(SCRATCH);
const scratchStarts = new Uint32Array(SCRATCH);

/** Five times as fast as String.fromCharCode. Normal forms have no lone surrogates and no byte order mark to lose. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

const CHINESE_ZERO = 0x3007;
const LETTER_O = 0x6f;
const LING = 0x96f6;

/**
 * Converts a text into the form in which pages and corpus are compared: simplified characters, half width, lower case,
 * one form of each character (`unitTable`, and `inContext` where it depends on the word), 〇 for any sign written in its
 * place (`isChineseZero`), without quotes, 、 spaces and invisible marks. A run of digits becomes FIGURE, a run of
 * placeholders SLOT, and anything that interrupts reading BARRIER; repeated ones are collapsed. Normalising twice is
 * the same as once. Never splits a surrogate pair.
 *
 * X is a placeholder unless a Latin letter or a digit is right beside its run: XX市 and 增长X% have slots; Xinhua, 5X and
 * AX11 don't. In “iPhone X” it counts as a placeholder, which does no harm: no phrase has a letter or slot there.
 */
export function normalise(source: string): Normalised {
  const { units, starts, count } = writtenUnits(source);
  return {
    text: textOf(units.subarray(0, count)),
    starts: starts === scratchStarts ? starts.slice(0, count + 1) : starts.subarray(0, count + 1),
  };
}

/** The normal form of a text as units: see `normalise`. For a moment only, see `slab`. */
export function normalisedUnits(source: string): NormalisedUnits {
  const { units, starts, count } = writtenUnits(source);
  return { units: shortCopy16(units, count), starts: shortCopy32(starts, count + 1) };
}

/** The text of some units of a normal form. */
export function textOf(units: Uint16Array): string {
  return decoder.decode(units);
}

function writtenUnits(source: string): Written {
  const { length } = source;
  const isShort = length < SCRATCH;
  const written: Written = {
    units: isShort ? scratchUnits : new Uint16Array(length),
    starts: isShort ? scratchStarts : new Uint32Array(length + 1),
    count: 0,
  };
  writeUnits(source, written);
  written.starts[written.count] = length;
  return written;
}

/** The first `count` units of a normal form, and the source offset of each. */
interface Written {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  count: number;
}

/** A tight loop; keeping rare cases out of it saves a third of the time. */
function writeUnits(source: string, written: Written): void {
  const { units, starts } = written;
  const { length } = source;
  const table = unitTable();
  let count = 0;
  for (let i = 0; i < length; i++) {
    const unit = table[source.charCodeAt(i)];
    if (unit >= FIRST_PLAIN || (unit === BARRIER && (count === 0 || units[count - 1] !== BARRIER))) {
      units[count] = unit;
      starts[count++] = i;
    } else if (unit !== DROPPED && unit !== BARRIER) {
      written.count = count;
      i = writeSpecial(source, i, table, written) - 1;
      count = written.count;
    }
  }
  written.count = count;
}

/** Writes the output for a source unit that belongs to a class. Returns the offset of the next unit to read. */
function writeSpecial(source: string, at: number, table: Uint16Array, written: Written): number {
  const code = source.charCodeAt(at);
  const last = lastWritten(written);
  let end = at + 1;
  switch (table[code]) {
    case DIGIT:
      if (isZeroDigit(code) && isZero(source, at, table, written)) write(written, CHINESE_ZERO, at);
      else {
        end = figureEnd(source, at, table);
        writeOnce(written, FIGURE, at);
      }
      break;
    case ZERO:
      if (isZero(source, at, table, written)) write(written, CHINESE_ZERO, at);
      else writeOnce(written, plainSign(signOf(code)), at);
      break;
    case IN_CONTEXT:
      write(written, characterAt(source, at, table, written), at);
      break;
    case PER_CENT:
      // 12% and X% are one figure and one slot, the sign included.
      if (last !== FIGURE && last !== SLOT) writeOnce(written, BARRIER, at);
      break;
    case LETTER_X: {
      end = runEnd(source, at, table, LETTER_X);
      const isInWord = isLatinOrDigit(source, at - 1, table) && last !== CHINESE_ZERO;
      if (isInWord || isLatinOrDigit(source, end, table)) {
        for (let i = at; i < end; i++) write(written, 0x78, i);
      } else writeOnce(written, SLOT, at);
      break;
    }
    case WIDE_SPACE:
      // A single one is an ordinary space; two or more separate paragraphs and table columns.
      end = runEnd(source, at, table, WIDE_SPACE);
      if (end > at + 1) writeOnce(written, BARRIER, at);
      break;
    case HIGH_SURROGATE: {
      const low = source.charCodeAt(end);
      const isPair = low >= 0xdc00 && low <= 0xdfff;
      const point = source.codePointAt(at) as number;
      if (isPair) end++;
      if (isRareHan(point)) {
        write(written, code, at);
        write(written, low, at + 1);
      } else if (!isInvisible(point)) writeOnce(written, BARRIER, at);
      break;
    }
    case POINT:
      writeOnce(written, BARRIER, at);
      break;
    default:
      writeOnce(written, table[code], at);
  }
  return end;
}

function write(written: Written, unit: number, at: number): void {
  written.units[written.count] = unit;
  written.starts[written.count++] = at;
}

/** Writes a unit, unless it is a barrier, figure or slot and the last unit is the same. */
function writeOnce(written: Written, unit: number, at: number): void {
  if (unit >= FIRST_PLAIN || unit !== lastWritten(written)) write(written, unit, at);
}

/** The last unit written; NaN at the beginning. */
function lastWritten({ units, count }: Written): number {
  return count > 0 ? units[count - 1] : Number.NaN;
}

/**
 * The source span of units `start` to `end` (exclusive) of a normalised text: from the first one's source unit to the
 * end of the last one's. A slot, figure or barrier at the end extends to the next kept unit. Empty where start and end
 * are the same.
 */
export function sourceSpan({ text, starts }: Normalised, start: number, end: number): Span {
  return spanOfUnits(starts, start, end, text.charCodeAt(end - 1));
}

/** The same by the `starts` of a normalised text. @param last The unit before `end`. */
export function spanOfUnits(starts: Uint32Array, start: number, end: number, last: number): Span {
  if (start >= end) return { start: starts[start], end: starts[start] };
  return { start: starts[start], end: last < FIRST_PLAIN ? starts[end] : starts[end - 1] + 1 };
}

function runEnd(source: string, start: number, table: Uint16Array, kind: number): number {
  let end = start + 1;
  while (end < source.length && table[source.charCodeAt(end)] === kind) end++;
  return end;
}

/** End of a run of digits; includes points and commas directly followed by a digit, as in 1,234.5. */
function figureEnd(source: string, start: number, table: Uint16Array): number {
  let end = runEnd(source, start, table, DIGIT);
  while (end + 1 < source.length && table[source.charCodeAt(end + 1)] === DIGIT) {
    // A full-width comma separates figures (2019，2020); it is never inside one.
    if (table[source.charCodeAt(end)] !== POINT && source.charCodeAt(end) !== COMMA) break;
    end = runEnd(source, end + 1, table, DIGIT);
  }
  return end;
}

function isLatinOrDigit(source: string, at: number, table: Uint16Array): boolean {
  if (at < 0 || at >= source.length) return false;
  const unit = table[source.charCodeAt(at)];
  if (unit === ZERO) return signOf(source.charCodeAt(at)) === LETTER_O;
  return unit === DIGIT || unit === FIGURE || (unit >= 0x61 && unit <= 0x7a);
}

/** Whether the sign at an offset is written for 〇. @param written The normal form of the text before it. */
function isZero(source: string, at: number, table: Uint16Array, written: Written): boolean {
  const code = source.charCodeAt(at);
  if (!mayBeChineseZero(signOf(code), lastWritten(written))) return false;
  return isChineseZero(plainUnit(code, table), behind(written, 1), ahead(source, at, table, ZERO_LOOK_AHEAD));
}

function isZeroDigit(code: number): boolean {
  return code === 0x30 || code === 0xff10;
}

/** Resolves a character that depends on the word. Parameters as for `isZero`. */
function characterAt(source: string, at: number, table: Uint16Array, written: Written): number {
  const sign = signOf(source.charCodeAt(at));
  const next = at + 1 < source.length ? table[source.charCodeAt(at + 1)] : DROPPED;
  const after = next >= FIRST_PLAIN ? next : ahead(source, at, table, 1).charCodeAt(0);
  const rule = asARule(sign, lastWritten(written), after);
  if (rule !== undefined) return rule;
  const text = ahead(source, at, table, CONTEXT_AHEAD);
  return inContext(String.fromCharCode(sign), behind(written, CONTEXT_BEHIND), text).charCodeAt(0);
}

/** The output for a sign of the class ZERO that isn't written for 〇: o and 零 stay, other signs are barriers. */
function plainSign(sign: number): number {
  return sign === LETTER_O || sign === LING ? sign : BARRIER;
}

/** The last units written, at most `most`. */
function behind({ units, count }: Written, most: number): string {
  let text = '';
  for (let i = Math.max(0, count - most); i < count; i++) text += String.fromCharCode(units[i]);
  return text;
}

/** The next units after `at` that are not dropped, at most `most`, each normalised without context. */
function ahead(source: string, at: number, table: Uint16Array, most: number): string {
  let text = '';
  for (let i = at + 1; i < source.length && text.length < most; i++) {
    const code = source.charCodeAt(i);
    const unit = table[code];
    if (unit === WIDE_SPACE) {
      const end = runEnd(source, i, table, WIDE_SPACE);
      if (end > i + 1) text += '\n';
      i = end - 1;
    } else if (unit === HIGH_SURROGATE && isInvisible(source.codePointAt(i) as number)) {
      i++;
    } else {
      text += plainUnit(code, table);
    }
  }
  return text;
}

/** A unit normalised without context: figures and per cent signs stay, dropped units give ''. */
function plainUnit(code: number, table: Uint16Array): string {
  const unit = table[code];
  if (unit >= FIRST_PLAIN) return String.fromCharCode(unit);
  switch (unit) {
    case DROPPED:
      return '';
    case DIGIT:
      return String.fromCharCode(code > 0xff ? code - 0xfee0 : code);
    case LETTER_X:
      return 'x';
    case PER_CENT:
      return '%';
    case POINT:
      return '.';
    case ZERO:
    case IN_CONTEXT:
      return String.fromCharCode(signOf(code));
    default:
      return String.fromCharCode(unit);
  }
}

/** Planes 2 and 3 hold only Han characters. */
function isRareHan(point: number): boolean {
  return point >= 0x20000 && point <= 0x3ffff;
}

/** Tags and the variation selectors that follow rare Han characters. */
function isInvisible(point: number): boolean {
  return point >= 0xe0000 && point <= 0xe0fff;
}
