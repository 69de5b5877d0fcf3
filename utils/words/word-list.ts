/** STORED_WORDS_FORMAT goes up whenever a list that was stored as it is could no longer be read. */
export const STORED_WORDS_FORMAT = 1;

/** The words that texts are divided into, ready to be looked up. Typed arrays alone, so that it can be stored as it is. */
export interface WordList {
  /** For each UTF-16 unit the beginning of words that it is by itself; UNKNOWN where no word has it anywhere. */
  readonly units: Int32Array;
  /**
   * A hash table of all longer beginnings of words, open addressing with linear probing, two entries for each place:
   * a key out of the number of what is before the beginning's last unit and of the number of that unit, 0 in free
   * places; and the beginning. There is a power of two of places, a quarter of them free or more.
   */
  readonly table: Int32Array;
}

/** A beginning of words: its number and the cost of the word that it is, which `numberOf` and `costOf` tell. */
export type Beginning = number;
/** No word begins so. */
export const UNKNOWN: Beginning = 0;

/** In place of a cost where a beginning is no word; above COST_MAX. */
export const NO_WORD = 255;

const UNIT_BITS = 14;
const COST_BITS = 8;

/** The cost of the word that a beginning is, in COST_STEPS, or NO_WORD. */
export function costOf(beginning: Beginning): number {
  return beginning & (2 ** COST_BITS - 1);
}

/** From 1 on; different for each beginning. */
function numberOf(beginning: Beginning): number {
  return beginning >>> COST_BITS;
}

/** The beginning that goes on from another with a unit of the text. Takes a few ns. */
export function nextBeginning({ units, table }: WordList, beginning: Beginning, unit: number): Beginning {
  const last = units[unit];
  if (last === UNKNOWN) return UNKNOWN;
  const wanted = keyOf(numberOf(beginning), numberOf(last));
  const mask = table.length - 1;
  let place = hash(wanted) & mask;
  for (let key = table[place]; key !== 0; key = table[place]) {
    if (key === wanted) return table[place + 1];
    place = (place + 2) & mask;
  }
  return UNKNOWN;
}

function keyOf(number: number, last: number): number {
  return (number << UNIT_BITS) | last;
}

/** Multiplicative hashing (Knuth, The Art of Computer Programming, vol. 3, section 6.4), its high bits brought down; even. */
function hash(key: number): number {
  const product = Math.imul(key, 0x9e3779b1);
  return (product >>> 13) << 1;
}

/** A list that is being filled. */
export class WordListBuilder {
  readonly #units = new Int32Array(0x10000);
  readonly #table: Int32Array;
  readonly #alphabet: Uint16Array;
  #last: number;

  /**
   * @param alphabet The different units of the words, UNITS_MAX at most.
   * @param beginnings How many beginnings of two units and more will be added, BEGINNINGS_MAX at most.
   */
  constructor(alphabet: Uint16Array, beginnings: number) {
    this.#alphabet = alphabet;
    alphabet.forEach((unit, i) => {
      this.#units[unit] = ((i + 1) << COST_BITS) | NO_WORD;
    });
    this.#last = alphabet.length;
    let places = 2;
    while (0.75 * places < beginnings) places *= 2;
    this.#table = new Int32Array(2 * places);
  }

  /** Says what the word costs that a unit of the alphabet is by itself. @returns The number of that beginning. */
  addUnit(index: number, cost: number): number {
    this.#units[this.#alphabet[index]] = ((index + 1) << COST_BITS) | cost;
    return index + 1;
  }

  /**
   * Adds a beginning of two units or more that isn't there yet.
   * @param number Of what is before its last unit. @param index Of that unit in the alphabet. @param cost NO_WORD where it is no word.
   * @returns Its number.
   */
  add(number: number, index: number, cost: number): number {
    const table = this.#table;
    const key = keyOf(number, index + 1);
    const mask = table.length - 1;
    let place = hash(key) & mask;
    while (table[place] !== 0) place = (place + 2) & mask;
    table[place] = key;
    table[place + 1] = (++this.#last << COST_BITS) | cost;
    return this.#last;
  }

  done(): WordList {
    return { units: this.#units, table: this.#table };
  }
}

/** A list of no words: each character is one. */
export function emptyWordList(): WordList {
  return new WordListBuilder(new Uint16Array(0), 0).done();
}
