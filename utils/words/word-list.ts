/** Format of the arrays as the database stores them. Raise it whenever stored lists can no longer be read. */
export const STORED_WORDS_FORMAT = 3;

/** The words that texts are divided into, ready for look-up. Only typed arrays, so that it can be stored as it is. */
export interface WordList {
  /** For each UTF-16 unit the beginning that consists of it alone; UNKNOWN where no word contains it. */
  readonly units: Int32Array;
  /**
   * A hash table of all longer beginnings, with open addressing and linear probing. Each place has two entries: a key
   * made of the number of the beginning without its last unit and the number of that unit (0 in a free place), and the
   * beginning. The number of places is a power of two; at least a quarter are free.
   */
  readonly table: Int32Array;
  /**
   * 2 ** FILTER_POWER bits, 32 an entry: set for the hash of each key in `table`. Most pairs of characters that meet in
   * a text begin no word. This says so without reading the table, which is too large for the processor's nearest memory.
   */
  readonly filter: Int32Array;
}

/** Some eight bits for each beginning: 256 kB. */
const FILTER_POWER = 21;

/** A beginning of words: its number (`numberOf`) and its cost where it is a word itself (`costOf`). */
export type Beginning = number;
/** No word begins like this. */
export const UNKNOWN: Beginning = 0;

/** Takes the place of a cost where a beginning is no word; above COST_MAX. */
export const NO_WORD = 255;

const UNIT_BITS = 14;
const COST_BITS = 8;
/** Written out: engines don't compute powers in advance. */
const COST_MASK = 0xff;

/** The cost of a beginning that is a word, in COST_STEPS, else NO_WORD. */
export function costOf(beginning: Beginning): number {
  return beginning & COST_MASK;
}

/** 1 and up; different for each beginning. */
export function numberOf(beginning: Beginning): number {
  return beginning >>> COST_BITS;
}

/** The number of a unit among those of the words; 0 for a unit that no word contains. */
export function unitNumber({ units }: WordList, unit: number): number {
  return units[unit] >>> COST_BITS;
}

/** A beginning with one more unit. Takes a few ns. */
export function nextBeginning(list: WordList, beginning: Beginning, unit: number): Beginning {
  return continued(list, beginning, unitNumber(list, unit));
}

/** The same by the `unitNumber` of the unit. */
export function continued({ table, filter }: WordList, beginning: Beginning, last: number): Beginning {
  if (last === 0) return UNKNOWN;
  const wanted = keyOf(numberOf(beginning), last);
  const product = hash(wanted);
  const bit = filterBit(product);
  if ((filter[bit >>> 5] & (1 << bit)) === 0) return UNKNOWN;
  const mask = table.length - 1;
  let place = placeOf(product) & mask;
  for (let key = table[place]; key !== 0; key = table[place]) {
    if (key === wanted) return table[place + 1];
    place = (place + 2) & mask;
  }
  return UNKNOWN;
}

function keyOf(number: number, last: number): number {
  return (number << UNIT_BITS) | last;
}

/** Multiplicative hashing: Knuth, The Art of Computer Programming, vol. 3, section 6.4. */
function hash(key: number): number {
  return Math.imul(key, 0x9e3779b1);
}

/** The high bits of a hash, brought down; even. */
function placeOf(product: number): number {
  return (product >>> 13) << 1;
}

/** The highest bits of a hash: a bit of the filter. */
function filterBit(product: number): number {
  return product >>> (32 - FILTER_POWER);
}

/** Fills a list. Frequent words get low numbers, so that what is known of them is close together in memory. */
export class WordListBuilder {
  readonly #units = new Int32Array(0x10000);
  readonly #alphabet: Uint16Array;
  /** For each beginning of two or more units: that without its last unit, the index of that unit, the cost. */
  readonly #parents: Int32Array;
  readonly #indices: Uint16Array;
  readonly #costs: Uint8Array;
  #added = 0;

  /**
   * @param alphabet The different units of the words, at most UNITS_MAX.
   * @param beginnings How many beginnings of two or more units will be added at most, BEGINNINGS_MAX or fewer.
   */
  constructor(alphabet: Uint16Array, beginnings: number) {
    this.#alphabet = alphabet;
    alphabet.forEach((unit, i) => {
      this.#units[unit] = ((i + 1) << COST_BITS) | NO_WORD;
    });
    this.#parents = new Int32Array(beginnings);
    this.#indices = new Uint16Array(beginnings);
    this.#costs = new Uint8Array(beginnings);
  }

  /** Sets the cost of a word of one unit. @param index Of the unit in the alphabet. @returns It, for `add`. */
  addUnit(index: number, cost: number): number {
    this.#units[this.#alphabet[index]] = ((index + 1) << COST_BITS) | cost;
    return index;
  }

  /**
   * Adds a new beginning of two or more units.
   * @param parent The beginning without its last unit, as `add` or `addUnit` returned it.
   * @param index Of the last unit in the alphabet.
   * @param cost NO_WORD where it is no word.
   * @returns It, for the next `add`.
   */
  add(parent: number, index: number, cost: number): number {
    this.#parents[this.#added] = parent;
    this.#indices[this.#added] = index;
    this.#costs[this.#added] = cost;
    return this.#alphabet.length + this.#added++;
  }

  done(): WordList {
    const first = this.#alphabet.length;
    const order = this.#byCost();
    const ranks = new Int32Array(this.#added);
    order.forEach((beginning, rank) => {
      ranks[beginning] = rank;
    });
    let places = 2;
    while (0.75 * places < this.#added) places *= 2;
    const table = new Int32Array(2 * places);
    const filter = new Int32Array(2 ** (FILTER_POWER - 5));
    const mask = table.length - 1;
    order.forEach((beginning, rank) => {
      const parent = this.#parents[beginning];
      const number = parent < first ? parent + 1 : first + ranks[parent - first] + 1;
      const key = keyOf(number, this.#indices[beginning] + 1);
      const product = hash(key);
      const bit = filterBit(product);
      filter[bit >>> 5] |= 1 << bit;
      let place = placeOf(product) & mask;
      while (table[place] !== 0) place = (place + 2) & mask;
      table[place] = key;
      table[place + 1] = ((first + rank + 1) << COST_BITS) | this.#costs[beginning];
    });
    return { units: this.#units, table, filter };
  }

  /** The beginnings that were added, the likeliest words first: a counting sort. */
  #byCost(): Int32Array {
    const costs = this.#costs.subarray(0, this.#added);
    const places = new Int32Array(NO_WORD + 2);
    for (const cost of costs) places[cost + 1]++;
    for (let cost = 1; cost < places.length; cost++) places[cost] += places[cost - 1];
    const order = new Int32Array(costs.length);
    costs.forEach((cost, beginning) => {
      order[places[cost]++] = beginning;
    });
    return order;
  }
}

/** A list without words, by which each character is a word. */
export function emptyWordList(): WordList {
  return new WordListBuilder(new Uint16Array(0), 0).done();
}
