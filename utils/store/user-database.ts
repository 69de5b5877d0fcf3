import { Dexie, type Table } from 'dexie';
import type { Snippet } from '../snippets/snippet';

/** What the reader saved: every write is on the disk before it counts as done. */
export class UserDatabase extends Dexie {
  declare snippets: Table<Snippet, string>;

  constructor() {
    super('tifa-user', { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ snippets: 'id, savedAt' });
  }
}
