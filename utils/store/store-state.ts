import { Dexie, liveQuery, type Subscription } from 'dexie';
import { noted } from '../log';
import {
  adoptTally,
  type Loss,
  lossOf,
  noteBackup,
  noteTally,
  readCanary,
  readTally,
  type Tally,
  watchCanary,
} from './canary';
import { openUser } from './user-access';
import { userDatabase as database } from './user-database';

/** How it stands with what the reader saved. */
export type StoreState =
  | { readonly status: 'whole' }
  /** Less is there than is remembered. */
  | {
      readonly status: 'lost';
      readonly loss: Loss;
      /** What is there now: what was not lost, and what was saved since. */
      readonly held: Loss;
      /** Time of the last backup, ms since the epoch; null where none was made. */
      readonly backedUpAt: number | null;
    }
  /** It can't be opened: `error` is one of `store-errors`. */
  | { readonly status: 'closed'; readonly error: unknown };

/**
 * Calls back with how it stands now and at every change, whichever context made it. Where all is well and more is there
 * than is remembered (by a version that remembered nothing, or a note was cut off), it is noted. Returns how to stop.
 */
export function liveStoreState(onChange: (state: StoreState) => void): () => void {
  let stopped = false;
  let looks = 0;
  let subscription: Subscription | undefined;

  async function look() {
    const number = ++looks;
    const state = await readState();
    if (!stopped && number === looks) onChange(state);
  }

  function follow() {
    subscription?.unsubscribe();
    subscription = liveQuery(() => readTally(database)).subscribe({
      next: () => void look(),
      error: () => void look(),
    });
    void look();
  }

  // After it was closed for that: another version of the extension changes it, or somebody deletes it.
  const onVersionChange = () => void setTimeout(() => stopped || follow());
  database.on('versionchange', onVersionChange);
  const stopWatching = watchCanary(() => void look());
  follow();
  return () => {
    stopped = true;
    subscription?.unsubscribe();
    stopWatching();
    database.on('versionchange').unsubscribe(onVersionChange);
  };
}

/** Takes what is there now for all that there is: the reader begins anew, or has brought everything back. */
export async function adoptDatabase(): Promise<void> {
  await openUser(database);
  await adoptTally(await tallyAtOnce());
}

/**
 * Remembers that a backup of all was made at a time, ms since the epoch. Where something is missing it is not in that
 * backup, and the one before stays the last.
 */
export async function noteWholeBackup(time: number): Promise<void> {
  // Before the database, so that it is never the newer of the two.
  const canary = await readCanary();
  if (lossOf(canary, await tallyAtOnce()) === null) await noteBackup(time);
}

/** All rows of all tables as they lie there, of whatever version they are: the way out where that one can't be opened. */
export async function readRawStore(): Promise<Record<string, readonly unknown[]>> {
  const raw = new Dexie('tifa-user');
  try {
    await raw.open();
    const tables = await Promise.all(raw.tables.map(async (table) => [table.name, await table.toArray()]));
    return Object.fromEntries(tables);
  } finally {
    raw.close();
  }
}

async function readState(): Promise<StoreState> {
  try {
    // Before the database, so that it is never the newer of the two.
    const canary = await readCanary().catch(noted('The canary was not read.', null));
    await openUser(database);
    const held = await tallyAtOnce();
    const loss = lossOf(canary, held);
    if (loss !== null) {
      const { snippets, documents } = held;
      return { status: 'lost', loss, held: { snippets, documents }, backedUpAt: canary?.backedUpAt ?? null };
    }
    if (isNews(held, canary))
      await noteTally(held).catch(noted('What is stored was not noted in the canary.'));
    return { status: 'whole' };
  } catch (error) {
    return { status: 'closed', error };
  }
}

function isNews(held: Tally, known: Tally | null): boolean {
  if (known === null) return held.snippets + held.documents > 0;
  return (['databaseId', 'writes', 'snippets', 'documents'] as const).some(
    (name) => held[name] !== known[name],
  );
}

/** In one transaction: a write between two of the counts would look like a loss. */
function tallyAtOnce(): Promise<Tally> {
  const { meta, snippets, documents } = database;
  return database.transaction('r', meta, snippets, documents, () => readTally(database));
}
