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

/** Reads it of a database, in the transaction that is under way where there is one. */
export async function readTally(database: UserDatabase): Promise<Tally> {
  const [row, snippets, documents] = await Promise.all([
    database.meta.get('database'),
    database.snippets.count(),
    database.documents.count(),
  ]);
  return { databaseId: row?.id ?? '', writes: row?.writes ?? 0, snippets, documents };
}

/**
 * What is missing in a database of what is remembered; null where nothing is. All is missing in another database than
 * the one that is remembered. In the same one something is where it holds less without a write since: with a later
 * one it is right, and only the note of that write was cut off.
 * @param remembered Must have been read before the database was.
 */
export function lossOf(remembered: Tally | null, held: Tally): Loss | null {
  if (remembered === null) return null;
  const isSame = remembered.databaseId === held.databaseId;
  if (isSame && held.writes > remembered.writes) return null;
  const { snippets, documents } = isSame ? held : { snippets: 0, documents: 0 };
  const loss = {
    snippets: Math.max(0, remembered.snippets - snippets),
    documents: Math.max(0, remembered.documents - documents),
  };
  return loss.snippets + loss.documents === 0 ? null : loss;
}
