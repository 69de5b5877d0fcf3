import { chainOf } from '../../utils/phrases/chains';
import type { Phrase } from '../../utils/phrases/phrase';
import { applyModel } from '../../utils/phrases/strength';
import { type EntryKind, entryKind, type RecordReport } from '../../utils/record/table';
import { SLOT } from '../../utils/text/units';
import { FRAME_FEATURES } from './mining/frames';
import { chooseEntries, type Found, type RecordModels } from './mining/mine-record';
import { PHRASE_FEATURES } from './mining/phrase-features';

/** Something mined, with all that was measured of it. */
export interface MinedRow {
  /** `corpus` is a phrase, chain or template of the bundled corpus, whatever the record has of it. */
  readonly kind: EntryKind | 'corpus';
  /** Normalised, with the marks of chains. */
  readonly text: string;
  /** Its logit, or keyness for a word; null for the corpus, which isn't weighed. */
  readonly logit: number | null;
  /** Whether it goes into the table; true for the corpus. */
  readonly isChosen: boolean;
  /** Values by name in PHRASE_FEATURES and FRAME_FEATURES; for a word its keyness. */
  readonly features: ReadonlyMap<string, number>;
  /** Occurrences, by number of document of the sources; null for the corpus. */
  readonly documents: ReadonlyMap<number, number> | null;
  /** Occurrences in the corpus and documents that have it; null for the record. */
  readonly corpus: Phrase | null;
}

/** Everything that was found in the record and the phrases of the corpus, the strongest first, the corpus last. */
export function minedRows(found: Found, models: RecordModels, corpus: readonly Phrase[]): MinedRow[] {
  const chosen = new Set(chooseEntries(found, models).map(({ text }) => text));
  const rows: MinedRow[] = [];
  const add = (text: string, logit: number, features: ReadonlyMap<string, number>, documents: Counts) =>
    rows.push({
      kind: entryKind(text),
      text,
      logit,
      isChosen: chosen.has(text),
      features,
      documents,
      corpus: null,
    });
  for (const { text, features, documents, joints } of found.candidates) {
    const logit = applyModel(models.phrase, features);
    const named = byName(PHRASE_FEATURES, features);
    const chain = chainOf(text, joints);
    add(text, logit, named, documents);
    if (chain !== null) add(chain, logit, named, documents);
  }
  for (const { text, features, documents } of found.frames)
    add(text, applyModel(models.frame, features), byName(FRAME_FEATURES, features), documents);
  for (const [text, { keyness, documents }] of found.sources.words)
    if (entryKind(text) === 'word') add(text, keyness, new Map([['keyness', keyness]]), documents);
  rows.sort((a, b) => Number(b.logit) - Number(a.logit) || (a.text < b.text ? -1 : 1));
  const ofCorpus = corpus.map((phrase): MinedRow => {
    const { text } = phrase;
    return {
      kind: 'corpus',
      text,
      logit: null,
      isChosen: true,
      features: new Map(),
      documents: null,
      corpus: phrase,
    };
  });
  return [...rows, ...ofCorpus];
}

type Counts = ReadonlyMap<number, number>;

function byName(names: readonly string[], values: Float64Array): Map<string, number> {
  return new Map(names.map((name, i) => [name, values[i]]));
}

/** Features of phrases and templates; those with the same name measure the same thing. */
const FEATURES: readonly string[] = [...new Set([...PHRASE_FEATURES, ...FRAME_FEATURES])];

/**
 * Rows as tab-separated lines under a header, each value in the column of its name, empty where the row has none;
 * slots are shown as ….
 * @param reports Those of the sources.
 * @param all Whether rows that are not chosen are included; a column then says which are chosen (1) and which not (0).
 */
export function* tableLines(
  rows: readonly MinedRow[],
  reports: readonly RecordReport[],
  all: boolean,
): Generator<string> {
  const marked = all ? ['chosen'] : [];
  const counted = ['inReports', 'firstNational', 'lastNational', 'corpusFrequency', 'corpusDocuments'];
  yield ['kind', 'text', 'strength', ...marked, ...FEATURES, ...counted].join('\t');
  for (const { kind, text, logit, isChosen, features, documents, corpus } of rows) {
    if (!all && !isChosen) continue;
    yield [
      kind,
      text.replaceAll(String.fromCharCode(SLOT), '…'),
      logit?.toFixed(2),
      ...(all ? [Number(isChosen)] : []),
      ...FEATURES.map((name) => rounded(features.get(name))),
      ...(documents === null ? ['', '', ''] : reportCells(documents, reports)),
      corpus?.frequency,
      corpus?.documentFrequency,
    ].join('\t');
  }
}

/** To three places, without zeros at the end. */
function rounded(value: number | undefined): number | undefined {
  return value && Number(value.toFixed(3));
}

/** How many reports, and the years of the first and the last national one. */
function reportCells(documents: Counts, reports: readonly RecordReport[]): (number | undefined)[] {
  const having = reports.filter((_, document) => documents.has(document));
  const years = having.filter(({ series }) => series === 'national').map(({ year }) => year);
  return [having.length, years[0], years[years.length - 1]];
}
