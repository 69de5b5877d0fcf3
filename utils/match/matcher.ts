import { buildFilter, GRAM, gramHash, mayHaveGram } from '../index/corpus-index';
import { RARITIES, type Rarity } from '../record/rarity';
import { unitsOf } from '../text/units';
import { Numbers } from './reusable';

/** A phrase to find on pages. */
export interface KnownPhrase {
  /** Normalised text. */
  readonly text: string;
  /** See `strengthOf`. */
  readonly strength: number;
  /** `typical` by default. */
  readonly rarity?: Rarity | undefined;
}

/** The same without its commas. */
export interface BarePhrase extends KnownPhrase {
  /** Whether it had any; false by default. */
  readonly hasCommas?: boolean;
}

/**
 * A set of phrases, ready to be found in texts: a hash table of their texts, in a third of the memory that a trie takes.
 * A phrase's number is its place in the order of the texts' units.
 */
export interface Matcher {
  /** All texts, one after the other. */
  readonly units: Uint16Array;
  /**
   * Two entries for each phrase: where its text begins in `units`, and its strength, rarity and whether it has commas
   * (`strengthAt` and so on); the length of `units` at the end. All together, as most of the time goes into waiting for
   * memory.
   */
  readonly rows: Int32Array;
  /**
   * Entries of phrases by the hash of their texts, each in the first place that was free; FREE elsewhere. The low bits of
   * an entry, as many as it takes to number the places, are the phrase's number, or all ones where it was taken out. The
   * other bits are those of the hash, so nearly all other texts are told apart without reading the phrase.
   */
  readonly places: Int32Array;
  /** By the hash of a gram: a bit for each length of the phrases that may begin with it; see `lengthBit`. */
  readonly lengths: Uint16Array;
  /** The grams that phrases begin with; it rules out most places of a text. */
  readonly filter: Uint32Array;
  /** Length of the longest phrase, units. */
  readonly most: number;
}

/** No phrase has a number of ones alone, as there are more places than phrases. */
const FREE = -1;

const STRENGTH_MASK = 0xff;
const RARITY_SHIFT = 8;
const RARITY_MASK = 0xff;
const HAS_COMMAS = 1 << 16;

/** The strength of a phrase (`strengthOf`) by its number. */
export function strengthAt({ rows }: Matcher, phrase: number): number {
  return rows[2 * phrase + 1] & STRENGTH_MASK;
}

/** Index of a phrase's rarity in RARITIES by its number. */
export function rarityAt({ rows }: Matcher, phrase: number): number {
  return (rows[2 * phrase + 1] >> RARITY_SHIFT) & RARITY_MASK;
}

/** Whether a phrase is known with commas, by its number. */
export function hasCommas({ rows }: Matcher, phrase: number): boolean {
  return (rows[2 * phrase + 1] & HAS_COMMAS) !== 0;
}

/** Phrases of this many units or more share a bit of `lengths`. */
const LONG = GRAM + 15;

/** The bit of a length, GRAM or more. */
function lengthBit(units: number): number {
  return 1 << (Math.min(units, LONG) - GRAM);
}

/**
 * Builds a matcher from phrases in any order. Duplicates get their highest strength and commonest rarity. Phrases of
 * fewer than GRAM units can't be found and are left out.
 */
export function buildMatcher(phrases: Iterable<BarePhrase>): Matcher {
  const numbers = new Map<string, number>();
  const facts: number[] = [];
  for (const { text, strength, rarity = 'typical', hasCommas = false } of phrases) {
    if (text.length < GRAM) continue;
    const own = strength | (RARITIES.indexOf(rarity) << RARITY_SHIFT) | (hasCommas ? HAS_COMMAS : 0);
    const known = numbers.get(text);
    if (known === undefined) {
      numbers.set(text, facts.length);
      facts.push(own);
    } else facts[known] = bothFacts(facts[known], own);
  }
  const texts = [...numbers.keys()].sort();
  return {
    ...textTable(texts, (text) => facts[numbers.get(text) as number]),
    filter: buildFilter(texts.map((text) => hashAt(text, 0))),
    lengths: lengthsByGram(texts),
    most: texts.reduce((most, { length }) => Math.max(most, length), 0),
  };
}

