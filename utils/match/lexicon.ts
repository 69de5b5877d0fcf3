import type { Phrase } from '../phrases/phrase';
import { isTerm, isWholeEnd, isWholeStart, logitOf, strengthOf } from '../phrases/strength';
import { commoner } from '../record/rarity';
import { type EntryKind, entryKind } from '../record/table';
import { keyOf } from '../text/trie';
import { buildChainMatcher, type ChainMatcher } from './chain-matcher';
import { buildFrameMatcher, type FrameMatcher } from './frame-matcher';
import { buildMatcher, type KnownPhrase, type Matcher } from './matcher';
import { buildWordFacts, type WordFacts } from './word-facts';

/** LEXICON_FORMAT goes up whenever a stored lexicon would be another: its layout, and what is made of the same entries. */
export const LEXICON_FORMAT = 3;

/**
 * All wordings that are looked for on pages, ready for it: plain objects, maps and typed arrays, so that it is stored
 * as it is and nothing has to be built when the background starts.
 */
export interface Lexicon {
  /** Phrases without their commas. */
  readonly phrases: Matcher;
  /** Of the phrases that are known with commas all that are the same without them, by the number of that one. */
  readonly commaPhrases: ReadonlyMap<number, readonly string[]>;
  readonly frames: FrameMatcher;
  readonly chains: ChainMatcher;
  readonly wordFacts: WordFacts;
}

/** Logits of the corpus's own phrases and templates: of 20 phrases on pages marked by hand, 19 were set phrases. */
const CORPUS_LOGITS: Readonly<Record<EntryKind, number>> = { phrase: 3, chain: 3, template: 1.5, word: 0 };

/**
 * Puts together what the corpus and the entries of the record table know; without entries, the corpus's phrases alone.
 */
export function buildLexicon(
  corpusPhrases: Iterable<Pick<Phrase, 'text'>>,
  record: Iterable<KnownPhrase>,
): Lexicon {
  const known = new Map<string, KnownPhrase>();
  for (const { text } of corpusPhrases) known.set(text, ofCorpus(text));
  for (const entry of record) {
    const mined = known.get(entry.text);
    known.set(entry.text, mined === undefined ? entry : both(mined, entry));
  }
  const entries: Record<EntryKind, KnownPhrase[]> = { phrase: [], template: [], chain: [], word: [] };
  for (const entry of known.values()) entries[entryKind(entry.text)].push(entry);
  return {
    ...buildPhrases(entries.phrase),
    frames: buildFrameMatcher(entries.template),
    chains: buildChainMatcher(entries.chain),
    wordFacts: buildWordFacts(new Map(entries.word.map(({ text, strength }) => [text, logitOf(strength)]))),
  };
}

/** Phrases ready to be looked for; see `Lexicon`. */
function buildPhrases(entries: readonly KnownPhrase[]): Pick<Lexicon, 'phrases' | 'commaPhrases'> {
  const phrases = buildMatcher(
    entries.map(({ text, ...known }) => ({ text: withoutCommas(text), ...known })),
  );
  return { phrases, commaPhrases: commaPhrases(phrases, entries) };
}

/** A phrase, chain or template that was mined from the corpus, as it is known from there alone. */
export function ofCorpus(text: string): KnownPhrase {
  return { text, strength: strengthOf(CORPUS_LOGITS[entryKind(text)]) };
}

/**
 * A phrase of both: as strong as in either, and as common; the record, which has seen more of it, tells where it is
 * whole.
 */
export function both(mined: KnownPhrase, { text, strength, rarity = 'typical' }: KnownPhrase): KnownPhrase {
  const logit = Math.max(logitOf(mined.strength), logitOf(strength));
  const flags = {
    isWholeStart: isWholeStart(strength),
    isWholeEnd: isWholeEnd(strength),
    isTerm: isTerm(strength),
  };
  return { text, strength: strengthOf(logit, flags), rarity: commoner(mined.rarity ?? 'typical', rarity) };
}

function commaPhrases({ trie }: Matcher, phrases: readonly KnownPhrase[]): Map<number, string[]> {
  const byNumber = new Map<number, string[]>();
  const number = (text: string) => keyOf(trie, withoutCommas(text));
  for (const { text } of phrases) if (text.includes(',')) byNumber.set(number(text), []);
  for (const { text } of phrases) byNumber.get(number(text))?.push(text);
  return byNumber;
}

/** The key under which a phrase is looked for. */
export function withoutCommas(text: string): string {
  return text.replaceAll(',', '');
}
