import { type ComparableText, comparableText } from '../text/comparable';
import { type Anchor, anchorsOf } from './anchor';
import type { TextQuoteSelector } from './describe';

/** A selector and the former position of its wording, UTF-16 units; null where that is not known. */
export interface SelectorWithHint {
  readonly quote: TextQuoteSelector;
  readonly position: number | null;
}

/** Similarities that differ less are equal: then position and order decide. */
const EQUAL = 0.005;

/** A change in the order of equal wordings needs at least this gain in similarity. */
const MIN_REORDER_GAIN = 0.05;

/**
 * Finds the passages of several selectors in one text, as `anchor` does for one; null for those not found. Of a wording
 * that occurs several times each selector gets an occurrence of its own: in the former order, and moved as far as what
 * is found beside it has moved. A generator, so that other work gets a turn between two selectors.
 */
export function* anchorAll(
  page: ComparableText,
  all: readonly SelectorWithHint[],
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

/** Whether only position decides between several passages. */
function isOpen(places: readonly Anchor[]): boolean {
  return places.length > 1 && withoutPosition(places[0]) - withoutPosition(places[1]) < EQUAL;
}

/** The similarity without the share of the position. */
function withoutPosition({ similarity, nearness }: Anchor): number {
  return similarity - nearness;
}

/** Former position and shift of each wording that is found for certain. */
function movesOf(
  all: readonly SelectorWithHint[],
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

/** Indices of selectors with the same wording, in groups of two or more, in the order of their positions. */
function sameWordings(all: readonly SelectorWithHint[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [i, { quote, position }] of all.entries()) {
    if (position === null) continue;
    const wording = comparableText(quote.exact).text;
    groups.set(wording, [...(groups.get(wording) ?? []), i]);
  }
  const byPosition = (a: number, b: number) => Number(all[a].position) - Number(all[b].position);
  return [...groups.values()].filter((group) => group.length > 1).map((group) => group.sort(byPosition));
}

/**
 * Gives each selector of a group a separate occurrence, in order, unless surroundings show that the order has changed.
 */
function assign(
  group: readonly number[],
  all: readonly SelectorWithHint[],
  found: readonly (readonly Anchor[])[],
  chosen: (Anchor | null)[],
): void {
  const total = (places: readonly (Anchor | null)[]) =>
    places.reduce((sum, place) => sum + (place ? withoutPosition(place) : 0), 0);
  const own = group.map((i) => chosen[i]);
  const starts = own.flatMap((place) => (place ? [place.start] : []));
  // An import can have saved the same passage twice.
  const positions = new Set(group.map((i) => all[i].position));
  const isEachOnce = new Set(starts).size === Math.min(starts.length, positions.size);
  if (isEachOnce && starts.every((start, i) => i === 0 || starts[i - 1] <= start)) return;
  const ordered = inOrder(group.map((i) => ({ position: all[i].position, places: found[i] })));
  if (isEachOnce && total(own) > total(ordered) + MIN_REORDER_GAIN) return;
  for (const [nth, i] of group.entries()) chosen[i] = ordered[nth];
}

/** Ascending occurrences with the greatest total similarity; selectors of one position share an occurrence. */
function inOrder(
  wanted: readonly { readonly position: number | null; readonly places: readonly Anchor[] }[],
): (Anchor | null)[] {
  const starts = [...new Set(wanted.flatMap(({ places }) => places.map(({ start }) => start)))].sort(
    (a, b) => a - b,
  );
  // best[i][j]: the greatest sum for the first i selectors and the first j starts.
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
