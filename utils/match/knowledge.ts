import type { CorpusIndex } from '../index/corpus-index';
import type { LinearModel } from '../phrases/strength';
import type { WordList } from '../words/word-list';
import type { Lexicon } from './lexicon';
import { WORD_MODEL } from './word-model';

/** All that is known when a page is matched: of the corpus, and of the record where it was there. */
export interface Knowledge extends Lexicon {
  readonly index: CorpusIndex;
  /** By which texts are divided into words. */
  readonly words: WordList;
  /** Weighs WORD_FEATURES. */
  readonly model: LinearModel;
  /** Further phrases to look for, none of which `phrases` has; see `withoutDocuments`. */
  readonly more?: Pick<Lexicon, 'phrases' | 'commaPhrases'>;
}

/** Puts together what pages are matched with. */
export function knowledgeOf(index: CorpusIndex, lexicon: Lexicon, words: WordList): Knowledge {
  return { ...lexicon, index, words, model: WORD_MODEL };
}
