import type { CorpusIndex } from '../index/build';
import type { Phrase } from '../phrases/phrase';
import { logitOf, strengthOf } from '../phrases/strength';
import { type EntryKind, entryKind } from '../record/entry-kind';
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
): Knowledge {
  const entries: Record<EntryKind, KnownPhrase[]> = { phrase: [], template: [], chain: [], word: [] };
  for (const { text } of corpusPhrases) {
    const kind = entryKind(text);
    entries[kind].push({ text, strength: strengthOf(CORPUS_LOGITS[kind]) });
  }
  for (const entry of record) entries[entryKind(entry.text)].push(entry);
  return {
    index,
    phrases: buildMatcher(entries.phrase),
    frames: buildFrameMatcher(entries.template),
    chains: buildChainMatcher(entries.chain),
    model: WORD_MODEL,
    keyness: new Map(entries.word.map(({ text, strength }) => [text, logitOf(strength)])),
  };
}
