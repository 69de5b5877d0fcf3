import { isSame } from './is-same';

/** Which of two states of a thing stays: the stored one, or that of the file. */
export type Side = 'mine' | 'theirs';

/** A thing that is stored, and that a file has in another state. */
export interface Difference<T> {
  /** Names it among all differences with one file. */
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

/**
 * What is written into a table: `put` takes the places of `replaced` where they have the same ids, and is new
 * otherwise; what is replaced by nothing is removed.
 */
export interface RowChange<T> {
  readonly put: readonly T[];
  /** Rows as they are stored before the change. */
  readonly replaced: readonly T[];
}

/** Fields that two states of a thing don't have in common; `fields` are those that count, by default all. */
export function differingFields<T extends object>(
  mine: T,
  theirs: T,
  fields: readonly (keyof T)[] = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])] as (keyof T)[],
): (keyof T)[] {
  return fields.filter((field) => !isSame(mine[field], theirs[field]));
}

/**
 * Which stored thing each one that comes in is. Those with one key of the first kind in common are paired first, then
 * what is left by the keys of the next kind; each is in one pair at most, earlier ones first.
 * @returns The stored one by the one that comes in; those that are none of the stored ones are left out.
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

/** What taking the chosen side of each difference writes. */
export function chosenRows<T>(differences: readonly Difference<T>[], sideOf: SideOf): RowChange<T> {
  const taken = differences.filter((difference) => sideOf(difference) === 'theirs');
  return { put: taken.map(({ theirs }) => theirs), replaced: taken.map(({ mine }) => mine) };
}
