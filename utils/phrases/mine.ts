import type { CorpusIndex } from '../index/corpus-index';
import type { WordList } from '../words/word-list';
import { type Candidate, findCandidates, minDocuments } from './candidates';
import { chainOf } from './chains';
import { edgeBits } from './edges';
import { longestCandidates, withoutFragments } from './nesting';
import type { Phrase } from './phrase';
import { joints } from './repeat-statistics';
import { slotTemplates } from './slot-templates';

/** Goes up whenever the same documents give other phrases than before, so that stored ones are mined again. */
export const PHRASES_FORMAT = 6;

/** What came of mining besides the phrases: with it they are mined again without some of the documents. */
export interface MiningWorkings {
  /** In how many documents a phrase stands at least. */
  readonly least: number;
  /** See `edgeBits`. */
  readonly bits: Uint8Array;
  /** See `longestCandidates`. */
  readonly longest: Uint8Array;
  /** The phrases' texts in their order, chains and templates included. */
  readonly phrases: readonly string[];
}

/**
 * The boilerplate phrases of a corpus: strings that enough documents have in common (`minDocuments`), with natural edges at
 * both ends, and no fragments of longer ones; chains of three members or more a second time with MEMBER_MARKs; and
 * the templates of its slots. `documents` are those that the index was built from, in its order. The most widespread
 * phrases come first, then the more frequent, then in the order of their units; templates come last.
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

/** Candidates as phrases, each that is a chain a second time with its marks. */
export function phrasesOf(candidates: readonly Candidate[], index: CorpusIndex, bits: Uint8Array): Phrase[] {
  return candidates.flatMap(({ text, first, end, documentFrequency }) => {
    const chain = chainOf(text, joints(bits, index.text, index.suffixes[first], text.length));
    const counts = { frequency: end - first, documentFrequency };
    return [text, ...(chain === null ? [] : [chain])].map((each) => ({ text: each, ...counts }));
  });
}
