import { type ReaderCorpus, readerVersion } from '../collections/reader-corpus';
import type { CorpusManifest } from '../corpus/document';
import { INDEX_FORMAT } from '../index/encode';
import { LEXICON_FORMAT } from '../match/lexicon';
import { PHRASES_FORMAT } from '../phrases/mine';
import { type GenerationRow, ROWS_FORMAT } from '../store/corpus';
import { STORED_WORDS_FORMAT } from '../words/word-list';
import { loadRecord, recordVersion } from './record';
import { loadWords, wordsVersion } from './words';

/** What a generation is made from: versions of the package's files, null for what is damaged or not there. */
export interface Ingredients {
  readonly corpus: string;
  /** `readerVersion` of the reader's part. */
  readonly reader: string;
  readonly record: string | null;
  readonly words: string | null;
}

/** The formats in which this version of the code stores a generation: what has others can't be used. */
const FORMATS = `rows${ROWS_FORMAT}-index${INDEX_FORMAT}-phrases${PHRASES_FORMAT}-lexicon${LEXICON_FORMAT}-words${STORED_WORDS_FORMAT}`;

/** Name of the generation that this version of the code makes from them. */
export function generationName({ corpus, reader, record, words }: Ingredients): string {
  return `${FORMATS}-corpus ${corpus}-reader ${reader}-record ${record ?? 'none'}-words ${words ?? 'none'}`;
}

/** Names the documents of a generation alone; the manifest's `version` where the reader's part changes nothing. */
export function corpusVersion({ corpus, reader }: Pick<Ingredients, 'corpus' | 'reader'>): string {
  return reader === 'none' ? corpus : `${corpus.slice(0, 16)}-${reader}`;
}

/** Whether a stored generation has the formats of this version of the code. */
export function isReadable({ generation }: Pick<GenerationRow, 'generation'>): boolean {
  return generation.startsWith(`${FORMATS}-corpus `);
}

/**
 * Name of the generation that package and reader give now; null where the stored one is all that they give: what it
 * lacks may be damaged in the package, too.
 * @param generation Name of the stored one, null where there is none.
 * @param manifest Of the package's corpus.
 */
export async function wantedGeneration(
  generation: string | null,
  { version }: CorpusManifest,
  readerCorpus: ReaderCorpus,
): Promise<string | null> {
  const [reader, record, words] = await Promise.all([
    readerVersion(readerCorpus),
    recordVersion(),
    wordsVersion(),
  ]);
  const whole = { corpus: version, reader, record, words };
  const wanted = generationName(whole);
  if (generation === wanted) return null;
  const lacking = [
    { ...whole, record: null },
    { ...whole, words: null },
    { ...whole, record: null, words: null },
  ];
  if (!lacking.some((ingredients) => generation === generationName(ingredients))) return wanted;
  const there = { record: (await loadRecord()) && record, words: (await loadWords()) && words };
  return generation === generationName({ ...whole, ...there }) ? null : wanted;
}
