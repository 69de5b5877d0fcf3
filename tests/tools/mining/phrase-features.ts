import type { CorpusIndex } from '../../../utils/index/corpus-index';
import { findAll } from '../../../utils/index/search';
import { normalisedInformation } from '../../../utils/phrases/measures';
import type { EdgeStatistics } from '../../../utils/phrases/repeat-statistics';
import type { RecordReport } from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import type { RecordSources } from './record-sources';

/**
 * What is measured of a phrase of the record, in the order of the model's weights. Numbers of reports and occurrences
 * are natural logarithms, of one more where they can be 0.
 */
export const PHRASE_FEATURES = [
  'reports', // reports and documents that have it (document frequency)
  'frequency', // occurrences
  'national', // national reports
  'congress', // Party congress reports
  'recent', // national and congress reports since RECENT
  'lastYear', // year of the last national report, 0 for 1990, 1 for 2025; 0 where there is none
  'words', // length in words
  'leftEntropy', // see branchingEntropy
  'rightEntropy',
  'leftMarks', // share of occurrences with punctuation there
  'rightMarks',
  'association', // normalisedInformation at its weakest seam between two words
  'keyness', // mean logRatio of its words
  'characterKeyness', // mean logRatio of its characters
  'nouns', // 1 where all its words are nouns: a term
  'adverbFirst', // 1 where it begins with an adverb or adjective (扎实推进)
  'verbLast', // 1 where it ends with a verb or verbal noun
  'functionEdge', // 1 where a function word or number is at an edge
  'joints', // 1 where clauses or members of a list meet in it
  'burst', // share of its occurrences in the text that has most of them: the opposite of dispersion
  'ownShare', // see ownShare
] as const;

/** First year of what counts as recent: official wording has changed little since the 18th Party congress. */
export const RECENT = 2012;

/** A repeated string of the sources, with what its occurrences show. */
export interface MeasuredString {
  readonly text: string;
  readonly places: number;
  /** By number of document. */
  readonly documents: ReadonlyMap<number, number>;
  readonly left: EdgeStatistics;
  readonly right: EdgeStatistics;
  /** Where its words begin, UTF-16 units from its start. */
  readonly wordStarts: readonly number[];
  /** Where members of a list meet in it, UTF-16 units from its start. */
  readonly joints: readonly number[];
}

/** The values of PHRASE_FEATURES; 1 for `ownShare`, which depends on all other strings. */
export function phraseFeatures(sources: RecordSources, string: MeasuredString): Float64Array {
  const { text, places, documents, left, right, wordStarts } = string;
  const words = wordStarts
    .map((start, i) => text.slice(start, wordStarts[i + 1]))
    .filter((word) => countHan(word) > 0);
  const known = words.map((word) => sources.words.get(word));
  const tags = known.map((word) => word?.tag ?? '');
  const [firstTag, lastTag] = [tags[0], tags[tags.length - 1]];
  return inOrder(PHRASE_FEATURES, {
    reports: Math.log(documents.size),
    frequency: Math.log(places),
    ...seriesFeatures(sources.reports, documents),
    words: words.length,
    leftEntropy: left.entropy,
    rightEntropy: right.entropy,
    leftMarks: left.marks,
    rightMarks: right.marks,
    association: association(sources, text, places, wordStarts),
    keyness: mean(known.map((word) => word?.keyness ?? 0)),
    characterKeyness: mean(Array.from(text, (character) => sources.characterKeyness.get(character) ?? 0)),
    nouns: flag(tags.every(isNoun)),
    adverbFirst: flag(/^(d|a)/.test(firstTag)),
    verbLast: flag(isVerb(lastTag) || lastTag === 'vn'),
    functionEdge: flag(isFunction(firstTag) || isFunction(lastTag)),
    joints: flag(string.joints.length > 0 || text.includes(',')),
    burst: Math.max(...documents.values()) / places,
    ownShare: 1,
  });
}

/** Named values as an array in the order of the names, which is that of a model's weights. */
export function inOrder<Name extends string>(
  names: readonly Name[],
  values: Readonly<Record<Name, number>>,
): Float64Array {
  return Float64Array.from(names, (name) => values[name]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function seriesFeatures(
  reports: readonly RecordReport[],
  documents: ReadonlyMap<number, number>,
): Record<'national' | 'congress' | 'recent' | 'lastYear', number> {
  const counts = { national: 0, congress: 0, provincial: 0 };
  let recent = 0;
  let lastYear = 0;
  for (const document of documents.keys()) {
    const report = reports.at(document);
    if (report === undefined) continue;
    counts[report.series]++;
    if (report.series !== 'provincial' && report.year >= RECENT) recent++;
    if (report.series === 'national') lastYear = Math.max(lastYear, report.year);
  }
  return {
    national: Math.log1p(counts.national),
    congress: Math.log1p(counts.congress),
    recent: Math.log1p(recent),
    lastYear: lastYear === 0 ? 0 : (lastYear - 1990) / 35,
  };
}

/** `normalisedInformation` at the weakest seam; 1 for a single word. */
function association(
  { index, total }: RecordSources,
  text: string,
  places: number,
  wordStarts: readonly number[],
): number {
  return wordStarts.slice(1).reduce((least, seam) => {
    const before = frequencyOf(index, text.slice(0, seam));
    const after = frequencyOf(index, text.slice(seam));
    return Math.min(least, normalisedInformation(places, before, after, total));
  }, 1);
}

function frequencyOf(index: CorpusIndex, text: string): number {
  const { first, end } = findAll(index, text);
  return end - first;
}

function isNoun(tag: string): boolean {
  return tag === '' || tag.startsWith('n') || tag === 'vn';
}

function isVerb(tag: string): boolean {
  return tag.startsWith('v') && tag !== 'vn';
}

function isFunction(tag: string): boolean {
  return /^[pcrumqf]/.test(tag);
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
