import { asARule, CONTEXT_AHEAD, CONTEXT_BEHIND, inContext } from './context';
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

/** A text as phrases see it, and where each of its units comes from. */
export interface Normalised {
  /** No longer than the source; every unit stands for one source unit or for a run of them. */
  readonly text: string;
  /**
   * `starts[i]` is the UTF-16 offset in the source of unit i of `text`, in strictly ascending order; one more
   * entry at the end is the source's length.
   */
  readonly starts: Uint32Array;
}

/** Pages have thousands of short flows; allocating two arrays for each takes longer than filling them. */
const SCRATCH = 0x2000;
const scratchUnits = new Uint16Array(SCRATCH);
const scratchStarts = new Uint32Array(SCRATCH);

/** Five times as fast as String.fromCharCode; no lone surrogate is left for it to replace, and no mark to swallow. */
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

const CHINESE_ZERO = 0x3007;
const LETTER_O = 0x6f;
const LING = 0x96f6;

/**
 * Brings a text into the form in which pages and corpus are compared: simplified characters, half width, lower
 * case, one form of each character (`unitTable`, and `inContext` where it depends on the word), 〇 for whatever is
 * written in its place (`isChineseZero`), without quotes, 、 spaces and invisible marks. A run of digits becomes FIGURE, a
 * run of placeholders SLOT, and anything that ends the line of reading BARRIER; of equal ones in a row one is kept.
 * Normalising twice is the same as once. Never splits a surrogate pair.
 *
 * X is a placeholder unless a Latin letter or a digit stands right beside its run: XX市 and 增长X% hold slots,
 * Xinhua, 5X and AX11 don't. In “iPhone X” it counts as one, which costs nothing: no phrase has either beside it.
 */
export function normalise(source: string): Normalised {
  const { length } = source;
  const isShort = length < SCRATCH;
  const written: Written = {
    units: isShort ? scratchUnits : new Uint16Array(length),
    starts: isShort ? scratchStarts : new Uint32Array(length + 1),
    count: 0,
  };
  writeUnits(source, written);
  const { units, starts, count } = written;
  starts[count] = length;
  return {
    text: decoder.decode(units.subarray(0, count)),
    starts: isShort ? starts.slice(0, count + 1) : starts.subarray(0, count + 1),
  };
}

/** The first `count` units of a normal form, and where each of them comes from. */
interface Written {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  count: number;
}

/** The loop is by itself, with what is rare elsewhere: that takes two thirds of the time. */
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

/** Writes what comes of a source unit that is of a class. Returns where the next unit is to be read. */
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
      // One is a space like others; two and more set paragraphs and table columns apart.
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

/** Writes a barrier, a figure or a slot unless the last unit is the same; other units in any case. */
function writeOnce(written: Written, unit: number, at: number): void {
  if (unit >= FIRST_PLAIN || unit !== lastWritten(written)) write(written, unit, at);
}

/** The last unit that was written; NaN at the beginning. */
function lastWritten({ units, count }: Written): number {
  return count > 0 ? units[count - 1] : Number.NaN;
}

/**
 * The source span of units `start` to `end` (exclusive) of a normalised text: from the first one's source unit
 * to the end of the last one's. A slot, figure or barrier at the end reaches up to the next kept unit. Where
 * start and end are the same the span is empty.
 */
export function sourceSpan(normalised: Normalised, start: number, end: number): Span {
  const { text, starts } = normalised;
  if (start >= end) return { start: starts[start], end: starts[start] };
  const run = text.charCodeAt(end - 1) < FIRST_PLAIN;
  return { start: starts[start], end: run ? starts[end] : starts[end - 1] + 1 };
}

function runEnd(source: string, start: number, table: Uint16Array, kind: number): number {
  let end = start + 1;
  while (end < source.length && table[source.charCodeAt(end)] === kind) end++;
  return end;
}

/** End of a run of digits; a point or comma counts where a digit follows it at once, as in 1,234.5. */
function figureEnd(source: string, start: number, table: Uint16Array): number {
  let end = runEnd(source, start, table, DIGIT);
  while (end + 1 < source.length && table[source.charCodeAt(end + 1)] === DIGIT) {
    // A full-width comma sets figures apart (2019，2020), it is never inside one.
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

/** Whether the sign at a place is written for 〇. @param written What came of the text before it. */
function isZero(source: string, at: number, table: Uint16Array, written: Written): boolean {
  const code = source.charCodeAt(at);
  if (!mayBeChineseZero(signOf(code), lastWritten(written))) return false;
  return isChineseZero(plainUnit(code, table), behind(written, 1), ahead(source, at, table, ZERO_LOOK_AHEAD));
}

function isZeroDigit(code: number): boolean {
  return code === 0x30 || code === 0xff10;
}

/** Which character one is that depends on the word. Parameters as for `isZero`. */
function characterAt(source: string, at: number, table: Uint16Array, written: Written): number {
  const sign = signOf(source.charCodeAt(at));
  const next = at + 1 < source.length ? table[source.charCodeAt(at + 1)] : DROPPED;
  const after = next >= FIRST_PLAIN ? next : ahead(source, at, table, 1).charCodeAt(0);
  const rule = asARule(sign, lastWritten(written), after);
  if (rule !== undefined) return rule;
  const text = ahead(source, at, table, CONTEXT_AHEAD);
  return inContext(String.fromCharCode(sign), behind(written, CONTEXT_BEHIND), text).charCodeAt(0);
}

/** What comes of a sign that is written for 〇 elsewhere: o and 零 are what they are, signs of no text a barrier. */
function plainSign(sign: number): number {
  return sign === LETTER_O || sign === LING ? sign : BARRIER;
}

/** The last units written, at most `most`. */
function behind({ units, count }: Written, most: number): string {
  let text = '';
  for (let i = Math.max(0, count - most); i < count; i++) text += String.fromCharCode(units[i]);
  return text;
}

/** The next units after `at` that are not dropped, at most `most`, each as it is by itself. */
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

/** What comes of a unit by itself: figures and per cent signs as they are, '' for what is dropped. */
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

/** Planes 2 and 3 hold nothing but Han characters. */
function isRareHan(point: number): boolean {
  return point >= 0x20000 && point <= 0x3ffff;
}

/** Tags and the variation selectors that follow rare Han characters. */
function isInvisible(point: number): boolean {
  return point >= 0xe0000 && point <= 0xe0fff;
}
