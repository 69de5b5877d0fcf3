import { liveQuery } from 'dexie';
import { placeKey } from '../snippets/page-key';
import type { Snippet, SnippetChange, SnippetHits } from '../snippets/snippet';
import { writeUser } from './user-access';
import { userDatabase as database } from './user-database';

/** Result of a save. */
export interface SavedSnippet {
  readonly snippet: Snippet;
  /** False for a snippet saved before: under the same id, or with the same wording in the same surroundings. */
  readonly isNew: boolean;
}

/**
 * Saves a snippet, unless it is stored: under the same id, or with the same wording and surroundings on the same page.
 * Then returns the stored one unchanged.
 */
export async function saveSnippet(snippet: Snippet): Promise<SavedSnippet> {
  return writeUser(database, [database.snippets], async () => {
    const earlier = (await database.snippets.get(snippet.id)) ?? (await samePlace(snippet));
    if (earlier !== undefined) return { snippet: earlier, isNew: false };
    await database.snippets.add(snippet);
    return { snippet, isNew: true };
  });
}

async function samePlace({ keys, quote }: Snippet): Promise<Snippet | undefined> {
  const place = placeKey(quote);
  return database.snippets
    .where('keys')
    .anyOf([...keys])
    .filter((other) => placeKey(other.quote) === place)
    .first();
}

/**
 * Changes fields of snippets, all or nothing. Other fields stay as stored, so if two windows edit a snippet, the last
 * write of each field wins. Skips ids that are not stored.
 * @param changeOf Gets the stored snippet and returns what changes.
 * @returns Ids of the changed snippets.
 */
export async function changeSnippets(
  ids: readonly string[],
  changeOf: (snippet: Snippet) => SnippetChange,
): Promise<string[]> {
  return writeUser(database, [database.snippets], async () => {
    const changed: string[] = [];
    await database.snippets
      .where('id')
      .anyOf([...ids])
      .modify((snippet, place) => {
        place.value = { ...snippet, ...changeOf(snippet), changedAt: Date.now() };
        changed.push(snippet.id);
      });
    return changed;
  });
}

/**
 * Stores what corpus and record have of snippets, all or nothing; it doesn't count as a change of the user's. Skips
 * snippets that are deleted by now. Returns how many were changed.
 */
export function putHits(found: ReadonlyMap<string, SnippetHits>): Promise<number> {
  return writeUser(database, [database.snippets], () =>
    database.snippets
      .where('id')
      .anyOf([...found.keys()])
      .modify((snippet, place) => {
        place.value = { ...snippet, ...found.get(snippet.id) };
      }),
  );
}

/** Whether there is a snippet of this id. */
export async function hasSnippet(id: string): Promise<boolean> {
  return (await database.snippets.get(id)) !== undefined;
}

/** Deletes snippets, all or nothing, and returns them whole, so that they can be put back. */
export async function deleteSnippets(ids: readonly string[]): Promise<Snippet[]> {
  return writeUser(database, [database.snippets], async () => {
    const found = await database.snippets.bulkGet([...ids]);
    await database.snippets.bulkDelete([...ids]);
    return found.filter((snippet) => snippet !== undefined);
  });
}

/** Stores snippets as they are, replacing those with the same ids, all or nothing. */
export async function putSnippets(snippets: readonly Snippet[]): Promise<void> {
  await writeUser(database, [database.snippets], () => database.snippets.bulkPut([...snippets]));
}

/** The snippets of these ids that are stored. */
export async function readSnippets(ids: readonly string[]): Promise<Snippet[]> {
  return (await database.snippets.bulkGet([...ids])).filter((snippet) => snippet !== undefined);
}

/** Puts deleted snippets back as they were, all or nothing. A snippet that is stored again stays as it is. */
export async function putBackSnippets(snippets: readonly Snippet[]): Promise<void> {
  await writeUser(database, [database.snippets], async () => {
    const stored = await database.snippets.bulkGet(snippets.map(({ id }) => id));
    await database.snippets.bulkPut(snippets.filter((_, at) => stored[at] === undefined));
  });
}

/**
 * Puts a deleted snippet back with a change made meanwhile. If it is stored again, or the same wording was saved again,
 * that snippet gets the change.
 * @param changeOf Gets that snippet and returns what changes.
 */
export async function putBackChanged(
  snippet: Snippet,
  changeOf: (snippet: Snippet) => SnippetChange,
): Promise<void> {
  await writeUser(database, [database.snippets], async () => {
    const base = (await database.snippets.get(snippet.id)) ?? (await samePlace(snippet)) ?? snippet;
    await database.snippets.put({ ...base, ...changeOf(base), changedAt: Date.now() });
  });
}

/** The snippets that have one of the keys, oldest first. */
export async function readSnippetsOf(keys: readonly string[]): Promise<Snippet[]> {
  const found = await database.snippets
    .where('keys')
    .anyOf([...keys])
    .distinct()
    .toArray();
  return found.sort((a, b) => a.savedAt - b.savedAt);
}

/** A live list of snippets. */
export interface SnippetList {
  /** Newest first, at most the requested number. */
  readonly snippets: readonly Snippet[];
  /** Number of all stored snippets. */
  readonly total: number;
}

/**
 * Calls back with the newest snippets now and at every change in any context. Returns a function that stops it.
 * `onError` is called if the database can't be opened (private browsing in Firefox).
 * @param limit Maximum number; Infinity for all.
 */
export function liveSnippets(
  limit: number,
  onChange: (list: SnippetList) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(async () => {
    // In one read: browsers walk backwards row by row.
    if (limit === Infinity) {
      const snippets = (await database.snippets.orderBy('savedAt').toArray()).reverse();
      return { snippets, total: snippets.length };
    }
    const snippets = await database.snippets.orderBy('savedAt').reverse().limit(limit).toArray();
    return { snippets, total: await database.snippets.count() };
  }).subscribe({ next: onChange, error: onError });
  return () => subscription.unsubscribe();
}

/** As `liveSnippets`, for the snippets with these ids, in their order. Leaves out ids that are not stored. */
export function liveSnippetsById(
  ids: readonly string[],
  onChange: (snippets: readonly Snippet[]) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(() => database.snippets.bulkGet([...ids])).subscribe({
    next: (rows) => onChange(rows.filter((snippet) => snippet !== undefined)),
    error: onError,
  });
  return () => subscription.unsubscribe();
}
