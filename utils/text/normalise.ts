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
import { isChineseZero, ZERO_LOOK_AHEAD } from './zeros';

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
  const table = unitTable();
  const length = source.length;
  const units = length < SCRATCH ? scratchUnits : new Uint16Array(length);
  const starts = length < SCRATCH ? scratchStarts : new Uint32Array(length + 1);
  const output: Output = { units, starts, count: 0 };
  for (let i = 0; i < length; i++) {
    const kind = table[source.charCodeAt(i)];
    if (kind >= FIRST_PLAIN) {
      units[output.count] = kind;
      starts[output.count++] = i;
    } else if (kind !== DROPPED) i = writeSign(source, i, table, output) - 1;
  }
  const { count } = output;
  starts[count] = length;
  return { text: decoder.decode(units.subarray(0, count)), starts: starts.slice(0, count + 1) };
}

/** What has been made of a text so far: `count` units, and where each comes from. */
interface Output {
  readonly units: Uint16Array;
  readonly starts: Uint32Array;
  count: number;
}

/** Writes what a sign becomes that is neither plain nor dropped. Returns the end of what was read: more where it begins a run. */
function writeSign(source: string, at: number, table: Uint16Array, output: Output): number {
  const code = source.charCodeAt(at);
  const kind = table[code];
  switch (kind) {
    case DIGIT:
      if (isZeroDigit(code) && isZero(source, at, table, output)) {
        write(CHINESE_ZERO, at, output);
        return at + 1;
      }
      write(FIGURE, at, output);
      return figureEnd(source, at, table);
    case ZERO:
      write(isZero(source, at, table, output) ? CHINESE_ZERO : plainSign(signOf(code)), at, output);
      return at + 1;
    case IN_CONTEXT:
      write(characterAt(source, at, table, output), at, output);
      return at + 1;
    case PER_CENT:
      // 12% and X% are one figure and one slot, the sign included.
      if (!endsIn(output, FIGURE) && !endsIn(output, SLOT)) write(BARRIER, at, output);
      return at + 1;
    case LETTER_X:
      return writeLetters(source, at, table, output);
    case WIDE_SPACE: {
      // One is a space like others; two and more set paragraphs and table columns apart.
      const end = runEnd(source, at, table, WIDE_SPACE);
      if (end > at + 1) write(BARRIER, at, output);
      return end;
    }
    case HIGH_SURROGATE:
      return writePair(source, at, output);
    default:
      write(kind === POINT ? BARRIER : kind, at, output);
      return at + 1;
  }
}

/** Writes a unit; of equal slots, figures and barriers in a row only the first. */
function write(unit: number, at: number, output: Output): void {
  if (unit < FIRST_PLAIN && endsIn(output, unit)) return;
  output.units[output.count] = unit;
  output.starts[output.count++] = at;
}

function endsIn({ units, count }: Output, unit: number): boolean {
  return count > 0 && units[count - 1] === unit;
}

/** Writes a run of X: a slot, or letters where a Latin letter or a digit is right beside it. Returns its end. */
function writeLetters(source: string, at: number, table: Uint16Array, output: Output): number {
  const end = runEnd(source, at, table, LETTER_X);
  const isAfterLatin = isLatinOrDigit(source, at - 1, table) && !endsIn(output, CHINESE_ZERO);
  if (isAfterLatin || isLatinOrDigit(source, end, table)) {
    for (let i = at; i < end; i++) write(0x78, i, output);
  } else write(SLOT, at, output);
  return end;
}

/** Writes what a surrogate pair becomes. Returns its end, or that of the single surrogate. */
function writePair(source: string, at: number, output: Output): number {
  const low = at + 1 < source.length ? source.charCodeAt(at + 1) : 0;
  if (low < 0xdc00 || low > 0xdfff) {
    write(BARRIER, at, output);
    return at + 1;
  }
  const point = source.codePointAt(at) as number;
  if (isRareHan(point)) {
    write(source.charCodeAt(at), at, output);
    write(low, at + 1, output);
  } else if (!isInvisible(point)) write(BARRIER, at, output);
  return at + 2;
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

/** Whether a sign is written for 〇. @param output What the text before it became. */
function isZero(source: string, at: number, table: Uint16Array, output: Output): boolean {
  const sign = plainUnit(source.charCodeAt(at), table);
  return isChineseZero(sign, behind(output, 1), ahead(source, at, table, ZERO_LOOK_AHEAD));
}

function isZeroDigit(code: number): boolean {
  return code === 0x30 || code === 0xff10;
}

/** A character that depends on its word (`inContext`). @param output What the text before it became. */
function characterAt(source: string, at: number, table: Uint16Array, output: Output): number {
  const sign = String.fromCharCode(signOf(source.charCodeAt(at)));
  const before = output.count > 0 ? output.units[output.count - 1] : Number.NaN;
  const after = ahead(source, at, table, CONTEXT_AHEAD);
  const character =
    asARule(sign, before, after.charCodeAt(0)) ?? inContext(sign, behind(output, CONTEXT_BEHIND), after);
  return character.charCodeAt(0);
}

/** What comes of a sign that is written for 〇 elsewhere: o and 零 are what they are, signs of no text a barrier. */
function plainSign(sign: number): number {
  return sign === LETTER_O || sign === LING ? sign : BARRIER;
}

/** The last units written, at most `max`. */
function behind({ units, count }: Output, max: number): string {
  return String.fromCharCode(...units.subarray(Math.max(0, count - max), count));
}

/** The next units after `at` that are not dropped, at most `max`, each as it is by itself. */
function ahead(source: string, at: number, table: Uint16Array, max: number): string {
  let text = '';
  for (let i = at + 1; i < source.length && text.length < max; i++) {
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
