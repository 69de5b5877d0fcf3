import { withoutDocuments as indexWithout } from '../index/leave-out';
import { phraseChanges } from '../phrases/leave-out';
import type { MiningWorkings } from '../phrases/mine';
import { type EntryKind, entryKind } from '../record/table';
import { buildChainMatcher, type ChainMatcher } from './chain-matcher';
import { changeFrames } from './frame-matcher';
import type { Knowledge } from './knowledge';
import { both, buildLexicon, ofCorpus, withoutCommas } from './lexicon';
import { type KnownPhrase, phraseNumber, withoutPhrases } from './matcher';

/** Looks up an entry of the record table by its text; null where there is none or the table isn't in use. */
export type EntryInRecord = (text: string) => KnownPhrase | null;

/**
 * The knowledge without some documents of the corpus: without their runs and without what was mined because of them;
 * the rest is unchanged. Documents keep their numbers. Takes some 30 ns for each unit of the corpus.
 * @param workings Of mining the knowledge's index.
 * @param leftOut Numbers of the documents to leave out.
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

  /** Phrases that differ only in commas share one key, so they change together. */
  function changePhrases(): Pick<Knowledge, 'phrases' | 'more'> {
    const { phrases, commaPhrases } = knowledge;
    const keys = new Set(changed.map(withoutCommas));
    const mined = [...workings.phrases.filter((text) => !lost.has(text)), ...gained].filter(
      (text) => entryKind(text) === 'phrase' && keys.has(withoutCommas(text)),
    );
    const inRecord = Array.from(keys).flatMap((key) => {
      const number = phraseNumber(phrases, key);
      const known = (number < 0 ? undefined : commaPhrases.get(number)) ?? [key];
      return known.flatMap((text) => entryIn(text, entryInRecord));
    });
    return {
      phrases: withoutPhrases(phrases, keys),
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

/** The record table's entry with a text, as a list of one or none. */
function entryIn(text: string, entryInRecord: EntryInRecord): KnownPhrase[] {
  const entry = entryInRecord(text);
  return entry === null ? [] : [entry];
}
