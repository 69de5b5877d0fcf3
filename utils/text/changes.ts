import { comparableText } from './comparable';
import { isClosingQuote, isOpeningQuote } from './quotes';

/** A run of characters that two wordings share or that only one of them has. */
export interface Change {
  readonly kind: 'same' | 'deleted' | 'inserted';
  /** As in the earlier wording if both have it. */
  readonly text: string;
}

/** Wordings that differ by more characters are shown as one deleted and one inserted. */
const MAX_EDITS = 2_000;

/**
 * What was deleted from a wording and inserted into it, in text order, with as few characters as possible; in a
 * replacement, the deleted ones come first. Ignores differences of width, script, quotes and white space, and other
 * forms of the same character. Takes time in the order of length times edits (E. Myers, An O(ND) Difference Algorithm,
 * 1986).
 */
export function changesBetween(before: string, after: string): Change[] {
  const old = charactersOf(before);
  const now = charactersOf(after);
  let first = 0;
  while (first < old.length && first < now.length && old[first].key === now[first].key) first++;
  let same = 0;
  const most = Math.min(old.length, now.length) - first;
  while (same < most && old[old.length - 1 - same].key === now[now.length - 1 - same].key) same++;
  const changes: Change[] = [];
  const add = (kind: Change['kind'], characters: readonly Character[]) => {
    const text = characters.map(({ text }) => text).join('');
    if (text !== '') changes.push({ kind, text });
  };
  add('same', old.slice(0, first));
  for (const { kind, from, to } of tidied(
    editsBetween(old.slice(first, old.length - same), now.slice(first, now.length - same)),
  )) {
    add(kind, (kind === 'inserted' ? now : old).slice(first + from, first + to));
  }
  add('same', old.slice(old.length - same));
  return changes;
}

/** One character with the white space before it, and the key by which it is compared. */
interface Character {
  readonly text: string;
  readonly key: string;
}

function charactersOf(text: string): Character[] {
  const trimmed = text.trim();
  const { text: units, offsets } = comparableText(trimmed);
  const unitAt = new Map<number, string>();
  for (let i = 0; i < units.length; i++) unitAt.set(offsets[i], units[i]);
  return Array.from(trimmed.matchAll(/\s*(\S)/gu), ({ 0: whole, 1: sign, index }) => ({
    text: whole,
    key: keyOf(sign, unitAt.get(index + whole.length - 1)),
  }));
}

/** @param unit Its comparable form, if that is a single unit. */
function keyOf(sign: string, unit: string | undefined): string {
  if (isOpeningQuote(sign)) return '“';
  if (isClosingQuote(sign)) return '”';
  return (sign.length === 1 && unit) || sign;
}

/** Characters `from` to `to` of the earlier wording, or of the later one if inserted. */
interface Edit {
  readonly kind: Change['kind'];
  readonly from: number;
  readonly to: number;
}

function editsBetween(old: readonly Character[], now: readonly Character[]): Edit[] {
  const rounds: Int32Array[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  const reached = (diagonal: number) => reach.get(diagonal) ?? -1;
  for (let edits = 0; edits <= MAX_EDITS; edits++) {
    const round = new Int32Array(2 * edits + 1);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown =
        diagonal === -edits || (diagonal !== edits && reached(diagonal - 1) < reached(diagonal + 1));
      let x = isDown ? reached(diagonal + 1) : reached(diagonal - 1) + 1;
      while (x < old.length && x - diagonal < now.length && old[x].key === now[x - diagonal].key) x++;
      reach.set(diagonal, x);
      round[diagonal + edits] = x;
      if (x >= old.length && x - diagonal >= now.length) return traced(rounds, edits, old.length, now.length);
    }
    rounds.push(round);
  }
  return [
    { kind: 'deleted', from: 0, to: old.length },
    { kind: 'inserted', from: 0, to: now.length },
  ];
}

/** Walks back through the rounds of the search. */
function traced(rounds: readonly Int32Array[], edits: number, oldLength: number, nowLength: number): Edit[] {
  const all: Edit[] = [];
  let [x, y] = [oldLength, nowLength];
  for (let round = edits; round > 0; round--) {
    const diagonal = x - y;
    const reached = (of: number) => (Math.abs(of) > round - 1 ? -1 : rounds[round - 1][of + round - 1]);
    const isDown =
      diagonal === -round || (diagonal !== round && reached(diagonal - 1) < reached(diagonal + 1));
    const from = isDown ? reached(diagonal + 1) : reached(diagonal - 1);
    const next = isDown ? from : from + 1;
    if (x > next) all.push({ kind: 'same', from: next, to: x });
    if (isDown) all.push({ kind: 'inserted', from: from - diagonal - 1, to: from - diagonal });
    else all.push({ kind: 'deleted', from, to: from + 1 });
    x = from;
    y = isDown ? from - diagonal - 1 : from - diagonal + 1;
  }
  if (x > 0) all.push({ kind: 'same', from: 0, to: x });
  return all.reverse();
}

/** Groups edits: deletions before insertions, and a lone common character joins the changes around it. */
function tidied(edits: readonly Edit[]): Edit[] {
  const out: Edit[] = [];
  let deleted: [number, number] | null = null;
  let inserted: [number, number] | null = null;
  const flush = () => {
    if (deleted) out.push({ kind: 'deleted', from: deleted[0], to: deleted[1] });
    if (inserted) out.push({ kind: 'inserted', from: inserted[0], to: inserted[1] });
    deleted = null;
    inserted = null;
  };
  for (const [i, { kind, from, to }] of edits.entries()) {
    if (kind === 'deleted') deleted = [deleted?.[0] ?? from, to];
    else if (kind === 'inserted') inserted = [inserted?.[0] ?? from, to];
    else if (to - from === 1 && deleted && inserted && i < edits.length - 1) {
      deleted = [deleted[0], to];
      inserted = [inserted[0], inserted[1] + 1];
    } else {
      flush();
      out.push({ kind, from, to });
    }
  }
  flush();
  return out;
}
