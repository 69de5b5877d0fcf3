import { Dexie, type Table } from 'dexie';
import type { Collection } from '../collections/collection';
import type { ReaderDocument } from '../collections/reader-document';
import type { Snippet } from '../snippets/snippet';
import { upgradeSnippet } from './upgrade-snippet';

/** The text of one of the reader's documents, apart from its facts, so that lists need not read it. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
}

/** A bundled document that the reader has hidden. */
export interface HiddenRow {
  readonly id: string;
}

/** What the reader saved: every write is on the disk before it counts as done. */
export class UserDatabase extends Dexie {
  declare snippets: Table<Snippet, string>;
  declare documents: Table<ReaderDocument, string>;
  declare texts: Table<TextRow, string>;
  declare collections: Table<Collection, string>;
  declare hidden: Table<HiddenRow, string>;

  constructor() {
    super('tifa-user', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ snippets: 'id, savedAt' });
    this.version(2).stores({
      documents: 'id, addedAt, collection',
      texts: 'id',
      collections: 'id',
      hidden: 'id',
    });
    this.version(3)
      .stores({ snippets: 'id, savedAt, *keys' })
      .upgrade((transaction) =>
        transaction
          .table('snippets')
          .toCollection()
          .modify((row, place) => {
            place.value = upgradeSnippet(row);
          }),
      );
  }
}
