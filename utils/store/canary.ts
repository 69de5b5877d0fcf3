import { storage } from '@wxt-dev/storage';
import { guardLocal } from '../disk/guard';
import type { Rest, UserDatabase } from './user-database';

/** Which database it is and how much it holds. */
export interface Tally {
  /** Id that was written into the database when it was created; empty where it has none, as after it was emptied. */
  readonly databaseId: string;
  /** How many writes it has had. */
  readonly writes: number;
  readonly snippets: number;
  readonly documents: number;
}

/** What is missing: at least one snippet or document. */
export interface Loss {
  readonly snippets: number;
  readonly documents: number;
}

/** What a database holds now. */
export interface Held extends Tally {
  /** Set in a database that has lost something. */
  readonly rest?: Rest;
}

/** Reads the tally of a database, in the current transaction if there is one. */
export async function readTally(database: UserDatabase): Promise<Held> {
  const [row, snippets, documents] = await Promise.all([
    database.meta.get('database'),
    database.snippets.count(),
    database.documents.count(),
  ]);
  return { databaseId: row?.id ?? '', writes: row?.writes ?? 0, snippets, documents, rest: row?.rest };
}

/**
 * What a database lacks of what was noted; null where it lacks nothing. A database with another id lacks everything
 * except what was left of the noted one. One with the same id lacks something if it holds less without a later write;
 * after a later write the database is right, and only the note of that write was cut off.
 * @param remembered Must be read before the database.
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
 * What is noted of the user database outside it, since browsers silently open a damaged database as an empty one.
 */
export interface Canary extends Tally {
  /** Time of the last backup, ms since the epoch; null where none was made. */
  readonly backedUpAt: number | null;
}

const KEY = 'local:canary';

/** What is noted; null before the first save. */
export function readCanary(): Promise<Canary | null> {
  return storage.getItem<Canary>(KEY);
}

/** Calls back at every change. Returns how to stop. */
export function watchCanary(onChange: (canary: Canary | null) => void): () => void {
  return storage.watch<Canary>(KEY, onChange);
}

/** Notes what a database holds, unless a later write to it is noted already. */
export async function noteTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  if (canary?.databaseId === tally.databaseId && canary.writes > tally.writes) return;
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Notes what a database holds, whatever was noted before. */
export async function adoptTally(tally: Tally): Promise<void> {
  const canary = await readCanary();
  await writeCanary(tally, canary?.backedUpAt ?? null);
}

/** Notes that a backup of everything was made at a time, ms since the epoch. */
export async function noteBackup(backedUpAt: number): Promise<void> {
  const canary = await readCanary();
  if (canary !== null) await writeCanary(canary, backedUpAt);
}

/** Forgets everything: the user has deleted all data on purpose, and nothing is missing. */
export async function forgetCanary(): Promise<void> {
  await guardLocal(() => storage.removeItem(KEY));
}

function writeCanary(tally: Tally, backedUpAt: number | null): Promise<void> {
  const { databaseId, writes, snippets, documents } = tally;
  return guardLocal(() =>
    storage.setItem<Canary>(KEY, { databaseId, writes, snippets, documents, backedUpAt }),
  );
}
