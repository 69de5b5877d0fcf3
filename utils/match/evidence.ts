import { IS_HAN, unitKinds } from '../text/unit-kinds';
import type { Atom } from './atoms';

/** Logit of units that nothing covers. */
export const NOTHING = -4;

/** Han characters on each side that count as surroundings. */
export const NEAR_HAN = 80;
/** Empty characters added to the surroundings: a short text proves little. */
export const NEAR_PRIOR = 8;
/** Length up to which a phrase is one compound (社会主义市场经济), units. */
const COMPOUND_UNITS = 8;
/** Length beyond which a longer phrase proves no more, units. */
const LONGEST = 16;

/** Arrays with an entry for each unit of a text. */
class Columns {
  readonly cover: Float32Array;
  readonly term: Uint8Array;
  readonly longest: Uint8Array;
  readonly bestLength: Uint8Array;
  readonly framePiece: Float32Array;
  readonly filler: Float32Array;
  readonly wholeStart: Uint8Array;
  readonly wholeEnd: Uint8Array;
  readonly within: Uint8Array;
  readonly hanBefore: Int32Array;
  readonly hanAt: Int32Array;
  readonly sureBefore: Float64Array;

  constructor(size: number) {
    this.cover = new Float32Array(size);
    this.term = new Uint8Array(size);
    this.longest = new Uint8Array(size);
    this.bestLength = new Uint8Array(size);
    this.framePiece = new Float32Array(size);
    this.filler = new Float32Array(size);
    this.wholeStart = new Uint8Array(size);
    this.wholeEnd = new Uint8Array(size);
    this.within = new Uint8Array(size);
    this.hanBefore = new Int32Array(size);
    this.hanAt = new Int32Array(size);
    this.sureBefore = new Float64Array(size);
  }

  get size(): number {
    return this.cover.length;
  }

  /** Clears the first `size` entries of what isn't written unit by unit anyway. */
  clear(size: number): void {
    this.cover.fill(NOTHING, 0, size);
    this.framePiece.fill(NOTHING, 0, size);
    this.filler.fill(NOTHING, 0, size);
    const { term, longest, bestLength, wholeStart, wholeEnd, within } = this;
    for (const column of [term, longest, bestLength, wholeStart, wholeEnd, within]) column.fill(0, 0, size);
  }
}

/** Pages have thousands of short flows; allocating all columns for each takes longer than filling them. */
const scratch = new Columns(0x2000);

/** What the atoms say about each unit of a page's normalised text. Valid until the next one is made. */
export class Evidence {
  /** Best logit of the phrases, runs and deviations over a unit, `NOTHING` to 6. */
  readonly cover: Float32Array;
  /** 1 where the best of them (the longest, if several are equally good) is a term. */
  readonly term: Uint8Array;
  /** UTF-16 units of the longest of them, 0 to 16. */
  readonly longest: Uint8Array;
  /** Best logit of the frames that have the unit in a fixed piece, and of those that have it in their slot. */
  readonly framePiece: Float32Array;
  readonly filler: Float32Array;
  /** Number of Han characters before a unit. */
  readonly hanBefore: Int32Array;
  /** 1 where an atom that is whole at that edge begins, or ends (exclusive). */
  readonly wholeStart: Uint8Array;
  readonly wholeEnd: Uint8Array;
  /** 1 for units before which a mark that ends or begins there would cut a known compound. */
  readonly within: Uint8Array;
  readonly #size: number;
  /** Offsets of the Han characters, ascending. */
  readonly #hanAt: Int32Array;
  readonly #sureBefore: Float64Array;
  readonly #bestLength: Uint8Array;

  constructor(units: Uint16Array, atoms: readonly Atom[]) {
    const size = units.length;
    const columns = size < scratch.size ? scratch : new Columns(size + 1);
    columns.clear(size + 1);
    this.#size = size;
    this.cover = columns.cover;
    this.term = columns.term;
    this.longest = columns.longest;
    this.#bestLength = columns.bestLength;
    this.framePiece = columns.framePiece;
    this.filler = columns.filler;
    this.wholeStart = columns.wholeStart;
    this.wholeEnd = columns.wholeEnd;
    this.within = columns.within;
    this.hanBefore = columns.hanBefore;
    this.#hanAt = columns.hanAt;
    this.#sureBefore = columns.sureBefore;
    for (const atom of atoms) this.#add(atom);
    this.#sureBefore[0] = 0;
    this.hanBefore[0] = 0;
    let han = 0;
    let sure = 0;
    // Exponentials are slow, and neighbouring units usually have the same cover.
    let cover = NOTHING;
    let sureness = 0;
    for (let at = 0; at < size; at++) {
      if ((unitKinds[units[at]] & IS_HAN) !== 0) {
        this.#hanAt[han++] = at;
        if (this.longest[at] > 0) {
          if (sureness === 0 || this.cover[at] !== cover) {
            cover = this.cover[at];
            sureness = 1 / (1 + Math.exp(-cover));
          }
          sure += sureness;
        }
      }
      this.#sureBefore[at + 1] = sure;
      this.hanBefore[at + 1] = han;
    }
  }

  /** Han characters of the whole text. */
  get han(): number {
    return this.hanBefore[this.#size];
  }

  /** Whether a phrase, run or deviation covers a unit. */
  isCovered(at: number): boolean {
    return this.longest[at] > 0;
  }

  /**
   * Share of the Han characters around a span that phrases cover, weighted by how likely each phrase is set; 0 to 1.
   */
  density(start: number, end: number): number {
    const { hanBefore } = this;
    const first = this.#withHan(hanBefore[start] - NEAR_HAN);
    const last = this.#withHan(hanBefore[end] + NEAR_HAN);
    const han = hanBefore[last] - hanBefore[first] - (hanBefore[end] - hanBefore[start]);
    const sure = this.#sureBefore;
    return (sure[last] - sure[first] - (sure[end] - sure[start])) / (han + NEAR_PRIOR);
  }

  #add({ start, end, kind, logit, filler, isTerm, isWholeStart, isWholeEnd }: Atom): void {
    if (isWholeStart) this.wholeStart[start] = 1;
    if (isWholeEnd) this.wholeEnd[end] = 1;
    const value = Math.min(6, Math.max(NOTHING, logit));
    if (kind === 'template' && filler !== undefined) {
      // Any frame counts for more than none.
      const best = Math.max(NOTHING + 0.1, value);
      for (let at = start; at < end; at++) {
        const into = at >= filler.start && at < filler.end ? this.filler : this.framePiece;
        if (into[at] < best) into[at] = best;
      }
      return;
    }
    if (kind === 'phrase' && end - start <= COMPOUND_UNITS) this.within.fill(1, start + 1, end);
    const { cover, longest, term } = this;
    const bestLength = this.#bestLength;
    const length = Math.min(LONGEST, end - start);
    for (let at = start; at < end; at++) {
      if (longest[at] === 0 || value > cover[at] || (value === cover[at] && length > bestLength[at])) {
        term[at] = isTerm ? 1 : 0;
        cover[at] = value;
        bestLength[at] = length;
      }
      if (longest[at] < length) longest[at] = length;
    }
  }

  /**
   * Offset of the Han character preceded by `count` others; 0 for a negative count, the end where there are too few.
   */
  #withHan(count: number): number {
    if (count < 0) return 0;
    return count < this.han ? this.#hanAt[count] : this.#size;
  }
}
