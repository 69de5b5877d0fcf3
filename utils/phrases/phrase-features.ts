import type { CorpusIndex } from '../index/corpus-index';
import { findAll } from '../index/search';
import type { RecordReport } from '../record/table';
import { countHan } from '../text/han';
import { normalisedInformation } from './measures';
import type { RecordSources } from './record-sources';
import type { EdgeStatistics } from './repeat-statistics';

/**
 * What is measured of a phrase of the record, in the order of its weights. Numbers of reports and places are
 * logarithms (base e), one added where they may be 0.
 */
export const PHRASE_FEATURES = [
  'reports', // reports and documents that have it (document frequency)
  'frequency', // places
  'national', // national reports
  'congress', // Party congress reports
  'recent', // national and congress reports since RECENT
  'lastYear', // year of the last national report, 0 for 1990, 1 for 2025; 0 where there is none
  'words', // length in words
  'leftEntropy', // see branchingEntropy
  'rightEntropy',
  'leftMarks', // share of the places at which a mark stands there
  'rightMarks',
  'association', // normalisedInformation at its weakest seam between two words
  'keyness', // mean logRatio of its words
  'characterKeyness', // mean logRatio of its characters
  'nouns', // 1 where all its words are nouns: a term
  'adverbFirst', // 1 where it begins with an adverb or adjective (扎实推进)
  'verbLast', // 1 where it ends with a verb or verbal noun
  'functionEdge', // 1 where a function word or number stands at an edge
  'joints', // 1 where clauses or members of a list meet in it
  'burst', // share of its places in the one text that has most of them: the opposite of dispersion
  'ownShare', // see ownShare
] as const;

/** Since the 18th Party congress official wording has been of one kind. */
const RECENT = 2012;

/** A repeated string of the sources, with what its places say. */
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

/** The values of PHRASE_FEATURES but for `ownShare`, which takes all other strings and is 1 here. */
export function phraseFeatures(sources: RecordSources, string: MeasuredString): Float64Array {
  const { text, places, documents, left, right, wordStarts } = string;
  const words = wordStarts
    .map((start, i) => text.slice(start, wordStarts[i + 1]))
    .filter((word) => countHan(word) > 0);
  const known = words.map((word) => sources.words.get(word));
  const tags = known.map((word) => word?.tag ?? '');
  return Float64Array.from([
    Math.log(documents.size),
    Math.log(places),
    ...collectionFeatures(sources.reports, documents),
    words.length,
    left.entropy,
    right.entropy,
    left.marks,
    right.marks,
    association(sources, text, places, wordStarts),
    mean(known.map((word) => word?.keyness ?? 0)),
    mean(Array.from(text, (character) => sources.characterKeyness.get(character) ?? 0)),
    flag(tags.every(isNoun)),
    flag(/^(d|a)/.test(tags[0])),
    flag(isVerb(tags[tags.length - 1]) || tags[tags.length - 1] === 'vn'),
    flag(isFunction(tags[0]) || isFunction(tags[tags.length - 1])),
    flag(string.joints.length > 0 || text.includes(',')),
    Math.max(...documents.values()) / places,
    1,
  ]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function collectionFeatures(
  reports: readonly RecordReport[],
  documents: ReadonlyMap<number, number>,
): number[] {
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
  return [
    Math.log1p(counts.national),
    Math.log1p(counts.congress),
    Math.log1p(recent),
    lastYear === 0 ? 0 : (lastYear - 1990) / 35,
  ];
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
