import { isBarrier } from '../text/units';
import { buildFilter, type CorpusIndex, GRAM, gramHash, mayHaveGram } from './corpus-index';
import { LCP_MAX } from './suffix-array';

/**
 * An index without some of its documents: nothing is found in them any more. Documents keep their numbers and texts;
 * the filter still passes the grams of those that are left out. Linear in time, some 10 ns a unit.
 * @param leftOut Numbers of the documents to leave out.
 */
export function withoutDocuments(index: CorpusIndex, leftOut: ReadonlySet<number>): CorpusIndex {
  const spans = Array.from(leftOut, (document) => [
    index.documentStarts[document],
    index.documentStarts[document + 1],
  ]);
  const gone = new Uint8Array(index.text.length);
  for (const [start, end] of spans) gone.fill(1, start, end);
  return keepSuffixes(index, (suffix) => gone[suffix] === 0);
}

/** An index of only those suffixes that begin with one of the grams. @param grams Their hashes, as `gramsOf` returns them. */
export function withGrams(index: CorpusIndex, grams: ReadonlySet<number>): CorpusIndex {
  const filter = buildFilter([...grams]);
  let has = false;
  return keepSuffixes(index, (suffix, i) => {
    // A suffix that shares this much with the one before begins with the same gram.
    if (index.prefixes[i] >= GRAM) return has;
    const gram = gramAt(index.text, suffix);
    has = mayHaveGram(filter, gram) && grams.has(gram);
    return has;
  });
}

/** Hashes of the grams of some documents, given by their numbers. A gram is GRAM units without a barrier. */
export function gramsOf({ text, documentStarts }: CorpusIndex, documents: Iterable<number>): Set<number> {
  const grams = new Set<number>();
  for (const document of documents) {
    for (let at = documentStarts[document]; at < documentStarts[document + 1]; at++) {
      const gram = gramAt(text, at);
      if (gram !== NO_GRAM) grams.add(gram);
    }
  }
  return grams;
}

/** What `gramAt` returns where a barrier is within the gram; no hash is a fraction. */
const NO_GRAM = 0.5;

function gramAt(text: Uint16Array, at: number): number {
  for (let i = at; i < at + GRAM; i++) if (i >= text.length || isBarrier(text[i])) return NO_GRAM;
  return gramHash(text[at], text[at + 1], text[at + 2], text[at + 3]);
}

/** Two suffixes share as much as the shortest common prefix of all neighbours between them. */
function keepSuffixes(index: CorpusIndex, isKept: (suffix: number, at: number) => boolean): CorpusIndex {
  const suffixes = new Int32Array(index.suffixes.length);
  const prefixes = new Uint8Array(index.suffixes.length);
  let kept = 0;
  let shared = 0;
  for (let i = 0; i < index.suffixes.length; i++) {
    const suffix = index.suffixes[i];
    if (index.prefixes[i] < shared) shared = index.prefixes[i];
    if (!isKept(suffix, i)) continue;
    suffixes[kept] = suffix;
    prefixes[kept++] = shared;
    shared = LCP_MAX;
  }
  return { ...index, suffixes: suffixes.slice(0, kept), prefixes: prefixes.slice(0, kept) };
}
