import { buildIndex } from '../../../utils/index/corpus-index';
import { findAll } from '../../../utils/index/search';
import { RECORD_MAX_HAN } from '../../../utils/limits';
import { chainOf } from '../../../utils/phrases/chains';
import { minePhrases } from '../../../utils/phrases/mine';
import type { Phrase } from '../../../utils/phrases/phrase';
import { documentCounts } from '../../../utils/phrases/repeat-statistics';
import { applyModel, type LinearModel, strengthOf } from '../../../utils/phrases/strength';
import { entryKind, type RecordEntry, type ReportCount } from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import type { WordList } from '../../../utils/words/word-list';
import { type Frame, findFrames } from './frames';
import { FRAME_MODEL, PHRASE_MODEL } from './models';
import type { GeneralWords } from './official-words';
import { findRecordCandidates, type RecordCandidate } from './record-candidates';
import { isWidespread, type RecordSources, type ReportText, recordSources } from './record-sources';

/** Minimum logit of a phrase in the table: anything below is ordinary language or a fragment. */
const PHRASE_LOGIT = -2;
/** Logit of a phrase that only the corpus identifies as one; on pages the corpus's own logit is higher. */
const PART_LOGIT = 0;
/** Minimum logit of a template: it covers what it doesn't know, so it has to be surer. */
const TEMPLATE_LOGIT = -1;
/** Minimum logit of a chain whose deviations are marked. */
const CHAIN_LOGIT = 0;
/** Officials use a word of the table more than others do. */
const WORD_KEYNESS = 0;

/** The linear models that weigh phrases and templates. */
export interface RecordModels {
  readonly phrase: LinearModel;
  readonly frame: LinearModel;
}

/** What was found in the sources, before it is weighed. */
export interface Found {
  readonly sources: RecordSources;
  readonly candidates: readonly RecordCandidate[];
  readonly frames: readonly Frame[];
  /** What is mined from the corpus alone. */
  readonly corpusPhrases: readonly Phrase[];
}

/** Finds everything in the texts that might go into the table. The corpus helps to choose but isn't counted. */
export function findInRecord(
  reports: readonly ReportText[],
  corpus: readonly { readonly text: string }[],
  general: GeneralWords,
  words: WordList,
): Found {
  const sources = recordSources(reports, corpus, general, words);
  return {
    sources,
    candidates: findRecordCandidates(sources),
    frames: findFrames(sources),
    corpusPhrases: minePhrases(buildIndex(corpus), corpus, words).phrases,
  };
}

/**
 * The entries of the record table: phrases, templates, chains and words (`entryKind`), in no order, each with the
 * reports that have it.
 */
export function chooseEntries(found: Found, models: RecordModels): RecordEntry[] {
  const { sources, candidates, frames } = found;
  const phrases = candidates.flatMap((candidate) => phraseEntries(sources, candidate, models.phrase));
  return [
    ...phrases,
    ...corpusEntries(found, new Set(phrases.map(({ text }) => text))),
    ...frames.flatMap(({ text, features, documents }) => {
      const logit = applyModel(models.frame, features);
      if (logit < TEMPLATE_LOGIT || !isWidespread(sources, documents)) return [];
      return [entry(sources, text, strengthOf(logit), documents)];
    }),
    ...wordEntries(sources),
  ];
}

/** `chooseEntries` of what is found in the texts, by the models of this version. */
export function mineRecord(
  reports: readonly ReportText[],
  corpus: readonly { readonly text: string }[],
  general: GeneralWords,
  words: WordList,
): RecordEntry[] {
  const models = { phrase: PHRASE_MODEL, frame: FRAME_MODEL };
  return chooseEntries(findInRecord(reports, corpus, general, words), models);
}

function phraseEntries(
  sources: RecordSources,
  candidate: RecordCandidate,
  model: LinearModel,
): RecordEntry[] {
  const { text, features, documents, joints } = candidate;
  const logit = applyModel(model, features);
  if (logit < PHRASE_LOGIT) return [];
  const phrase = entry(sources, text, strengthOf(logit, candidate), documents);
  const chain = logit < CHAIN_LOGIT ? null : chainOf(text, joints);
  return chain === null ? [phrase] : [phrase, { ...phrase, text: chain }];
}

/** Phrases of the corpus that the record has as well, but only within longer ones, so that they aren't mined from it. */
function* corpusEntries(
  { sources, corpusPhrases }: Found,
  taken: ReadonlySet<string>,
): Generator<RecordEntry> {
  for (const { text } of corpusPhrases) {
    if (entryKind(text) !== 'phrase' || taken.has(text) || countHan(text) > RECORD_MAX_HAN) continue;
    const documents = documentCounts(sources.index, findAll(sources.index, text));
    if (isWidespread(sources, documents)) yield entry(sources, text, strengthOf(PART_LOGIT), documents);
  }
}

/** Words of the texts; each is counted wherever its characters occur, even where the text is divided differently. */
function* wordEntries(sources: RecordSources): Generator<RecordEntry> {
  for (const [text, { keyness, documents }] of sources.words) {
    if (entryKind(text) !== 'word' || keyness < WORD_KEYNESS || !isWidespread(sources, documents)) continue;
    const counts = documentCounts(sources.index, findAll(sources.index, text));
    yield entry(sources, text, strengthOf(keyness), counts);
  }
}

function entry(
  { reports }: RecordSources,
  text: string,
  strength: number,
  documents: ReadonlyMap<number, number>,
): RecordEntry {
  const counts: ReportCount[] = [];
  for (const [report, count] of documents)
    if (report < reports.length) counts.push({ report, count: Math.min(255, count) });
  counts.sort((a, b) => a.report - b.report);
  return { text, strength, counts };
}
