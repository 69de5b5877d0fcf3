import { placeKey } from './page-key';
import type { Snippet } from './snippet';

/** Which of two states of an item stays: the stored one, or that of the file. */
export type Side = 'mine' | 'theirs';

/** An item that is stored, and that a file has in another state. */
export interface Difference<T> {
  /** Identifies it among the differences with one file. */
  readonly key: string;
  readonly mine: T;
  /** As it would be stored: under the id that it has here. */
  readonly theirs: T;
  /** Fields in which the two differ, at least one. */
  readonly fields: readonly (keyof T)[];
  /** The side that stays unless the user chooses otherwise. */
  readonly preferred: Side;
}

/** The side that stays of a difference. */
export type SideOf = (difference: Pick<Difference<unknown>, 'key' | 'preferred'>) => Side;

/** The side chosen for each difference, by its key; the preferred side stays where there is none. */
export type Choices = ReadonlyMap<string, Side>;

/** The side of a difference that stays: the chosen one, else the preferred one. */
export function sideOf(choices: Choices): SideOf {
  return ({ key, preferred }) => choices.get(key) ?? preferred;
}

/**
 * What is written into a table: `put` replaces the rows of `replaced` with the same ids, and is new otherwise; the other
 * rows of `replaced` are removed.
 */
export interface RowChange<T> {
  readonly put: readonly T[];
  /** Rows as they are stored before the change. */
  readonly replaced: readonly T[];
}

/** Fields in which two states of an item differ. `fields` are those that count, by default all. */
export function differingFields<T extends object>(
  mine: T,
  theirs: T,
  fields: readonly (keyof T)[] = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof T)[],
): (keyof T)[] {
  return fields.filter((field) => !isSame(mine[field], theirs[field]));
}

/**
 * Pairs incoming items with stored ones: first by the first kind of keys, then what is left by the next kind. Each is in
 * at most one pair, earlier ones first.
 * @returns The stored item by the incoming one, without those that have no pair.
 */
export function pairUp<T>(
  stored: readonly T[],
  incoming: readonly T[],
  kindsOfKeys: readonly ((each: T) => readonly string[])[],
): Map<T, T> {
  const pairs = new Map<T, T>();
  const paired = new Set<T>();
  for (const keysOf of kindsOfKeys) {
    const unpaired = new Map<string, T[]>();
    for (const mine of stored.filter((each) => !paired.has(each)).reverse())
      for (const key of keysOf(mine)) {
        const list = unpaired.get(key);
        if (list) list.push(mine);
        else unpaired.set(key, [mine]);
      }
    for (const theirs of incoming.filter((each) => !pairs.has(each)))
      for (const key of keysOf(theirs)) {
        const list = unpaired.get(key) ?? [];
        while (list.length > 0 && paired.has(list[list.length - 1])) list.pop();
        const mine = list.pop();
        if (mine === undefined) continue;
        pairs.set(theirs, mine);
        paired.add(mine);
        break;
      }
  }
  return pairs;
}

/** The change that takes the chosen side of each difference. */
export function chosenRows<T>(differences: readonly Difference<T>[], sideOf: SideOf): RowChange<T> {
  const taken = differences.filter((difference) => sideOf(difference) === 'theirs');
  return { put: taken.map(({ theirs }) => theirs), replaced: taken.map(({ mine }) => mine) };
}

/** Whether two values that JSON can hold are the same, in any order of keys. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as never], b[key as never]))
  );
}

/** What importing snippets would do. Making the plan changes nothing. */
export interface MergePlan {
  /** Those of which nothing is stored. */
  readonly added: readonly Snippet[];
  /** How many are stored in the same state. */
  readonly same: number;
  /** How many are duplicates in the file: the same note, tags, title and dates under another id. */
  readonly twice: number;
  /** Those that are stored in another state: under the same id, or with the same wording and surroundings. */
  readonly conflicts: readonly Difference<Snippet>[];
}

/**
 * Compares incoming snippets with stored ones. Two are the same snippet if they have the same id, or if saving would take
 * them for the same: the same wording and surroundings on one page. Each stored one is compared with at most one incoming
 * snippet; a further one there is new, so that no note is lost.
 * @param incoming Each with another id.
 */
export function planMerge(stored: readonly Snippet[], incoming: readonly Snippet[]): MergePlan {
  // Of several with the same wording and surroundings, those in the same state first.
  const pairs = pairUp(stored, incoming, [({ id }) => [id], madeAt, placesOf]);
  const seen = new Set([...pairs.keys()].flatMap(madeAt));
  const added: Snippet[] = [];
  const conflicts: Difference<Snippet>[] = [];
  let same = 0;
  let twice = 0;
  for (const theirs of incoming) {
    const mine = pairs.get(theirs);
    if (mine !== undefined) {
      const conflict = compare(mine, theirs);
      if (conflict === null) same++;
      else conflicts.push(conflict);
      continue;
    }
    const own = madeAt(theirs);
    if (own.some((made) => seen.has(made))) twice++;
    else {
      added.push(theirs);
      for (const made of own) seen.add(made);
    }
  }
  return { added, same, twice, conflicts };
}

/** What a plan writes, with the chosen side of each conflict. */
export function mergeWrites({ added, conflicts }: MergePlan, sideOf: SideOf): RowChange<Snippet> {
  const { put, replaced } = chosenRows(conflicts, sideOf);
  return { put: [...added, ...put], replaced };
}

function compare(mine: Snippet, theirs: Snippet): Difference<Snippet> | null {
  const isAgain = mine.id !== theirs.id;
  const stored = isAgain
    ? { ...theirs, id: mine.id, keys: [...new Set([...mine.keys, ...theirs.keys])] }
    : theirs;
  // The time of a change alone is no difference; nor are the keys between two saves.
  const fields = differingFields(mine, stored).filter((field) => !(isAgain && field === 'keys'));
  if (fields.every((field) => field === 'changedAt')) return null;
  const preferred = isAgain ? fullerOf(mine, theirs) : newerOf(mine, theirs);
  return { key: `snippet:${mine.id}`, mine, theirs: stored, fields, preferred };
}

/** Of two saves of one passage: the only one with a note or tags, else the one changed last. */
function fullerOf(mine: Snippet, theirs: Snippet): Side {
  const [isMine, isTheirs] = [mine, theirs].map(({ note, tags }) => note !== '' || tags.length > 0);
  if (isMine === isTheirs) return newerOf(mine, theirs);
  return isMine ? 'mine' : 'theirs';
}

function newerOf(mine: Snippet, theirs: Snippet): Side {
  return theirs.changedAt > mine.changedAt ? 'theirs' : 'mine';
}

/** Identifies a saved passage as the store does: by each key with the wording and its surroundings. */
function placesOf({ keys, quote }: Snippet): string[] {
  const place = placeKey(quote);
  return keys.map((key) => JSON.stringify([key, place]));
}

/** The same with what the user wrote there. */
function madeAt(snippet: Snippet): string[] {
  const { note, tags, title, date, savedAt } = snippet;
  const made = JSON.stringify([note, tags, title, date, savedAt]);
  return placesOf(snippet).map((place) => place + made);
}
