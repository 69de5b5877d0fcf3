import { liveQuery } from 'dexie';
import { placeKey } from '../snippets/page-key';
import type { Snippet, SnippetChange, SnippetHits } from '../snippets/snippet';
import { writeUser } from './user-access';
import { userDatabase as database } from './user-database';

/** What came of a save. */
export interface SavedSnippet {
  readonly snippet: Snippet;
  /** False where it had been saved before: under the same id, or the same wording at the same place. */
  readonly isNew: boolean;
}

/**
 * Saves a snippet. One with the same id is the same save, and so is the same wording at the same place of the same
 * page: it stays as it was, and is returned.
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
 * Changes fields of snippets, all or nothing; the others stay as they are by then, so that of two windows that edit
 * one snippet the last write of each field wins. Nothing happens where there is none of an id.
 * @param changeOf What changes in a snippet as it is stored now.
 * @returns Ids of those that were there to be changed.
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
 * Puts what corpus and record have of snippets, all or nothing, which is no change of the user's. Returns of how many
 * it was put: nothing happens to those that are gone by now.
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

/** Puts snippets as they are, in the place of those with the same ids, all or nothing: what was deleted, or a file has. */
export async function putSnippets(snippets: readonly Snippet[]): Promise<void> {
  await writeUser(database, [database.snippets], () => database.snippets.bulkPut([...snippets]));
}

/** The snippets of these ids that are stored. */
export async function readSnippets(ids: readonly string[]): Promise<Snippet[]> {
  return (await database.snippets.bulkGet([...ids])).filter((snippet) => snippet !== undefined);
}

/** Puts deleted snippets back as they were, all or nothing; one of an id that is stored again stays as it is. */
export async function putBackSnippets(snippets: readonly Snippet[]): Promise<void> {
  await writeUser(database, [database.snippets], async () => {
    const stored = await database.snippets.bulkGet(snippets.map(({ id }) => id));
    await database.snippets.bulkPut(snippets.filter((_, at) => stored[at] === undefined));
  });
}

/**
 * Puts a deleted snippet back with what was changed of it meanwhile. Where it is there again, or the same place was
 * saved again, that one gets the change.
 * @param changeOf What changes in the one that is stored then.
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

/** The snippets that are found by one of some keys, oldest first. */
export async function readSnippetsOf(keys: readonly string[]): Promise<Snippet[]> {
  const found = await database.snippets
    .where('keys')
    .anyOf([...keys])
    .distinct()
    .toArray();
  return found.sort((a, b) => a.savedAt - b.savedAt);
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
 * @param limit How many; Infinity for all.
 */
export function liveSnippets(
  limit: number,
  onChange: (list: SnippetList) => void,
  onError: (error: unknown) => void,
): () => void {
  const subscription = liveQuery(async () => {
    // Read at one go, and not one by one as browsers do backwards.
    if (limit === Infinity) {
      const snippets = (await database.snippets.orderBy('savedAt').toArray()).reverse();
      return { snippets, total: snippets.length };
    }
    const snippets = await database.snippets.orderBy('savedAt').reverse().limit(limit).toArray();
    return { snippets, total: await database.snippets.count() };
  }).subscribe({ next: onChange, error: onError });
  return () => subscription.unsubscribe();
}

/** As `liveSnippets`, with the snippets of some ids, in their order; ids without one are left out. */
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
