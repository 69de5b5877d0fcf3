import type { CorpusIndex } from '../index/build';
import type { LinearModel } from '../phrases/strength';
import type { WordList } from '../words/word-list';
import type { ChainMatcher } from './chain-matcher';
import type { FrameMatcher } from './frame-matcher';
import type { Matcher } from './matcher';
import type { WordFacts } from './word-facts';

/** All that is known when a page is matched: of the corpus, and of the record where it is loaded. */
export interface Knowledge {
  readonly index: CorpusIndex;
  /** Phrases without their commas. */
  readonly phrases: Matcher;
  /** Of the phrases that are known with commas all that are the same without them, by the number of that one. */
  readonly commaPhrases: ReadonlyMap<number, readonly string[]>;
  readonly frames: FrameMatcher;
  readonly chains: ChainMatcher;
  /** Weighs WORD_FEATURES. */
  readonly model: LinearModel;
  /** By which texts are divided into words. */
  readonly words: WordList;
  /** Of official words and those of closed classes. */
  readonly wordFacts: ReadonlyMap<string, WordFacts>;
}
