/**
 * A set of keys as a double array: keys are found in a text unit by unit, each step in a few ns.
 * Source of the method: J. Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", IEEE
 * Transactions on Software Engineering 15 (1989).
 */
export interface Trie {
  /** For each UTF-16 unit, its number among the units that keys contain, from 1; 0 where no key has it. */
  readonly codes: Uint16Array;
  /**
   * Two entries for each node: twice its base, plus 1 if a key ends with it; and its parent, -1 where the place is
   * free. The child by a code is at base + code if the parent entry there is this node.
   */
  readonly cells: Int32Array;
  /** For each node, the number of the key that ends with it, or -1. */
  readonly keys: Int32Array;
}

/** The node before the first unit. */
export const ROOT = 0;

/** The child of `node` by a unit, or -1 where no key continues with it. */
export function childOf({ codes, cells }: Trie, node: number, unit: number): number {
  const code = codes[unit];
  const child = (cells[2 * node] >> 1) + code;
  return code !== 0 && cells[2 * child + 1] === node ? child : -1;
}

/** The number of the key that ends with a node, or -1. */
export function keyAt({ cells, keys }: Trie, node: number): number {
  return (cells[2 * node] & 1) === 1 ? keys[node] : -1;
}

/** The number of the key that equals a text, or its units from `start` to `end` (exclusive); -1 for none. */
export function keyOf(trie: Trie, text: string, start = 0, end = text.length): number {
  let node = ROOT;
  for (let at = start; at < end && node >= 0; at++) node = childOf(trie, node, text.charCodeAt(at));
  return node < 0 ? -1 : keyAt(trie, node);
}

/**
 * Builds a trie of keys sorted by their units (plain `sort()`), without duplicates or empty keys; a key's number is its
 * index. Keys may have up to 65,535 different units.
 */
export function buildTrie(keys: readonly string[]): Trie {
  const codes = unitCodes(keys);
  const room = new Room(codes.reduce((most, code) => Math.max(most, code), 0));
  // Each waiting node has the range of keys that pass through it. Nodes near the root come first, as they have the most
  // children and need the most room.
  let level: Waiting[] = keys.length === 0 ? [] : [{ node: ROOT, first: 0, end: keys.length }];
  for (let depth = 0; level.length > 0; depth++) {
    const next: Waiting[] = [];
    for (const { node, first, end } of level) {
      let from = first;
      if (keys[from].length === depth) room.endKey(node, from++);
      if (from === end) continue;
      const children: Waiting[] = [];
      for (let at = from; at < end; at++) {
        if (at === end - 1 || keys[at].charCodeAt(depth) !== keys[at + 1].charCodeAt(depth)) {
          children.push({ node: codes[keys[at].charCodeAt(depth)], first: from, end: at + 1 });
          from = at + 1;
        }
      }
      const base = room.take(
        node,
        children.map((child) => child.node),
      );
      for (const child of children) next.push({ ...child, node: base + child.node });
    }
    level = next;
  }
  return { codes, ...room.whole() };
}

interface Waiting {
  readonly node: number;
  readonly first: number;
  readonly end: number;
}

/** Frequent units get low numbers, so that children lie close together. */
function unitCodes(keys: readonly string[]): Uint16Array {
  const counts = new Uint32Array(0x10000);
  for (const key of keys) for (let i = 0; i < key.length; i++) counts[key.charCodeAt(i)]++;
  const units = Array.from(counts.keys()).filter((unit) => counts[unit] > 0);
  units.sort((a, b) => counts[b] - counts[a] || a - b);
  const codes = new Uint16Array(0x10000);
  units.forEach((unit, i) => {
    codes[unit] = i + 1;
  });
  return codes;
}

/** Free places to try for a node before it goes after all others. */
const MAX_TRIES = 4_096;

/** The places of a double array while it is being filled; the free ones form a list. */
class Room {
  readonly #span: number;
  #cells = new Int32Array(0);
  #keys = new Int32Array(0);
  #next = new Int32Array(0);
  #previous = new Int32Array(0);
  /** The place after the last one taken. */
  #end = 1;

  /** @param span The highest code. */
  constructor(span: number) {
    this.#span = span;
    this.#grow(2 * (span + 2));
    this.#occupy(ROOT, ROOT);
  }

  endKey(node: number, key: number): void {
    this.#cells[2 * node] |= 1;
    this.#keys[node] = key;
  }

  /** Takes places for a node's children. Returns the base. */
  take(node: number, codes: number[]): number {
    codes.sort((a, b) => a - b);
    const base = this.#baseFor(codes);
    this.#cells[2 * node] |= base << 1;
    for (const code of codes) this.#occupy(base + code, node);
    return base;
  }

  whole(): { cells: Int32Array; keys: Int32Array } {
    // Room for a look-up from the last base by any code.
    const size = this.#end + this.#span;
    this.#grow(size);
    return { cells: this.#cells.slice(0, 2 * size), keys: this.#keys.slice(0, size) };
  }

  #baseFor(codes: readonly number[]): number {
    const [first] = codes;
    let place = this.#next[ROOT];
    for (let tries = 0; place > 0 && tries < MAX_TRIES; place = this.#next[place]) {
      const base = place - first;
      if (base < 0) continue;
      tries++;
      this.#grow(base + this.#span + 1);
      if (codes.every((code) => this.#cells[2 * (base + code) + 1] < 0)) return base;
    }
    this.#grow(this.#end + this.#span + 1);
    return Math.max(1, this.#end - first);
  }

  #occupy(place: number, parent: number): void {
    this.#cells[2 * place + 1] = parent;
    if (place !== ROOT) {
      this.#next[this.#previous[place]] = this.#next[place];
      this.#previous[this.#next[place]] = this.#previous[place];
    }
    this.#end = Math.max(this.#end, place + 1);
  }

  /** The list of free places is a ring around the root. */
  #grow(size: number): void {
    const before = this.#keys.length;
    if (size <= before) return;
    const wanted = Math.max(size, Math.ceil(before * 1.5));
    this.#cells = enlarged(this.#cells, 2 * wanted);
    this.#keys = enlarged(this.#keys, wanted).fill(-1, before);
    this.#next = enlarged(this.#next, wanted);
    this.#previous = enlarged(this.#previous, wanted);
    for (let place = Math.max(1, before); place < wanted; place++) {
      const last = this.#previous[ROOT];
      this.#cells[2 * place + 1] = -1;
      this.#next[last] = place;
      this.#previous[place] = last;
      this.#next[place] = ROOT;
      this.#previous[ROOT] = place;
    }
  }
}

function enlarged(array: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(size);
  larger.set(array);
  return larger;
}
