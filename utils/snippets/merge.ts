import {
  chosenRows,
  type Difference,
  differingFields,
  pairUp,
  type RowChange,
  type Side,
  type SideOf,
} from './difference';
import { placeKey } from './same-place';
import type { Snippet } from './snippet';

/** What would come of taking snippets in. Nothing is done by making it. */
export interface MergePlan {
  /** Those of which nothing is stored. */
  readonly added: readonly Snippet[];
  /** How many are stored in the same state. */
  readonly same: number;
  /** How many are in the file a second time, with the same note, tags, title and dates under another id. */
  readonly twice: number;
  /** Those that are stored in another state, whether under the same id or saved again at the same place. */
  readonly conflicts: readonly Difference<Snippet>[];
}

/**
 * Compares snippets that come in with those that are stored. Two are the same snippet where they have the same id, or
 * else where saving would take them for the same: one wording with the same surroundings on one page. Each stored one
 * is compared with at most one that comes in; a further one at its place is new, so that no note is lost.
 * @param incoming Each of another id.
 */
export function planMerge(stored: readonly Snippet[], incoming: readonly Snippet[]): MergePlan {
  // Of several at one place those in the same state first.
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

/** What a plan writes with what was chosen of its conflicts. */
export function mergeWrites({ added, conflicts }: MergePlan, sideOf: SideOf): RowChange<Snippet> {
  const { put, replaced } = chosenRows(conflicts, sideOf);
  return { put: [...added, ...put], replaced };
}

function compare(mine: Snippet, theirs: Snippet): Difference<Snippet> | null {
  const isAgain = mine.id !== theirs.id;
  const stored = isAgain
    ? { ...theirs, id: mine.id, keys: [...new Set([...mine.keys, ...theirs.keys])] }
    : theirs;
  // When it was changed is no difference by itself; by how many addresses its page is known is none between two saves.
  const fields = differingFields(mine, stored).filter((field) => !(isAgain && field === 'keys'));
  if (fields.every((field) => field === 'changedAt')) return null;
  const preferred = isAgain ? fullerOf(mine, theirs) : newerOf(mine, theirs);
  return { key: `snippet:${mine.id}`, mine, theirs: stored, fields, preferred };
}

/** Of two saves of one passage the one with a note or tags, where only one has any; else the one changed last. */
function fullerOf(mine: Snippet, theirs: Snippet): Side {
  const [isMine, isTheirs] = [mine, theirs].map(({ note, tags }) => note !== '' || tags.length > 0);
  if (isMine === isTheirs) return newerOf(mine, theirs);
  return isMine ? 'mine' : 'theirs';
}

function newerOf(mine: Snippet, theirs: Snippet): Side {
  return theirs.changedAt > mine.changedAt ? 'theirs' : 'mine';
}

/** What the store knows a place by, too: one of its keys with the wording and its surroundings. */
function placesOf({ keys, quote }: Snippet): string[] {
  const place = placeKey(quote);
  return keys.map((key) => JSON.stringify([key, place]));
}

/** The same with what the user made there. */
function madeAt(snippet: Snippet): string[] {
  const { note, tags, title, date, savedAt } = snippet;
  const made = JSON.stringify([note, tags, title, date, savedAt]);
  return placesOf(snippet).map((place) => place + made);
}
