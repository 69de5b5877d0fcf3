import type { CorpusIndex } from '../index/corpus-index';
import type { LinearModel } from '../phrases/strength';
import type { WordList } from '../words/word-list';
import { type KnownWords, knownWordsOf } from './known-words';
import type { Lexicon } from './lexicon';
import { WORD_MODEL } from './word-model';

/** Everything that pages are matched with, from the corpus and, if available, the record. */
export interface Knowledge extends Lexicon {
  readonly index: CorpusIndex;
  /** Divides texts into words. */
  readonly words: WordList;
  readonly knownWords: KnownWords;
  /** Weighs WORD_FEATURES. */
  readonly model: LinearModel;
  /** Phrases to find in addition to `phrases`, which has none of them; see `withoutDocuments`. */
  readonly more?: Pick<Lexicon, 'phrases' | 'commaPhrases'>;
}

/**
 * Puts together what pages are matched with.
 * @param knownWords What a generation has stored of them; made here where it is left out, which takes some 10 ms.
 */
export function knowledgeOf(
  index: CorpusIndex,
  lexicon: Lexicon,
  words: WordList,
  knownWords: KnownWords = knownWordsOf(words, lexicon.frames, lexicon.wordFacts),
): Knowledge {
  return { ...lexicon, index, words, knownWords, model: WORD_MODEL };
}
