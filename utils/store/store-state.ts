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

/** State of what the user saved. */
export type StoreState =
  | { readonly status: 'whole' }
  /** Something is missing. */
  | {
      readonly status: 'lost';
      readonly loss: Loss;
      /** What is stored now: what was not lost, and what was saved since. */
      readonly held: Loss;
      /** Time of the last backup, ms since the epoch; null where none was made. */
      readonly backedUpAt: number | null;
    }
  /** The database can't be opened: `error` is one of `store-errors`. */
  | { readonly status: 'closed'; readonly error: unknown };

/**
 * Calls back with the state now and at every change in any context. Returns a function that stops it. If nothing is
 * missing and more is stored than noted (an older version noted nothing, or a note was cut off), notes it.
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

  // Once Dexie has closed it: another version of the extension upgrades the database, or somebody deletes it.
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

/** Accepts what is stored now as complete: the user starts over, or has restored everything. */
export async function adoptDatabase(): Promise<void> {
  await openUser(database);
  await adoptTally(await tallyAtOnce());
}

/**
 * Notes that a backup of everything was made at a time, ms since the epoch. If something is missing, the backup lacks
 * it, and the one before stays the last.
 */
export async function noteWholeBackup(time: number): Promise<void> {
  // Read before the database, so that the canary is never the newer of the two.
  const canary = await readCanary();
  if (lossOf(canary, await tallyAtOnce()) === null) await noteBackup(time);
}

/** All rows of all tables as stored, in any version of the schema: the way out if the database can't be upgraded. */
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
    // Read before the database, so that the canary is never the newer of the two.
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

/** Counts in one transaction: a write between two counts would look like a loss. */
function tallyAtOnce(): Promise<Tally> {
  const { meta, snippets, documents } = database;
  return database.transaction('r', meta, snippets, documents, () => readTally(database));
}
