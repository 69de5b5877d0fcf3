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

/** Puts together what pages are matched with. */
export function knowledgeOf(index: CorpusIndex, lexicon: Lexicon, words: WordList): Knowledge {
  const knownWords = knownWordsOf(words, lexicon.frames, lexicon.wordFacts);
  return { ...lexicon, index, words, knownWords, model: WORD_MODEL };
}
