import { entryKind } from '../record/entry-kind';
import type { RecordEntry, ReportCount } from '../record/table';
import { chainOf } from './chains';
import { type Frame, findFrames } from './frames';
import { FRAME_MODEL, PHRASE_MODEL } from './models';
import type { GeneralWords } from './official-words';
import { findRecordCandidates, type RecordCandidate } from './record-candidates';
import { type RecordSources, type ReportText, recordSources } from './record-sources';
import { applyModel, type LinearModel, strengthOf } from './strength';

/** Least logit of a phrase of the table: what is less is ordinary language or a fragment. */
const PHRASE_LOGIT = -2;
/** Least logit of a template: it stretches over what it doesn't know, so it has to be surer. */
const TEMPLATE_LOGIT = -1;
/** Least logit of a chain whose deviations are told. */
const CHAIN_LOGIT = 0;
/** A word of the table is used by officials more than by others. */
const WORD_KEYNESS = 0;
/** Reports that must have an entry, and those that must where the corpus has it, too. */
const REPORTS = 3;
const REPORTS_WITH_CORPUS = 2;

/** The linear models by which phrases and templates are weighed. */
export interface RecordModels {
  readonly phrase: LinearModel;
  readonly frame: LinearModel;
}

/** What was found in the sources, before it is weighed. */
export interface Found {
  readonly sources: RecordSources;
  readonly candidates: readonly RecordCandidate[];
  readonly frames: readonly Frame[];
}

/** Finds everything in the texts that might go into the table. The corpus helps to choose; it is not counted. */
export function findInRecord(
  reports: readonly ReportText[],
  corpus: readonly { readonly text: string }[],
  general: GeneralWords,
): Found {
  const sources = recordSources(reports, corpus, general);
  return { sources, candidates: findRecordCandidates(sources), frames: findFrames(sources) };
}

/**
 * The entries of the record table: phrases, templates, chains and words (`entryKind`), in no order, each with the
 * reports in which it stands.
 */
export function chooseEntries({ sources, candidates, frames }: Found, models: RecordModels): RecordEntry[] {
  return [
    ...candidates.flatMap((candidate) => phraseEntries(sources, candidate, models.phrase)),
    ...frames.flatMap(({ text, features, documents }) => {
      const logit = applyModel(models.frame, features);
      if (logit < TEMPLATE_LOGIT || !isWidespread(sources, documents)) return [];
      return [entry(sources, text, strengthOf(logit), documents)];
    }),
    ...wordEntries(sources),
  ];
}

function isWidespread({ reports }: RecordSources, documents: ReadonlyMap<number, number>): boolean {
  const inReports = [...documents.keys()].filter((document) => document < reports.length).length;
  return inReports >= (inReports < documents.size ? REPORTS_WITH_CORPUS : REPORTS);
}

/** `chooseEntries` of what is found in the texts, by the models of this version. */
export function mineRecord(
  reports: readonly ReportText[],
  corpus: readonly { readonly text: string }[],
  general: GeneralWords,
): RecordEntry[] {
  const models = { phrase: PHRASE_MODEL, frame: FRAME_MODEL };
  return chooseEntries(findInRecord(reports, corpus, general), models);
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

function* wordEntries(sources: RecordSources): Generator<RecordEntry> {
  for (const [text, { keyness, documents }] of sources.words) {
    if (entryKind(text) === 'word' && keyness >= WORD_KEYNESS && isWidespread(sources, documents))
      yield entry(sources, text, strengthOf(keyness), documents);
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
