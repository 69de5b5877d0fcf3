import type { CorpusIndex } from '../index/build';
import type { LinearModel } from '../phrases/strength';
import type { WordList } from '../words/word-list';
import type { Lexicon } from './lexicon';
import { type WordFacts, wordFacts } from './word-facts';
import { WORD_MODEL } from './word-model';

/** All that is known when a page is matched: of the corpus, and of the record where it was there. */
export interface Knowledge extends Omit<Lexicon, 'keyness'> {
  readonly index: CorpusIndex;
  /** By which texts are divided into words. */
  readonly words: WordList;
  /** Of official words and those of closed classes. */
  readonly wordFacts: ReadonlyMap<string, WordFacts>;
  /** Weighs WORD_FEATURES. */
  readonly model: LinearModel;
}

/** Puts together what pages are matched with. Takes a few ms. */
export function knowledgeOf(
  index: CorpusIndex,
  { keyness, ...lexicon }: Lexicon,
  words: WordList,
): Knowledge {
  return { ...lexicon, index, words, wordFacts: wordFacts(keyness), model: WORD_MODEL };
}
