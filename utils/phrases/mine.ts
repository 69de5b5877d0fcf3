import type { CorpusIndex } from '../index/build';
import { findCandidates } from './candidates';
import { edgeBits } from './edges';
import { withoutFragments } from './nesting';
import type { Phrase } from './phrase';

/** Goes up whenever the same documents give other phrases than before, so that stored ones are mined again. */
export const PHRASES_FORMAT = 1;

/**
 * The boilerplate phrases of a corpus: strings that two documents or more have in common, with natural edges at
 * both ends, and no fragments of longer ones. `documents` are those that the index was built from, in its order.
 * The most widespread phrases come first, then the more frequent, then in the order of their units.
 */
export function minePhrases(index: CorpusIndex, documents: readonly { readonly text: string }[]): Phrase[] {
  const candidates = findCandidates(index, edgeBits(index, documents));
  return withoutFragments(index, candidates)
    .map(({ text, first, end, documentFrequency }) => ({ text, frequency: end - first, documentFrequency }))
    .sort(
      (a, b) =>
        b.documentFrequency - a.documentFrequency || b.frequency - a.frequency || (a.text < b.text ? -1 : 1),
    );
}
