import { firstIndex } from '../binary-search';
import { asARule, CONTEXT_AHEAD, CONTEXT_BEHIND, CONTEXT_SIGNS, inContext } from './context';
import {
  DIGIT,
  HIGH_SURROGATE,
  IN_CONTEXT,
  LETTER_X,
  PER_CENT,
  POINT,
  signOf,
  unitTable,
  ZERO,
} from './unit-table';
import { BARRIER, FIRST_PLAIN, SLOT } from './units';
import { isChineseZero, ZERO_LOOK_AHEAD, ZERO_SIGNS } from './zeros';

/** A text in the form in which wordings are compared, with offsets into its source. */
export interface ComparableText {
  readonly source: string;
  readonly text: string;
  /** The UTF-16 offset in the source of each unit of `text`, and at the end the source's length. */
  readonly offsets: Uint32Array;
}

/** In the table: the unit is left out. */
const LEFT_OUT = 0;
const NINE = 0x39;

/** The comparable form of every UTF-16 unit; built when first needed, in some 20 ms. */
let units: Uint16Array | undefined;

/**
 * Converts a text into the form in which wordings are compared: simplified characters, half width, lower case, one form
 * of each character, 〇 for any sign written in its place, placeholders as x; without white space, quotes, 、 and
 * invisible marks. All this is as in `normalise`, but figures and punctuation stay, unit by unit.
 */
export function comparableText(source: string): ComparableText {
  units ??= makeUnits();
  const out = new Uint16Array(source.length);
  const offsets = new Uint32Array(source.length + 1);
  let count = 0;
  for (let i = 0; i < source.length; i++) {
    const unit = units[source.charCodeAt(i)];
    if (unit === LEFT_OUT) continue;
    out[count] = unit;
    offsets[count++] = i;
  }
  offsets[count] = source.length;
  writeInContext(out, count);
  return { source, text: decoded(out.subarray(0, count)), offsets: offsets.slice(0, count + 1) };
}

/** Offset in the comparable text of the first unit at or after a source offset. */
export function comparableOffset({ offsets }: ComparableText, offset: number): number {
  return firstIndex(offsets.length - 1, (unit) => offsets[unit] < offset);
}

function makeUnits(): Uint16Array {
  const table = unitTable();
  const formOf = (unit: number): number => {
    if (unit < 0x20) return LEFT_OUT;
    const plain = table[unit];
    if (plain >= FIRST_PLAIN) return plain;
    switch (plain) {
      case DIGIT:
        return unit > NINE ? unit - 0xfee0 : unit;
      case LETTER_X:
      case SLOT:
        return 0x78;
      case HIGH_SURROGATE:
        return unit;
      case ZERO:
      case IN_CONTEXT:
        return signOf(unit);
      case POINT:
      case PER_CENT:
      case BARRIER: {
        if (/\s/.test(String.fromCharCode(unit))) return LEFT_OUT;
        const form = String.fromCharCode(unit).normalize('NFKC').toLowerCase();
        // ㊮ is 資 in a circle, and that is 资.
        return form.length === 1 && form.charCodeAt(0) !== unit ? formOf(form.charCodeAt(0)) : unit;
      }
      default:
        return LEFT_OUT;
    }
  };
  return Uint16Array.from(table, (_, unit) => formOf(unit));
}

/** Resolves zeros of Chinese figures, and characters that depend on the word, from their neighbours. */
function writeInContext(out: Uint16Array, count: number): void {
  const text = (start: number, end: number) =>
    String.fromCharCode(...out.subarray(Math.max(0, start), Math.min(end, count)));
  for (let i = 0; i < count; i++) {
    const kind = dependent.get(out[i]);
    if (kind === undefined) continue;
    const sign = String.fromCharCode(out[i]);
    if (kind === IN_CONTEXT) {
      const after = i + 1 < count ? out[i + 1] : Number.NaN;
      out[i] =
        asARule(out[i], i > 0 ? out[i - 1] : Number.NaN, after) ??
        inContext(sign, text(i - CONTEXT_BEHIND, i), text(i + 1, i + 1 + CONTEXT_AHEAD)).charCodeAt(0);
    } else if (isChineseZero(sign, text(i - 1, i), text(i + 1, i + 1 + ZERO_LOOK_AHEAD)))
      out[i] = CHINESE_ZERO;
  }
}

const CHINESE_ZERO = 0x3007;
/** The units that depend on their neighbours. */
const dependent: ReadonlyMap<number, number> = new Map([
  ...Array.from(ZERO_SIGNS, (sign) => [sign.charCodeAt(0), ZERO] as const),
  ...Array.from(CONTEXT_SIGNS, (sign) => [sign.charCodeAt(0), IN_CONTEXT] as const),
]);

/** Units converted to a string at once: the number of arguments of a call is limited. */
const CHUNK = 8192;

/** Unlike a TextDecoder, it keeps lone surrogates. */
function decoded(out: Uint16Array): string {
  const parts: string[] = [];
  for (let i = 0; i < out.length; i += CHUNK) parts.push(String.fromCharCode(...out.subarray(i, i + CHUNK)));
  return parts.join('');
}
