import type { StudyDocument } from '../../utils/lookup/study-answer';

/** Width of a bar in its own units, of which each is as wide as a stroke at the least. */
export const BAR_UNITS = 600;

/** Places of a document; `at` counts from 0. UTF-16 offsets. */
export function placeOf({ places }: StudyDocument, at: number): { start: number; end: number } {
  return { start: places[2 * at], end: places[2 * at + 1] };
}

/** How many places a document has. */
export function placeCount({ places }: StudyDocument): number {
  return places.length / 2;
}

/** Where a place's stroke stands on the bar, 0 to BAR_UNITS - 1. */
export function strokeOf(document: StudyDocument, at: number): number {
  const { start } = placeOf(document, at);
  return Math.min(BAR_UNITS - 1, Math.floor((start / Math.max(1, document.length)) * BAR_UNITS));
}

/** The strokes of all places, each once: where they stand on the bar, ascending. */
export function strokesOf(document: StudyDocument): number[] {
  const strokes = new Set<number>();
  for (let at = 0; at < placeCount(document); at++) strokes.add(strokeOf(document, at));
  return [...strokes];
}

/** The place whose stroke is nearest to a point of the bar; of as near ones the first. @param share 0 (left end) to 1. */
export function nearestPlace(document: StudyDocument, share: number): number {
  const wanted = share * document.length;
  let nearest = 0;
  for (let at = 1; at < placeCount(document); at++) {
    const isNearer =
      Math.abs(placeOf(document, at).start - wanted) < Math.abs(placeOf(document, nearest).start - wanted);
    if (isNearer) nearest = at;
  }
  return nearest;
}

/** Documents with their numbers, by year where there are two and more years, those without one last; else as they came. */
export function inPlotOrder(
  documents: readonly StudyDocument[],
): { document: StudyDocument; number: number }[] {
  const rows = documents.map((document, number) => ({ document, number }));
  if (!hasYears(documents)) return rows;
  const yearOf = ({ document }: (typeof rows)[number]) => document.year ?? Number.POSITIVE_INFINITY;
  return rows.sort((a, b) => (yearOf(a) === yearOf(b) ? 0 : yearOf(a) - yearOf(b)));
}

/** Whether documents are of two and more different years. */
export function hasYears(documents: readonly StudyDocument[]): boolean {
  return new Set(documents.map(({ year }) => year).filter((year) => year !== null)).size > 1;
}
