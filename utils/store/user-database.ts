import { Dexie, type Table, type Transaction } from 'dexie';
import type { Collection, UserDocument } from '../collections/user-corpus';
import type { Snippet } from '../snippets/snippet';
import type { Rest } from './tally';
import {
  type FirstSnippet,
  type ThirdDocument,
  type ThirdSnippet,
  upgradeFirstSnippet,
  upgradeThirdDocument,
  upgradeThirdSnippet,
} from './upgrade-snippet';

/** Version of the schema that this code knows; each has a frozen example database in the tests. */
export const USER_SCHEMA = 4;

/** The text of one of the reader's documents, apart from its facts, so that lists need not read it. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
}

/** A bundled document that the reader has hidden. */
export interface HiddenRow {
  readonly id: string;
}

/** The one row by which a database is known again: whether it is the one that was written to last. */
export interface MetaRow {
  readonly name: 'database';
  /** UUID, made with the database. */
  readonly id: string;
  /** How many writes it has had, this row's own changes aside. */
  readonly writes: number;
  readonly rest?: Rest;
}

/** What the reader saved: every write is on the disk before it counts as done. */
export class UserDatabase extends Dexie {
  declare snippets: Table<Snippet, string>;
  declare documents: Table<UserDocument, string>;
  declare texts: Table<TextRow, string>;
  declare collections: Table<Collection, string>;
  declare hidden: Table<HiddenRow, string>;
  declare meta: Table<MetaRow, string>;

  /** Whether a newer version of the extension has changed the database since it was opened here. */
  isOutdated = false;

  constructor() {
    super('tifa-user', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ snippets: 'id, savedAt' });
    this.version(2).stores({
      documents: 'id, addedAt, collection',
      texts: 'id',
      collections: 'id',
      hidden: 'id',
    });
    this.version(3).stores({ snippets: 'id, savedAt, *keys', meta: 'name' }).upgrade(upgradeToThree);
    this.version(4).upgrade(upgradeToFour);
    this.on('populate', name);
    this.on('versionchange', ({ newVersion }) => {
      if (schemaOf(newVersion ?? 0) <= USER_SCHEMA) return;
      this.isOutdated = true;
      // For good: Dexie would open it again at the next call, and change what it does not know.
      this.close();
      return false;
    });
  }
}

/** Version of the schema as Dexie counts, of the one that IndexedDB tells: ten times as much, and more where it was mended. */
export function schemaOf(nativeVersion: number): number {
  return Math.floor(nativeVersion / 10);
}

async function upgradeToThree(transaction: Transaction): Promise<void> {
  await name(transaction);
  await transaction
    .table('snippets')
    .toCollection()
    .modify((row: FirstSnippet, place) => {
      place.value = upgradeFirstSnippet(row);
    });
}

async function upgradeToFour(transaction: Transaction): Promise<void> {
  await transaction
    .table('snippets')
    .toCollection()
    .modify((row: ThirdSnippet, place) => {
      place.value = upgradeThirdSnippet(row);
    });
  await transaction
    .table('documents')
    .toCollection()
    .modify((row: ThirdDocument, place) => {
      place.value = upgradeThirdDocument(row);
    });
}

async function name(transaction: Transaction): Promise<void> {
  const row: MetaRow = { name: 'database', id: crypto.randomUUID(), writes: 0 };
  await transaction.table('meta').put(row);
}
