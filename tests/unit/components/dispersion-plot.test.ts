import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BAR_UNITS,
  inPlotOrder,
  nearestOccurrence,
  occurrenceAt,
  occurrenceCount,
  strokeOf,
  strokesOf,
} from '../../../components/study/dispersion-plot';
import type { StudyDocument } from '../../../utils/lookup/answer';

const documentOf = (
  length: number,
  starts: readonly number[],
  year: number | null = null,
): StudyDocument => ({
  id: `doc-${year}-${length}`,
  title: '讲话',
  year,
  han: length,
  length,
  places: starts.flatMap((start) => [start, start + 4]),
});

const anyDocument = fc.integer({ min: 10, max: 50_000 }).chain((length) =>
  fc.uniqueArray(fc.nat(length - 1), { minLength: 1, maxLength: 30 }).map((starts) =>
    documentOf(
      length,
      starts.sort((a, b) => a - b),
    ),
  ),
);

describe('the plot', () => {
  test('occurrences and their strokes', () => {
    const document = documentOf(1_200, [0, 600, 601, 1_199]);
    expect(occurrenceCount(document)).toBe(4);
    expect(occurrenceAt(document, 1)).toEqual({ start: 600, end: 604 });
    expect(strokesOf(document)).toEqual([0, 300, BAR_UNITS - 1]);
  });

  test('every stroke is on the bar, in the order of the occurrences', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const strokes = Array.from({ length: occurrenceCount(document) }, (_, at) => strokeOf(document, at));
        expect(strokes.every((stroke) => stroke >= 0 && stroke < BAR_UNITS)).toBe(true);
        expect([...strokes].sort((a, b) => a - b)).toEqual(strokes);
        expect(strokesOf(document)).toEqual([...new Set(strokes)]);
      }),
    );
  });

  test('the nearest occurrence to a point is no farther than any other', () => {
    fc.assert(
      fc.property(anyDocument, fc.double({ min: 0, max: 1, noNaN: true }), (document, share) => {
        const away = (at: number) => Math.abs(occurrenceAt(document, at).start - share * document.length);
        const nearest = nearestOccurrence(document, share);
        for (let at = 0; at < occurrenceCount(document); at++)
          expect(away(nearest)).toBeLessThanOrEqual(away(at));
      }),
    );
  });

  test('documents by year, those without one last; unchanged for a single year', () => {
    const years = (all: readonly (number | null)[]) =>
      inPlotOrder(all.map((year) => documentOf(10, [0], year))).map(({ document }) => document.year);
    expect(years([2021, null, 2019, 2020])).toEqual([2019, 2020, 2021, null]);
    expect(years([null, 2020, 2020])).toEqual([null, 2020, 2020]);
  });
});
