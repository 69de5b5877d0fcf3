import { Dexie, type Table } from 'dexie';
import type { CollectedDocument, CollectedInfo } from '../collections/user-corpus';
import type { EncodedIndex } from '../index/corpus-index';
import type { Lexicon } from '../match/lexicon';
import type { SentenceTable } from '../match/same-text';
import type { MiningWorkings } from '../phrases/mine';
import type { WordList } from '../words/word-list';

/** Goes up when rows of other shapes are stored, so that earlier ones are not read. */
export const ROWS_FORMAT = 3;

/** One installed state of the corpus. */
export interface GenerationRow {
  /** Names all that it was made from: versions of corpus, reader's part, record table and word list, and format numbers. */
  readonly generation: string;
  /** Names the documents alone: the manifest's `version`, with the reader's part where there is one. */
  readonly version: string;
  readonly documents: readonly CollectedInfo[];
  /** Of each document the part of its Han characters that is marked in it, 0 to 1; null while that is not known. */
  readonly shares: readonly number[] | null;
  /** Whether the reader has the record table switched on. */
  readonly usesRecord: boolean;
  /** ms since the epoch. */
  readonly installedAt: number;
}

/** What is known of some documents. */
export interface LearntRow {
  readonly index: EncodedIndex;
  /** Of the documents and the record table. */
  readonly lexicon: Lexicon;
}

/** What pages are matched with, made of a generation's documents. */
export interface ContentRow extends LearntRow {
  readonly generation: string;
  /** The same without the user's own documents: what a page may learn. Null where the generation has none of them. */
  readonly open: LearntRow | null;
  readonly words: WordList;
  /** Of the reader's own documents, which say nothing of pages with the same text; null where there are none. */
  readonly sentences: SentenceTable | null;
}

/** What mining left of a generation with own documents of the reader: needed where some of them are left out. */
export interface WorkingsRow {
  readonly generation: string;
  readonly workings: MiningWorkings;
}

/** A generation's documents in the order of its index: needed for look-ups alone, and slow to read where they are many. */
export interface DocumentsRow {
  readonly generation: string;
  readonly documents: readonly CollectedDocument[];
}

/** Says which generation is in use; its one row has the key `current`. */
export interface CurrentRow {
  readonly name: 'current';
  readonly generation: string;
}

/** The bundled corpus and its index: rebuildable at any time, so writes needn't wait for the disk. */
export class CorpusDatabase extends Dexie {
  declare generations: Table<GenerationRow, string>;
  declare contents: Table<ContentRow, string>;
  declare documents: Table<DocumentsRow, string>;
  declare workings: Table<WorkingsRow, string>;
  declare current: Table<CurrentRow, string>;

  constructor() {
    super('tifa-corpus', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ generations: 'generation', contents: 'generation', current: 'name' });
    this.version(2).stores({ documents: 'generation' });
    this.version(3).stores({ workings: 'generation' });
  }
}
