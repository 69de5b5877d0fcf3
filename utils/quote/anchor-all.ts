import { type ComparableText, comparableText } from '../text/comparable';
import { type Anchor, anchorsOf } from './anchor';
import type { TextQuoteSelector } from './describe';

/** A selector and where its wording stood in the text, UTF-16 units; null where that is not known. */
export interface SoughtPlace {
  readonly quote: TextQuoteSelector;
  readonly position: number | null;
}

/** Similarities nearer than this are equal: what surroundings can't tell, position and order do. */
const EQUAL = 0.005;

/** Least by which the order of equal wordings must have changed to be believed. */
const REORDERED = 0.05;

/**
 * Finds the places of several selectors in one text, as `anchor` does for each; null for those that are not found.
 * Wordings that the page has several times have their places each, in the order in which they were, moved as what is
 * found beside them has moved. A generator, so that others have their turn between two selectors.
 */
export function* anchorAll(
  page: ComparableText,
  all: readonly SoughtPlace[],
): Generator<void, (Anchor | null)[]> {
  const found: Anchor[][] = [];
  for (const { quote, position } of all) {
    found.push(anchorsOf(page, quote, position));
    yield;
  }
  const moves = movesOf(all, found);
  for (const [i, { quote, position }] of all.entries()) {
    if (position === null || !isOpen(found[i])) continue;
    const move = nearestMove(moves, position);
    if (move !== 0) found[i] = anchorsOf(page, quote, Math.max(0, position + move));
    yield;
  }
  const chosen = found.map((places) => places[0] ?? null);
  for (const group of sameWordings(all)) assign(group, all, found, chosen);
  return chosen;
}

/** Whether position alone says which of several places is meant. */
function isOpen(places: readonly Anchor[]): boolean {
  return places.length > 1 && bare(places[0]) - bare(places[1]) < EQUAL;
}

/** A similarity without what position gives to it. */
function bare({ similarity, nearness }: Anchor): number {
  return similarity - nearness;
}

/** How far what is found for sure has moved, and where it was. */
function movesOf(
  all: readonly SoughtPlace[],
  found: readonly (readonly Anchor[])[],
): { position: number; by: number }[] {
  return all.flatMap(({ position }, i) => {
    const [best] = found[i];
    const isSure = position !== null && best?.isExact && !isOpen(found[i]);
    return isSure ? [{ position, by: best.start - position }] : [];
  });
}

function nearestMove(moves: readonly { position: number; by: number }[], position: number): number {
  let nearest: { position: number; by: number } | null = null;
  for (const move of moves) {
    const away = Math.abs(move.position - position);
    if (nearest === null || away < Math.abs(nearest.position - position)) nearest = move;
  }
  return nearest?.by ?? 0;
}

/** Indexes of selectors of one wording, in the order of their positions; groups of two and more. */
function sameWordings(all: readonly SoughtPlace[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, { quote, position }] of all.entries()) {
    if (position === null) continue;
    const wording = comparableText(quote.exact).text;
    groups.set(wording, [...(groups.get(wording) ?? []), i]);
  }
  const byPosition = (a: number, b: number) => Number(all[a].position) - Number(all[b].position);
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort(byPosition));
}

/** Gives each of a group a place of its own, in their order, unless their surroundings say that the order has changed. */
function assign(
  group: readonly number[],
  all: readonly SoughtPlace[],
  found: readonly (readonly Anchor[])[],
  chosen: (Anchor | null)[],
): void {
  const total = (places: readonly (Anchor | null)[]) =>
    places.reduce((sum, place) => sum + (place ? bare(place) : 0), 0);
  const own = group.map((i) => chosen[i]);
  const starts = own.flatMap((place) => (place ? [place.start] : []));
  // The same place can have been saved twice, by an import.
  const positions = new Set(group.map((i) => all[i].position));
  const isEachOnce = new Set(starts).size === Math.min(starts.length, positions.size);
  if (isEachOnce && starts.every((start, i) => i === 0 || starts[i - 1] <= start)) return;
  const ordered = inOrder(group.map((i) => ({ position: all[i].position, places: found[i] })));
  if (isEachOnce && total(own) > total(ordered) + REORDERED) return;
  for (const [nth, i] of group.entries()) chosen[i] = ordered[nth];
}

/** Places in ascending order with the greatest similarity in all; those of one position have one place. */
function inOrder(
  wanted: readonly { readonly position: number | null; readonly places: readonly Anchor[] }[],
): (Anchor | null)[] {
  const starts = [...new Set(wanted.flatMap(({ places }) => places.map(({ start }) => start)))].sort(
    (a, b) => a - b,
  );
  // best[i][j]: the greatest sum for the first i wanted ones among the first j starts.
  const best = [new Float64Array(starts.length + 1)];
  const scoreOf = wanted.map(({ places }) => new Map(places.map((place) => [place.start, place])));
  const isTwin = (i: number) => i > 0 && wanted[i].position === wanted[i - 1].position;
  for (const [i] of wanted.entries()) {
    const row = new Float64Array(starts.length + 1);
    for (let j = 0; j <= starts.length; j++) {
      const without = Math.max(best[i][j], j > 0 ? row[j - 1] : 0);
      const place = j > 0 ? scoreOf[i].get(starts[j - 1]) : undefined;
      row[j] = place ? Math.max(without, best[i][isTwin(i) ? j : j - 1] + place.similarity) : without;
    }
    best.push(row);
  }
  const chosen: (Anchor | null)[] = wanted.map(() => null);
  let j = starts.length;
  for (let i = wanted.length; i > 0; ) {
    if (j > 0 && best[i][j] === best[i][j - 1]) j--;
    else if (best[i][j] === best[i - 1][j]) i--;
    else {
      chosen[i - 1] = scoreOf[i - 1].get(starts[j - 1]) ?? null;
      if (!isTwin(i - 1)) j--;
      i--;
    }
  }
  return chosen;
}
