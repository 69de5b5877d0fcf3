import { isSame } from './is-same';
import { placeKey } from './same-place';
import type { Snippet } from './snippet';

/** Which of two states of a snippet stays: the stored one, or that of the file. */
export type Side = 'mine' | 'theirs';

/** A snippet that is stored and stands in the file as well, but not in the same state. */
export interface MergeConflict {
  readonly mine: Snippet;
  readonly theirs: Snippet;
  /** Fields in which they differ, at least one. */
  readonly fields: readonly (keyof Snippet)[];
  /** The one that was changed last; the stored one where both were at the same time. */
  readonly newer: Side;
}

/** What would come of taking snippets in. Nothing is done by making it. */
export interface MergePlan {
  /** Those of which nothing is stored. */
  readonly added: readonly Snippet[];
  /** How many are stored in the same state. */
  readonly same: number;
  /** How many have the wording, page and surroundings of another one, under another id; they stay out. */
  readonly known: number;
  readonly conflicts: readonly MergeConflict[];
}

/** What is to be written, and what stood there before. */
export interface MergeWrites {
  readonly put: readonly Snippet[];
  /** The stored ones whose places are taken; the rest of `put` is new. */
  readonly replaced: readonly Snippet[];
}

/**
 * Compares snippets that come in with those that are stored.
 * @param incoming Each of another id.
 */
export function planMerge(stored: readonly Snippet[], incoming: readonly Snippet[]): MergePlan {
  const byId = new Map(stored.map((snippet) => [snippet.id, snippet]));
  const places = new Set(stored.flatMap(placesOf));
  const added: Snippet[] = [];
  const conflicts: MergeConflict[] = [];
  let same = 0;
  let known = 0;
  for (const theirs of incoming) {
    const mine = byId.get(theirs.id);
    if (mine === undefined) {
      const own = placesOf(theirs);
      if (own.some((place) => places.has(place))) known++;
      else {
        added.push(theirs);
        for (const place of own) places.add(place);
      }
      continue;
    }
    const fields = differingFields(mine, theirs);
    if (fields.length === 0) same++;
    else
      conflicts.push({ mine, theirs, fields, newer: theirs.changedAt > mine.changedAt ? 'theirs' : 'mine' });
  }
  return { added, same, known, conflicts };
}

/** @param choose Which side of a conflict stays. */
export function mergeWrites(
  { added, conflicts }: MergePlan,
  choose: (conflict: MergeConflict) => Side,
): MergeWrites {
  const taken = conflicts.filter((conflict) => choose(conflict) === 'theirs');
  return {
    put: [...added, ...taken.map(({ theirs }) => theirs)],
    replaced: taken.map(({ mine }) => mine),
  };
}

/** What the store knows a place by, too: one of its keys with the wording and its surroundings. */
function placesOf({ keys, quote }: Snippet): string[] {
  const place = placeKey(quote);
  return keys.map((key) => JSON.stringify([key, place]));
}

function differingFields(mine: Snippet, theirs: Snippet): (keyof Snippet)[] {
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs)] as (keyof Snippet)[]);
  return [...fields].filter((field) => !isSame(mine[field], theirs[field]));
}
