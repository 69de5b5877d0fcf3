import type { CorpusDocument } from '../../utils/corpus/document';
import { parseDocument } from '../../utils/corpus/parse';
import { readBundledDocuments, readRecordBytes, readWordsBytes, textMaterial } from './materials';
import { TextWriter } from './official-text';
import {
  indexOf,
  type Knowledge,
  mine,
  openStored,
  type RecordTable,
  readRecord,
  readWords,
  storedForm,
  type WordList,
} from './product';

/** Seeds of what is generated: each text has its own, so that none depends on which others were made. */
const SEEDS = { dense: 1, sparse: 2, documents: 3, article: 4, news: 5 } as const;

/** What all measurements need. */
export interface Setting {
  readonly record: RecordTable;
  readonly words: WordList;
  /** The bundled ones. */
  readonly documents: readonly CorpusDocument[];
  /** What the extension knows when it is installed. */
  readonly knowledge: Knowledge;
  /** Generates paragraphs of about `han` Han characters in all, the same ones each time. */
  paragraphs(kind: 'dense' | 'news' | 'sparse' | 'article', han: number): string[];
  /** Generates documents of about `han` Han characters each, the same ones each time. */
  generateDocuments(count: number, han: number): Promise<CorpusDocument[]>;
}

/** Reads the package's record and corpus. @throws Error where they are damaged. */
export async function makeSetting(): Promise<Setting> {
  const record = await readRecord(await readRecordBytes());
  const words = await readWords(await readWordsBytes());
  const documents = await readBundledDocuments();
  const index = indexOf(documents);
  const phrases = mine(index, documents, words);
  const material = textMaterial(record, phrases, documents);
  const writer = (seed: number) => new TextWriter(material, seed);
  return {
    record,
    words,
    documents,
    knowledge: openStored(storedForm(index, phrases, record, words)),
    paragraphs: (kind, han) => {
      const texts = writer(SEEDS[kind]);
      if (kind === 'news') return texts.news(han);
      return kind === 'sparse' ? texts.sparse(han) : texts.dense(han);
    },
    generateDocuments: (count, han) => {
      const texts = writer(SEEDS.documents);
      return Promise.all(
        Array.from({ length: count }, (_, i) => parseDocument(texts.document(han), `generated-${i}.txt`)),
      );
    },
  };
}
