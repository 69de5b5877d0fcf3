import type { CorpusIndex } from '../index/build';
import type { Phrase } from '../phrases/phrase';
import { isTerm, isWholeEnd, isWholeStart, logitOf, strengthOf } from '../phrases/strength';
import { type EntryKind, entryKind } from '../record/entry-kind';
import type { WordList } from '../words/word-list';
import { buildChainMatcher } from './chain-matcher';
import { buildFrameMatcher } from './frame-matcher';
import type { Knowledge } from './knowledge';
import { buildMatcher, type KnownPhrase } from './matcher';
import { WORD_MODEL } from './word-model';

/** Logits of the corpus's own phrases and templates: of 20 phrases on pages that readers marked, 19 were set phrases. */
const CORPUS_LOGITS: Readonly<Record<EntryKind, number>> = { phrase: 3, chain: 3, template: 1.5, word: 0 };

/** Puts together what the corpus and the entries of the record table know; without entries, the corpus's phrases alone. */
export function buildKnowledge(
  index: CorpusIndex,
  corpusPhrases: readonly Phrase[],
  record: Iterable<KnownPhrase>,
  words: WordList,
): Knowledge {
  const known = new Map<string, KnownPhrase>();
  for (const { text } of corpusPhrases)
    known.set(text, { text, strength: strengthOf(CORPUS_LOGITS[entryKind(text)]) });
  for (const entry of record) {
    const ofCorpus = known.get(entry.text);
    known.set(entry.text, ofCorpus === undefined ? entry : both(ofCorpus, entry));
  }
  const entries: Record<EntryKind, KnownPhrase[]> = { phrase: [], template: [], chain: [], word: [] };
  for (const entry of known.values()) entries[entryKind(entry.text)].push(entry);
  return {
    index,
    phrases: buildMatcher(
      entries.phrase.map(({ text, strength }) => ({ text: withoutCommas(text), strength })),
    ),
    commaPhrases: commaPhrases(entries.phrase),
    frames: buildFrameMatcher(entries.template),
    chains: buildChainMatcher(entries.chain),
    model: WORD_MODEL,
    words,
    keyness: new Map(entries.word.map(({ text, strength }) => [text, logitOf(strength)])),
  };
}

/** A phrase of both: as strong as in either; the record, which has seen more of it, tells where it is whole. */
function both(ofCorpus: KnownPhrase, { text, strength }: KnownPhrase): KnownPhrase {
  const logit = Math.max(logitOf(ofCorpus.strength), logitOf(strength));
  const flags = {
    isWholeStart: isWholeStart(strength),
    isWholeEnd: isWholeEnd(strength),
    isTerm: isTerm(strength),
  };
  return { text, strength: strengthOf(logit, flags) };
}

function commaPhrases(phrases: readonly KnownPhrase[]): Map<string, string[]> {
  const byBare = new Map<string, string[]>();
  for (const { text } of phrases) if (text.includes(',')) byBare.set(withoutCommas(text), []);
  for (const { text } of phrases) byBare.get(withoutCommas(text))?.push(text);
  return byBare;
}

function withoutCommas(text: string): string {
  return text.replaceAll(',', '');
}
