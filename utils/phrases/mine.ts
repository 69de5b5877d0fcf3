import type { CorpusIndex } from '../index/corpus-index';
import type { WordList } from '../words/word-list';
import { type Candidate, findCandidates, minDocuments } from './candidates';
import { chainOf } from './chains';
import { edgeBits } from './edges';
import { longestCandidates, withoutFragments } from './nesting';
import type { Phrase } from './phrase';
import { joints } from './repeat-statistics';
import { slotTemplates } from './slot-templates';

/** Raise it when the same documents give other phrases than before: stored ones are then mined again. */
export const PHRASES_FORMAT = 6;

/** By-products of mining, from which phrases can be mined again without some of the documents. */
export interface MiningWorkings {
  /** Minimum number of documents of a phrase. */
  readonly least: number;
  /** See `edgeBits`. */
  readonly bits: Uint8Array;
  /** See `longestCandidates`. */
  readonly longest: Uint8Array;
  /** The phrases' texts in order, including chains and templates. */
  readonly phrases: readonly string[];
}

/**
 * The boilerplate phrases of a corpus: strings that enough documents share (`minDocuments`), with natural edges at both
 * ends, and not fragments of longer ones; chains of at least three members a second time, with MEMBER_MARKs; and
 * templates from its slots. Sorted by document frequency, then frequency, both descending, then by units; templates
 * come last.
 * @param documents Those that the index was built from, in its order.
 */
export function minePhrases(
  index: CorpusIndex,
  documents: readonly { readonly text: string }[],
  words: WordList,
): { phrases: Phrase[]; workings: MiningWorkings } {
  const least = minDocuments(documents.length);
  const bits = edgeBits(index, documents, words);
  const candidates = findCandidates(index, bits, least);
  const longest = longestCandidates(index, candidates);
  const found = phrasesOf(withoutFragments(index, candidates, longest), index, bits).sort(
    (a, b) =>
      b.documentFrequency - a.documentFrequency || b.frequency - a.frequency || (a.text < b.text ? -1 : 1),
  );
  const phrases = [...found, ...slotTemplates(index)];
  return { phrases, workings: { least, bits, longest, phrases: phrases.map(({ text }) => text) } };
}

/** Turns candidates into phrases; chains appear a second time, with their marks. */
export function phrasesOf(candidates: readonly Candidate[], index: CorpusIndex, bits: Uint8Array): Phrase[] {
  return candidates.flatMap(({ text, first, end, documentFrequency }) => {
    const chain = chainOf(text, joints(bits, index.text, index.suffixes[first], text.length));
    const counts = { frequency: end - first, documentFrequency };
    return [text, ...(chain === null ? [] : [chain])].map((each) => ({ text: each, ...counts }));
  });
}
