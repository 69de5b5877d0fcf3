import { liveQuery } from 'dexie';
import type { Snippet } from '../snippets/snippet';
import { UserDatabase } from './user-database';

const database = new UserDatabase();

/** Saves a snippet. One with the same id is the same save: it stays as it was, and is returned. */
export async function saveSnippet(snippet: Snippet): Promise<Snippet> {
  return database.transaction('rw', database.snippets, async () => {
    const earlier = await database.snippets.get(snippet.id);
    if (earlier !== undefined) return earlier;
    await database.snippets.add(snippet);
    return snippet;
  });
}

/** Deletes a snippet; nothing happens where there is none of this id. */
export async function deleteSnippet(id: string): Promise<void> {
  await database.snippets.delete(id);
}

/** Puts a deleted snippet back as it was. */
export async function restoreSnippet(snippet: Snippet): Promise<void> {
  await database.snippets.put(snippet);
}

/** What a live list of snippets shows. */
export interface SnippetList {
  /** Newest first, at most as many as were asked for. */
  readonly snippets: readonly Snippet[];
  /** How many there are in all. */
  readonly total: number;
}

/**
 * Calls back with the newest snippets now and at every change, whichever context made it. Returns how to stop.
 * A database that can't be opened (private browsing in Firefox) is told through `onError`.
 */
export function liveSnippets(
  limit: number,
  onChange: (list: SnippetList) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(async () => {
    const snippets = await database.snippets.orderBy('savedAt').reverse().limit(limit).toArray();
    return { snippets, total: await database.snippets.count() };
  }).subscribe({ next: onChange, error: onError });
  return () => subscription.unsubscribe();
}
