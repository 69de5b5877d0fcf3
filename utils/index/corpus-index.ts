import { firstIndex } from '../binary-search';
import { normalise } from '../text/normalise';
import { isBarrier } from '../text/units';
import { commonPrefixes, suffixArray } from './suffix-array';

/** Follows every document. A barrier that normalised text never holds. */
const SEPARATOR = 0;

/** All documents of a corpus, ready to be searched for any string. Takes some 9 bytes a unit of text. */
export interface CorpusIndex {
  /** The normalised documents, each with a separator after it. */
  readonly text: Uint16Array;
  /** Where each document begins in `text`, and the length of `text` at the end. */
  readonly documentStarts: Int32Array;
  /** Suffix array: offsets in `text`, in the order of the suffixes that begin there. */
  readonly suffixes: Int32Array;
  /** Longest common prefixes of neighbouring suffixes; see `commonPrefixes`. */
  readonly prefixes: Uint8Array;
  /** The grams of the text; see `buildGramFilter`. */
  readonly filter: Uint32Array;
}

/** A range of the suffix array, half open; empty where `first` and `end` are equal. */
export interface SuffixRange {
  readonly first: number;
  readonly end: number;
}

/** Builds the index of documents from their original texts, in linear time: some 0.4 s a million units. */
export function buildIndex(documents: readonly { readonly text: string }[]): CorpusIndex {
  const texts = documents.map((document) => normalise(document.text).text);
  const documentStarts = new Int32Array(texts.length + 1);
  for (let i = 0; i < texts.length; i++) documentStarts[i + 1] = documentStarts[i] + texts[i].length + 1;
  const text = new Uint16Array(documentStarts[texts.length]);
  for (let i = 0; i < texts.length; i++) {
    for (let j = 0; j < texts[i].length; j++) text[documentStarts[i] + j] = texts[i].charCodeAt(j);
    text[documentStarts[i + 1] - 1] = SEPARATOR;
  }
  const suffixes = suffixArray(text);
  const prefixes = commonPrefixes(text, suffixes);
  return { text, documentStarts, suffixes, prefixes, filter: buildGramFilter(text) };
}

/** Number of the document that holds an offset of `index.text`. */
export function documentAt(index: CorpusIndex, offset: number): number {
  const { documentStarts } = index;
  return firstIndex(documentStarts.length - 1, (document) => documentStarts[document] <= offset) - 1;
}

/**
 * Layout of a stored index, a plain object that structured clone, and so IndexedDB, accepts as it is:
 *
 *   format          INDEX_FORMAT
 *   text            Uint16Array, n         document 0, separator, document 1, separator, …
 *   documentStarts  Int32Array, d + 1      0, …, n; ascending, each but the first right after a separator
 *   suffixes        Int32Array, n          each of 0, …, n - 1 once, in the order of the suffixes
 *   prefixes        Uint8Array, n          common prefix with the suffix before, cut at barriers and at LCP_MAX
 *   filter          Uint32Array, 2^k >= 128   one bit for each gram hash
 *
 * Raise INDEX_FORMAT whenever any of this changes, including the hash, the barriers and the rules of normalising.
 */
export const INDEX_FORMAT = 2;

export interface EncodedIndex extends CorpusIndex {
  readonly format: number;
}

/** A stored index is damaged or of another format, and has to be rebuilt. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError';
}

/** An index as it is stored. The arrays are shared, not copied. */
export function encodeIndex(index: CorpusIndex): EncodedIndex {
  const { text, documentStarts, suffixes, prefixes, filter } = index;
  return { format: INDEX_FORMAT, text, documentStarts, suffixes, prefixes, filter };
}

/**
 * An index from what was stored. The arrays are shared, not copied.
 * @throws IndexFormatError where the format is another, an array is missing or has a wrong length, or an offset is
 * outside the text.
 */
export function decodeIndex(stored: unknown): CorpusIndex {
  if (typeof stored !== 'object' || stored === null) throw new IndexFormatError('not an index');
  const { format, text, documentStarts, suffixes, prefixes, filter } = stored as Partial<EncodedIndex>;
  if (format !== INDEX_FORMAT)
    throw new IndexFormatError(`format ${String(format)} instead of ${INDEX_FORMAT}`);
  if (
    !(text instanceof Uint16Array) ||
    !(documentStarts instanceof Int32Array) ||
    !(suffixes instanceof Int32Array) ||
    !(prefixes instanceof Uint8Array) ||
    !(filter instanceof Uint32Array)
  ) {
    throw new IndexFormatError('an array is missing');
  }
  const bits = filter.length;
  if (
    suffixes.length !== text.length ||
    prefixes.length !== text.length ||
    bits < 128 ||
    (bits & (bits - 1)) !== 0
  ) {
    throw new IndexFormatError('lengths do not go together');
  }
  if (!startsFit(documentStarts, text)) throw new IndexFormatError('documents do not fit the text');
  for (let i = 0; i < suffixes.length; i++) {
    if (suffixes[i] < 0 || suffixes[i] >= text.length)
      throw new IndexFormatError('an offset is outside the text');
  }
  return { text, documentStarts, suffixes, prefixes, filter };
}

function startsFit(starts: Int32Array, text: Uint16Array): boolean {
  if (starts.length === 0 || starts[0] !== 0 || starts[starts.length - 1] !== text.length) return false;
  for (let i = 1; i < starts.length; i++) {
    if (starts[i] <= starts[i - 1] || text[starts[i] - 1] !== 0) return false;
  }
  return true;
}

/** Units in a gram. Every phrase and every reuse begins with one, so that a page is scanned gram by gram. */
export const GRAM = 4;

const SMALLEST_FILTER_BITS = 1 << 12;

/** A hash of four units that spreads over all 32 bits: multiplications by large odd numbers, then a mixing shift. */
export function gramHash(a: number, b: number, c: number, d: number): number {
  const mixed =
    Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f);
  return Math.imul(mixed ^ (mixed >>> 15), 0x165667b1);
}

/**
 * A Bloom filter with one hash (B. H. Bloom, "Space/Time Trade-offs in Hash Coding with Allowable Errors", CACM
 * 13(7), 1970) of all grams without a barrier; see `buildFilter`.
 */
function buildGramFilter(text: Uint16Array): Uint32Array {
  const filter = emptyFilter(text.length);
  for (let i = 0, run = 0; i < text.length; i++) {
    run = isBarrier(text[i]) ? 0 : run + 1;
    if (run >= GRAM) addHash(filter, gramHash(text[i - 3], text[i - 2], text[i - 1], text[i]));
  }
  return filter;
}

/**
 * A filter of the grams with these hashes. Its number of bits is a power of two, eight to sixteen for each gram. At
 * most one in eight absent grams passes; every present one does.
 */
export function buildFilter(hashes: readonly number[]): Uint32Array {
  const filter = emptyFilter(hashes.length);
  for (const hash of hashes) addHash(filter, hash);
  return filter;
}

function emptyFilter(grams: number): Uint32Array {
  let bits = SMALLEST_FILTER_BITS;
  while (bits < grams * 8) bits *= 2;
  return new Uint32Array(bits / 32);
}

function addHash(filter: Uint32Array, hash: number): void {
  const bit = hash & (filter.length * 32 - 1);
  filter[bit >>> 5] |= 1 << (bit & 31);
}

/** Whether the text may have a gram with this hash; false is certain. */
export function mayHaveGram(filter: Uint32Array, hash: number): boolean {
  const bit = hash & (filter.length * 32 - 1);
  return ((filter[bit >>> 5] >>> (bit & 31)) & 1) === 1;
}
