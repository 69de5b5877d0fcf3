import { buildIndex, type CorpusIndex } from '../../../utils/index/corpus-index';
import { edgeBits } from '../../../utils/phrases/edges';
import type { RecordReport } from '../../../utils/record/table';
import type { WordList } from '../../../utils/words/word-list';
import { characterKeyness, type GeneralWords, type OfficialWord, officialWords } from './official-words';

/** Minimum number of reports that have an entry, and the minimum where the corpus has it as well. */
const REPORTS = 3;
const REPORTS_WITH_CORPUS = 2;

/** A report with its text, as it was read. */
export interface ReportText {
  readonly report: RecordReport;
  readonly text: string;
}

/** The reports of the record and the documents of the corpus, indexed together, the reports first. */
export interface RecordSources {
  readonly reports: readonly RecordReport[];
  readonly index: CorpusIndex;
  /** See `edgeBits`. */
  readonly bits: Uint8Array;
  readonly words: ReadonlyMap<string, OfficialWord>;
  readonly general: GeneralWords;
  /** `logRatio` of each Han character's frequency here and in general Chinese. */
  readonly characterKeyness: ReadonlyMap<string, number>;
  /** Units of all texts. */
  readonly total: number;
}

/** Indexes the texts and counts their words. */
export function recordSources(
  reports: readonly ReportText[],
  corpus: readonly { readonly text: string }[],
  general: GeneralWords,
  list: WordList,
): RecordSources {
  const documents = [...reports, ...corpus];
  const index = buildIndex(documents);
  const bits = edgeBits(index, documents, list);
  const words = officialWords(index, bits, general);
  return {
    reports: reports.map(({ report }) => report),
    index,
    bits,
    words,
    general,
    characterKeyness: characterKeyness(words, general),
    total: index.text.length,
  };
}

/**
 * Whether enough reports have something for it to go into the table.
 * @param documents The documents of the sources that have it, by their numbers.
 */
export function isWidespread({ reports }: RecordSources, documents: ReadonlyMap<number, unknown>): boolean {
  const inReports = [...documents.keys()].filter((document) => document < reports.length).length;
  return inReports >= (inReports < documents.size ? REPORTS_WITH_CORPUS : REPORTS);
}
