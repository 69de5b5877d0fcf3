import type { Phrase } from '../phrases/phrase';
import { isTerm, isWholeEnd, isWholeStart, logitOf, strengthOf } from '../phrases/strength';
import { commoner } from '../record/rarity';
import { type EntryKind, entryKind } from '../record/table';
import { buildChainMatcher, type ChainMatcher } from './chain-matcher';
import { buildFrameMatcher, type FrameMatcher } from './frame-matcher';
import { buildMatcher, type KnownPhrase, type Matcher, phraseNumber } from './matcher';
import { buildWordFacts, type WordFacts } from './word-facts';

/** Raise it when the layout changes, or when the same entries give another lexicon. */
export const LEXICON_FORMAT = 6;

/**
 * All wordings to find on pages, prepared for matching. Made of plain objects, maps and typed arrays, so it is stored
 * as it is and the background has nothing to build when it starts.
 */
export interface Lexicon {
  /** Phrases without their commas. */
  readonly phrases: Matcher;
  /** For phrases known with commas: all phrases that are the same without them, by number in `phrases`. */
  readonly commaPhrases: ReadonlyMap<number, readonly string[]>;
  readonly frames: FrameMatcher;
  readonly chains: ChainMatcher;
  readonly wordFacts: WordFacts;
}

/**
 * Logits of phrases and templates mined from the corpus: on pages marked by hand, 19 of 20 phrases were set phrases.
 */
const CORPUS_LOGITS: Readonly<Record<EntryKind, number>> = { phrase: 3, chain: 3, template: 1.5, word: 0 };

/**
 * Combines the corpus's phrases with the entries of the record table, which may be empty.
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

/** Prepares phrases for matching; see `Lexicon`. */
function buildPhrases(entries: readonly KnownPhrase[]): Pick<Lexicon, 'phrases' | 'commaPhrases'> {
  const phrases = buildMatcher(
    entries.map((entry) =>
      entry.text.includes(',') ? { ...entry, text: withoutCommas(entry.text), hasCommas: true } : entry,
    ),
  );
  return { phrases, commaPhrases: commaPhrases(phrases, entries) };
}

/** A phrase, chain or template that only the corpus has. */
export function ofCorpus(text: string): KnownPhrase {
  return { text, strength: strengthOf(CORPUS_LOGITS[entryKind(text)]) };
}

/**
 * A phrase that both have: the stronger strength, the commoner rarity. The record has more occurrences, so its flags
 * win.
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

function commaPhrases(matcher: Matcher, phrases: readonly KnownPhrase[]): Map<number, string[]> {
  const byNumber = new Map<number, string[]>();
  const keys = new Set<string>();
  const number = (text: string) => phraseNumber(matcher, withoutCommas(text));
  for (const { text } of phrases) {
    if (!text.includes(',')) continue;
    byNumber.set(number(text), []);
    keys.add(withoutCommas(text));
  }
  for (const { text } of phrases) if (keys.has(withoutCommas(text))) byNumber.get(number(text))?.push(text);
  return byNumber;
}

/** The key by which a phrase is matched. */
export function withoutCommas(text: string): string {
  return text.includes(',') ? text.replaceAll(',', '') : text;
}
