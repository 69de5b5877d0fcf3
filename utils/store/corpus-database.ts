import { Dexie, type Table } from 'dexie';
import type { CorpusDocument, DocumentInfo } from '../corpus/document';
import type { EncodedIndex } from '../index/encode';
import type { Phrase } from '../phrases/phrase';

/** One installed state of the corpus. */
export interface GenerationRow {
  /** The manifest's `version` and the format numbers the stored bytes were made with. */
  readonly generation: string;
  /** The manifest's `version` alone. */
  readonly version: string;
  readonly documents: readonly DocumentInfo[];
  /** ms since the epoch. */
  readonly installedAt: number;
}

/** A generation's documents, in the order of the manifest, and what was made of them. */
export interface ContentRow {
  readonly generation: string;
  readonly documents: readonly CorpusDocument[];
  readonly index: EncodedIndex;
  readonly phrases: readonly Phrase[];
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
  declare current: Table<CurrentRow, string>;

  constructor() {
    super('tifa-corpus', { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({ generations: 'generation', contents: 'generation', current: 'name' });
  }
}