/** The second entries of `rows` of one phrase, for both. */
function bothFacts(a: number, b: number): number {
  const strength = Math.max(a & STRENGTH_MASK, b & STRENGTH_MASK);
  const rarity = Math.min((a >> RARITY_SHIFT) & RARITY_MASK, (b >> RARITY_SHIFT) & RARITY_MASK);
  return strength | (rarity << RARITY_SHIFT) | ((a | b) & HAS_COMMAS);
}

/** @param factsOf Gives the second entries of `rows`. */
function textTable(
  texts: readonly string[],
  factsOf: (text: string) => number,
): Pick<Matcher, 'units' | 'rows' | 'places'> {
  const rows = new Int32Array(2 * texts.length + 1);
  texts.forEach((text, i) => {
    rows[2 * i + 1] = factsOf(text);
    rows[2 * i + 2] = rows[2 * i] + text.length;
  });
  const units = new Uint16Array(rows[2 * texts.length]);
  const places = new Int32Array(powerOfTwo(texts.length * 1.5)).fill(FREE);
  texts.forEach((text, number) => {
    let hash = 0;
    for (let i = 0; i < text.length; i++) {
      units[rows[2 * number] + i] = text.charCodeAt(i);
      hash = nextHash(hash, text.charCodeAt(i));
    }
    const mask = places.length - 1;
    const mixed = mix(hash);
    let place = mixed & mask;
    while (places[place] !== FREE) place = (place + 1) & mask;
    places[place] = (mixed & ~mask) | number;
  });
  return { units, rows, places };
}

function lengthsByGram(texts: readonly string[]): Uint16Array {
  const lengths = new Uint16Array(powerOfTwo(texts.length * 2));
  for (const text of texts) lengths[hashAt(text, 0) & (lengths.length - 1)] |= lengthBit(text.length);
  return lengths;
}

function powerOfTwo(atLeast: number): number {
  return 1 << Math.ceil(Math.log2(Math.max(2, atLeast + 1)));
}

/** The hash of a text with one more unit: a polynomial of the units. */
function nextHash(hash: number, unit: number): number {
  return (Math.imul(hash, 0x01000193) + unit) | 0;
}

/** Spreads a hash over all bits. */
function mix(hash: number): number {
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return mixed ^ (mixed >>> 13);
}

/** Bits of `SearchedText.edges`. */
export const MAY_START = 2;
export const MAY_END = 4;

/** A normalised text to find phrases in. */
export interface SearchedText {
  readonly units: Uint16Array;
  /** How many units there are. */
  readonly size: number;
  /** For each unit whether a phrase may start with it, for it and the text's end whether one may end before it. */
  readonly edges: Uint8Array;
}

/** Spans of a text that may be phrases: where each begins and ends, its mixed hash, what is in the place of that. */
const spanStarts = new Numbers();
const spanEnds = new Numbers();
const spanHashes = new Numbers();
const spanEntries = new Numbers();

/**
 * Calls back with every occurrence of every phrase in a text, by `start`, then `end` (exclusive); `phrase` is the
 * phrase's number.
 */
export function findPhrases(
  matcher: Matcher,
  text: SearchedText,
  visit: (start: number, end: number, phrase: number) => void,
): void {
  const { places } = matcher;
  const mask = places.length - 1;
  findSpans(matcher, text);
  // All entries at once, without a branch between them: the processor waits for many at the same time.
  spanEntries.clear();
  for (let i = 0; i < spanHashes.size; i++) spanEntries.push(places[spanHashes.values[i] & mask]);
  for (let i = 0; i < spanEntries.size; i++) {
    if (spanEntries.values[i] === FREE) continue;
    const start = spanStarts.values[i];
    const end = spanEnds.values[i];
    const phrase = phraseAt(matcher, text.units, start, end, spanHashes.values[i]);
    if (phrase >= 0) visit(start, end, phrase);
  }
}

