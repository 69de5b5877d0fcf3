import type { CorpusIndex } from '../index/build';
import type { LinearModel } from '../phrases/strength';
import type { WordList } from '../words/word-list';
import type { ChainMatcher } from './chain-matcher';
import type { FrameMatcher } from './frame-matcher';
import type { Matcher } from './matcher';

/** All that is known when a page is matched: of the corpus, and of the record where it is loaded. */
export interface Knowledge {
  readonly index: CorpusIndex;
  /** Phrases without their commas. */
  readonly phrases: Matcher;
  /** Of the phrases that are known with commas all that are the same without them, by the text without. */
  readonly commaPhrases: ReadonlyMap<string, readonly string[]>;
  readonly frames: FrameMatcher;
  readonly chains: ChainMatcher;
  /** Weighs WORD_FEATURES. */
  readonly model: LinearModel;
  /** By which texts are divided into words. */
  readonly words: WordList;
  /** `logRatio` of the words that officials use more than others, base e; other words are not in it. */
  readonly keyness: ReadonlyMap<string, number>;
}
