import { Dexie, type Table, type Transaction } from 'dexie';
import type { Collection, UserDocument } from '../collections/user-corpus';
import type { OwnEntry } from '../glossary/own-entry';
import { keysOf, siteOf } from '../snippets/page-key';
import { type Snippet, wasLookedUp } from '../snippets/snippet';

/** Version of the schema that this code knows; each has a frozen example database in the tests. */
export const USER_SCHEMA = 5;

/** The text of one of the user's documents, stored apart from its facts, so that lists needn't read it. */
export interface TextRow {
  readonly id: string;
  readonly text: string;
}

/** A bundled document that the user has hidden. */
export interface HiddenRow {
  readonly id: string;
}

/** The one row that identifies a database. */
export interface MetaRow {
  readonly name: 'database';
  /** UUID, created with the database. */
  readonly id: string;
  /** Number of writes, without the changes of this row. */
  readonly writes: number;
  readonly rest?: Rest;
}

/** What was left of a database when a loss was found, without what was added later. */
export interface Rest {
  /** Id of that database. */
  readonly of: string;
  readonly snippets: number;
  readonly documents: number;
}

/** What the user saved. Every write is on the disk before it counts as done. */
export class UserDatabase extends Dexie {
  declare snippets: Table<Snippet, string>;
  declare documents: Table<UserDocument, string>;
  declare texts: Table<TextRow, string>;
  declare collections: Table<Collection, string>;
  declare hidden: Table<HiddenRow, string>;
  declare glossary: Table<OwnEntry, string>;
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
    this.version(5).stores({ glossary: 'id' });
    this.on('populate', name);
    this.on('versionchange', ({ newVersion }) => {
      if (schemaOf(newVersion ?? 0) <= USER_SCHEMA) return;
      this.isOutdated = true;
      // For good: at the next call Dexie would reopen it, and change what this version doesn't know.
      this.close();
      return false;
    });
  }
}

/** This context's one handle on the user database: a page, the background or a worker has no other. */
export const userDatabase = new UserDatabase();

/** Dexie's version of the schema from IndexedDB's, which is ten times as high, or slightly higher after a repair. */
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

/** A snippet of versions 1 and 2 of the database. Any field but the key may be missing or of another type. */
export interface FirstSnippet extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/** A snippet of version 3 of the database. */
export type ThirdSnippet = Omit<Snippet, 'outlet' | 'author' | 'lookedUp'>;

/** One of the user's documents in versions 2 and 3 of the database. */
export type ThirdDocument = Omit<UserDocument, 'outlet' | 'author'>;

/**
 * Upgrades a snippet of version 1 or 2 to version 3; what was not stored then stays unknown. Odd rows are upgraded, too:
 * lists leave out rows without a time, so a snippet without one gets 1970 rather than being lost.
 */
export function upgradeFirstSnippet(row: FirstSnippet): ThirdSnippet {
  const url = textOf(row.url);
  const savedAt = typeof row.savedAt === 'number' && Number.isFinite(row.savedAt) ? row.savedAt : 0;
  const draft = {
    id: row.id,
    quote: { exact: textOf(row.text), prefix: '', suffix: '' },
    position: null,
    url,
    canonical: '',
    title: textOf(row.title),
    date: null,
    phrase: typeof row.phrase === 'string' ? row.phrase : null,
    document: null,
  };
  return {
    ...draft,
    site: siteOf(url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    note: '',
    tags: [],
    hits: Array.isArray(row.hits) ? row.hits.filter(isHit) : [],
    phrases: [],
    corpusVersion: textOf(row.corpusVersion),
    documentTotal: 0,
  };
}

/** Upgrades a snippet of version 3 to version 4. One without a corpus version was not looked up when it was saved. */
export function upgradeThirdSnippet(row: ThirdSnippet): Snippet {
  return { ...row, outlet: '', author: '', lookedUp: wasLookedUp(row.corpusVersion) };
}

/** Upgrades a document of version 2 or 3 to version 4. */
function upgradeThirdDocument(row: ThirdDocument): UserDocument {
  return { ...row, outlet: '', author: '' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isHit(value: unknown): value is Snippet['hits'][number] {
  const { id, frequency } = (value ?? {}) as { id?: unknown; frequency?: unknown };
  return typeof id === 'string' && typeof frequency === 'number';
}