/** Fills `spanStarts`, `spanEnds` and `spanHashes`. */
function findSpans({ filter, lengths, most }: Matcher, { units, size, edges }: SearchedText): void {
  spanStarts.clear();
  spanEnds.clear();
  spanHashes.clear();
  const last = size - GRAM;
  for (let start = 0; start <= last; start++) {
    if ((edges[start] & MAY_START) === 0) continue;
    const a = units[start];
    const b = units[start + 1];
    const c = units[start + 2];
    const d = units[start + 3];
    const gram = gramHash(a, b, c, d);
    if (!mayHaveGram(filter, gram)) continue;
    const bits = lengths[gram & (lengths.length - 1)];
    if (bits === 0) continue;
    const longest = bits >= lengthBit(LONG) ? most : 31 - Math.clz32(bits) + GRAM;
    const reach = Math.min(size, start + longest);
    let hash = nextHash(nextHash(nextHash(nextHash(0, a), b), c), d);
    for (let end = start + GRAM; ; hash = nextHash(hash, units[end++])) {
      if ((bits & lengthBit(end - start)) !== 0 && (edges[end] & MAY_END) !== 0) {
        spanStarts.push(start);
        spanEnds.push(end);
        spanHashes.push(mix(hash));
      }
      if (end >= reach) break;
    }
  }
}

/**
 * The same in the text of a string.
 * @param mayStart Whether a phrase may start at a unit. @param mayEnd Whether it may end before a unit.
 */
export function forEachPhrase(
  matcher: Matcher,
  text: string,
  mayStart: (start: number) => boolean,
  mayEnd: (end: number) => boolean,
  visit: (start: number, end: number, phrase: number) => void,
): void {
  const size = text.length;
  const edges = new Uint8Array(size + 1);
  for (let at = 0; at <= size; at++)
    edges[at] = (at < size && mayStart(at) ? MAY_START : 0) | (at > 0 && mayEnd(at) ? MAY_END : 0);
  findPhrases(matcher, { units: unitsOf(text), size, edges }, visit);
}

/** The number of a phrase; -1 for any other text. */
export function phraseNumber(matcher: Matcher, text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = nextHash(hash, text.charCodeAt(i));
  return phraseAt(matcher, unitsOf(text), 0, text.length, mix(hash));
}

/** The number of the phrase that equals a part of a text, or -1. @param mixed The mixed hash of that part. */
function phraseAt(matcher: Matcher, text: Uint16Array, start: number, end: number, mixed: number): number {
  const { units, rows, places } = matcher;
  const size = end - start;
  const mask = places.length - 1;
  for (let place = mixed & mask; ; place = (place + 1) & mask) {
    const entry = places[place];
    if (entry === FREE) return -1;
    const phrase = entry & mask;
    if (((entry ^ mixed) & ~mask) !== 0 || phrase === mask) continue;
    const first = rows[2 * phrase];
    if (rows[2 * phrase + 2] - first !== size) continue;
    let same = 0;
    while (same < size && units[first + same] === text[start + same]) same++;
    if (same === size) return phrase;
  }
}

/** A matcher without some phrases; the others keep their numbers. Other texts are ignored. */
export function withoutPhrases(matcher: Matcher, gone: Iterable<string>): Matcher {
  const numbers = new Set(Array.from(gone, (text) => phraseNumber(matcher, text)));
  const { places } = matcher;
  const mask = places.length - 1;
  return { ...matcher, places: places.map((entry) => (numbers.has(entry & mask) ? mask : entry)) };
}

/** The texts of all phrases, by number, with holes where phrases were taken out. */
export function phraseTexts({ units, rows, places }: Matcher): string[] {
  const texts: string[] = [];
  for (const entry of places) {
    const phrase = entry & (places.length - 1);
    if (phrase === places.length - 1) continue;
    texts[phrase] = String.fromCharCode(...units.subarray(rows[2 * phrase], rows[2 * phrase + 2]));
  }
  return texts;
}

function hashAt(text: string, at: number): number {
  return gramHash(
    text.charCodeAt(at),
    text.charCodeAt(at + 1),
    text.charCodeAt(at + 2),
    text.charCodeAt(at + 3),
  );
}
