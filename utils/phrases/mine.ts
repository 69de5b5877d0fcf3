import type { CorpusIndex } from '../index/build';
import type { WordList } from '../words/word-list';
import { findCandidates } from './candidates';
import { chainOf } from './chains';
import { edgeBits } from './edges';
import { withoutFragments } from './nesting';
import type { Phrase } from './phrase';
import { joints } from './repeat-statistics';
import { slotTemplates } from './slot-templates';

/** Goes up whenever the same documents give other phrases than before, so that stored ones are mined again. */
export const PHRASES_FORMAT = 5;

/**
 * The boilerplate phrases of a corpus: strings that enough documents have in common (`leastDocuments`), with natural edges at
 * both ends, and no fragments of longer ones; chains of three members or more a second time with MEMBER_MARKs; and
 * the templates of its slots. `documents` are those that the index was built from, in its order. The most widespread
 * phrases come first, then the more frequent, then in the order of their units; templates come last.
 */
export function minePhrases(
  index: CorpusIndex,
  documents: readonly { readonly text: string }[],
  words: WordList,
): Phrase[] {
  const bits = edgeBits(index, documents, words);
  const phrases = withoutFragments(index, findCandidates(index, bits))
    .flatMap(({ text, first, end, documentFrequency }) => {
      const chain = chainOf(text, joints(bits, index.text, index.suffixes[first], text.length));
      const counts = { frequency: end - first, documentFrequency };
      return [text, ...(chain === null ? [] : [chain])].map((each) => ({ text: each, ...counts }));
    })
    .sort(
      (a, b) =>
        b.documentFrequency - a.documentFrequency || b.frequency - a.frequency || (a.text < b.text ? -1 : 1),
    );
  return [...phrases, ...slotTemplates(index)];
}
