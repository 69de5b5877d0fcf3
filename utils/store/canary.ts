import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';
import type { UserDatabase } from './user-database';

/** Which database it is and how much it holds. */
export interface Tally {
  /** Id that was written into the database when it was made; empty where it has none, as when it was emptied. */
  readonly databaseId: string;
  /** How many writes it has had. */
  readonly writes: number;
  readonly snippets: number;
  readonly documents: number;
}

/** What is missing of what there was, at least one of something. */
export interface Loss {
  readonly snippets: number;
  readonly documents: number;
}

/** What was left of a database when something of it was found missing; what came since does not count. */
export interface Rest extends Loss {
  /** Id of that database. */
  readonly of: string;
}

/** What a database holds now. */
export interface Held extends Tally {
  /** Where it is what was left of another one. */
  readonly rest?: Rest;
}

/** Reads it of a database, in the transaction that is under way where there is one. */
export async function readTally(database: UserDatabase): Promise<Held> {
  const [row, snippets, documents] = await Promise.all([
    database.meta.get('database'),
    database.snippets.count(),
    database.documents.count(),
  ]);
  return { databaseId: row?.id ?? '', writes: row?.writes ?? 0, snippets, documents, rest: row?.rest };
}

/**
 * What is missing in a database of what is remembered; null where nothing is. All is missing in another database than
 * the one that is remembered, but for what was left of that one. In the same one something is where it holds less without a write since: with a later
 * one it is right, and only the note of that write was cut off.
 * @param remembered Must have been read before the database was.
 */
export function lossOf(remembered: Tally | null, held: Held): Loss | null {
  if (remembered === null) return null;
  const isSame = remembered.databaseId === held.databaseId;
  if (isSame && held.writes > remembered.writes) return null;
  const rest = held.rest?.of === remembered.databaseId ? held.rest : { snippets: 0, documents: 0 };
  const { snippets, documents } = isSame ? held : rest;
  const loss = {
    snippets: Math.max(0, remembered.snippets - snippets),
    documents: Math.max(0, remembered.documents - documents),
  };
  return loss.snippets + loss.documents === 0 ? null : loss;
}

/**
 * What is remembered of the user database outside of it, since browsers open a damaged one as a fresh empty one without
 * a word.
 */
export interface Canary extends Tally {
  /** Time of the last backup, ms since the epoch; null where none was made. */
  readonly backedUpAt: number | null;
}

const KEY = 'local:canary';

/** What is remembered; null where nothing was saved yet. */
export function readCanary(): Promise<Canary | null> {
  return storage.getItem<Canary>(KEY);
}

/** Calls back at every change. Returns how to stop. */
export function watchCanary(onChange: (canary: Canary | null) => void): () => void {
  return storage.watch<Canary>(KEY, onChange);
}

/** Remembers what a database holds; what is known of a later write to it stays. */
export async function noteTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  if (canary?.databaseId === tally.databaseId && canary.writes > tally.writes) return;
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Remembers what a database holds in the place of all that was known of any. */
export async function adoptTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Remembers that a backup of all was made at a time, ms since the epoch. */
export async function noteBackup(backedUpAt: number): Promise<void> {
  const canary = await readCanary();
  if (canary !== null) await writeCanary(canary, backedUpAt);
}

/** Forgets all: the reader has deleted everything, and nothing is missing. */
export async function forgetCanary(): Promise<void> {
  await guardLocal(() => storage.removeItem(KEY));
}

function writeCanary(tally: Tally, backedUpAt: number | null): Promise<void> {
  const { databaseId, writes, snippets, documents } = tally;
  return guardLocal(() =>
    storage.setItem<Canary>(KEY, { databaseId, writes, snippets, documents, backedUpAt }),
  );
}
