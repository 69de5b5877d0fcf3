import { withoutDocuments as indexWithout } from '../index/leave-out';
import { phraseChanges } from '../phrases/leave-out';
import type { MiningWorkings } from '../phrases/mine';
import { type EntryKind, entryKind } from '../record/table';
import { keyOf, withoutKeys } from '../text/trie';
import { buildChainMatcher, type ChainMatcher } from './chain-matcher';
import { changeFrames } from './frame-matcher';
import type { Knowledge } from './knowledge';
import { both, buildLexicon, ofCorpus, withoutCommas } from './lexicon';
import type { KnownPhrase } from './matcher';

/** Gives an entry of the record table by its text; null where the table has none, or is not used. */
export type EntryInRecord = (text: string) => KnownPhrase | null;

/**
 * What would be known without some documents of the corpus: their runs and what was mined because of them are no
 * evidence, all else is as before. The documents keep their numbers. Takes some 30 ns a unit of the corpus.
 * @param workings What mining the knowledge's index left.
 * @param leftOut Numbers of the documents that are left out.
 */
export function withoutDocuments(
  knowledge: Knowledge,
  workings: MiningWorkings,
  leftOut: ReadonlySet<number>,
  entryInRecord: EntryInRecord,
): Knowledge {
  const index = indexWithout(knowledge.index, leftOut);
  const { lost, gained } = phraseChanges(knowledge.index, index, workings, leftOut);
  const ofKind = (texts: Iterable<string>, kind: EntryKind) =>
    Array.from(texts).filter((text) => entryKind(text) === kind);
  const changed = [...ofKind(lost, 'phrase'), ...ofKind(gained, 'phrase')];
  const templates = ofKind(lost, 'template');
  const chains = { lost: new Set(ofKind(lost, 'chain')), gained: ofKind(gained, 'chain') };
  return {
    ...knowledge,
    index,
    ...(changed.length > 0 && changePhrases()),
    ...(templates.length > 0 && {
      frames: changeFrames(knowledge.frames, new Map(templates.map((text) => [text, entryInRecord(text)]))),
    }),
    ...(chains.lost.size + chains.gained.length > 0 && {
      chains: changeChains(knowledge.chains, chains.lost, chains.gained, entryInRecord),
    }),
  };

  /** All that are the same without commas are looked for together, and so change together. */
  function changePhrases(): Pick<Knowledge, 'phrases' | 'more'> {
    const { phrases, commaPhrases } = knowledge;
    const keys = new Set(changed.map(withoutCommas));
    const mined = [...workings.phrases.filter((text) => !lost.has(text)), ...gained].filter(
      (text) => entryKind(text) === 'phrase' && keys.has(withoutCommas(text)),
    );
    const inRecord = Array.from(keys).flatMap((key) => {
      const number = keyOf(phrases.trie, key);
      const known = (number < 0 ? undefined : commaPhrases.get(number)) ?? [key];
      return known.flatMap((text) => entryIn(text, entryInRecord));
    });
    return {
      phrases: { ...phrases, trie: withoutKeys(phrases.trie, keys) },
      more: buildLexicon(
        mined.map((text) => ({ text })),
        inRecord,
      ),
    };
  }
}

function changeChains(
  { chains }: ChainMatcher,
  lost: ReadonlySet<string>,
  gained: readonly string[],
  entryInRecord: EntryInRecord,
): ChainMatcher {
  const isNew = new Set(gained);
  return buildChainMatcher([
    ...gained.map((text) => {
      const [entry] = entryIn(text, entryInRecord);
      return entry === undefined ? ofCorpus(text) : both(ofCorpus(text), entry);
    }),
    ...chains
      .filter(({ text }) => !isNew.has(text))
      .flatMap((chain) => (lost.has(chain.text) ? entryIn(chain.text, entryInRecord) : [chain])),
  ]);
}

/** The entry of the record table with a text; none where there is none. */
function entryIn(text: string, entryInRecord: EntryInRecord): KnownPhrase[] {
  const entry = entryInRecord(text);
  return entry === null ? [] : [entry];
}
