import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHRASE_MIN_HAN } from '../../../utils/limits';
import {
  bestSegments,
  CUT_COST,
  type MarkableWord,
  PART_COST,
  WeighedWords,
} from '../../../utils/match/segments';
import type { Span } from '../../../utils/text/span';

const everywhere = () => true;

interface WeighedWord extends MarkableWord {
  readonly probability: number;
}

function weighed(all: readonly WeighedWord[]): WeighedWords {
  const words = new WeighedWords();
  for (const word of all) words.add(word, word.probability);
  return words;
}

/** Of a part's Han characters in known words. */
const SHARE = 0.7;

/** Words of two Han characters each from a drawing: + surely marked and known, - surely not, o likely but unknown. */
function drawn(drawing: string): WeighedWord[] {
  return Array.from(drawing, (sign, i) => ({
    start: i * 2,
    end: i * 2 + 2,
    han: 2,
    probability: sign === '-' ? 0.05 : 0.95,
    isKnown: sign === '+',
    ...{ mayBegin: true, mayEnd: true, cutsBefore: false, cutsBehind: false },
  }));
}

const shown = (words: readonly WeighedWord[], isWhole: (span: Span) => boolean = everywhere) =>
  bestSegments(weighed(words), 0.5, SHARE, isWhole).map(({ start, end }) => `${start}-${end}`);

describe('bestSegments', () => {
  test.each([
    ['', []],
    ['----', []],
    ['++', ['0-4']],
    ['+', []],
    ['-++-', ['2-6']],
    ['++----++', ['0-4', '12-16']],
    ['++++', ['0-8']],
    ['oo', []],
    ['++++oo', ['0-10']],
    ['+oo+', []],
  ])('%s', (drawing, expected) => {
    expect(shown(drawn(drawing))).toEqual(expected);
  });

  test('an edge stands where it may', () => {
    const words = drawn('++++');
    expect(shown(words.map((word, i) => ({ ...word, mayBegin: i !== 0 })))).toEqual(['2-8']);
    expect(shown(words.map((word, i) => ({ ...word, mayEnd: i !== 3 })))).toEqual(['0-6']);
    expect(shown(words, ({ start }) => start !== 0)).toEqual(['2-8']);
  });

  test('an edge cuts no known compound where another one gains about as much', () => {
    const words = drawn('+++-');
    expect(shown(words.map((word, i) => ({ ...word, cutsBehind: i === 2 })))).toEqual(['0-6']);
    const unsure = words.map((word, i) => ({
      ...word,
      ...(i === 2 && { probability: 0.7, cutsBehind: true }),
    }));
    expect(shown(unsure)).toEqual(['0-4']);
  });

  test('letters stand at an edge only where they are known', () => {
    const words = drawn('++').map((word) => ({ ...word, han: 4 }));
    const letters = { ...words[0], start: 4, end: 6, han: 0, isKnown: false };
    expect(shown([...words, letters])).toEqual(['0-4']);
    expect(shown([...words, letters, { ...words[0], start: 6, end: 8 }])).toEqual(['0-8']);
  });

  test('gains as much as the best of all sets of segments', () => {
    const word = fc.record({
      han: fc.integer({ min: 0, max: 4 }),
      probability: fc.integer({ min: 0, max: 20 }).map((n) => n / 20),
      isKnown: fc.boolean(),
      mayBegin: fc.boolean(),
      mayEnd: fc.boolean(),
      cutsBefore: fc.boolean(),
      cutsBehind: fc.boolean(),
    });
    const words = fc
      .array(word, { maxLength: 7 })
      .map((all) => all.map((each, i) => ({ ...each, start: i, end: i + 1 })));
    fc.assert(
      fc.property(
        words,
        fc.constantFrom(0.3, 0.5, 0.7),
        fc.integer({ min: 2, max: 9 }),
        (all, threshold, divisor) => {
          const isWhole = ({ start, end }: Span) => (start * 7 + end * 3) % divisor !== 0;
          const sum = (span: Span, value: (word: WeighedWord) => number) =>
            all.slice(span.start, span.end).reduce((total, each) => total + value(each), 0);
          const gainOf = (span: Span) =>
            sum(span, ({ han, probability }) => han * (probability - threshold)) -
            PART_COST -
            CUT_COST * (Number(all[span.start].cutsBefore) + Number(all[span.end - 1].cutsBehind));
          const isAllowed = (span: Span) => {
            const han = sum(span, (each) => each.han);
            return (
              all[span.start].mayBegin &&
              all[span.end - 1].mayEnd &&
              [all[span.start], all[span.end - 1]].every((word) => word.han > 0 || word.isKnown) &&
              isWhole(span) &&
              han >= PHRASE_MIN_HAN &&
              sum(span, (each) => (each.isKnown ? each.han : 0)) >= SHARE * han
            );
          };
          const bestFrom = (from: number): number => {
            if (from >= all.length) return 0;
            let best = bestFrom(from + 1);
            for (let end = from + 1; end <= all.length; end++) {
              const span = { start: from, end };
              if (isAllowed(span)) best = Math.max(best, gainOf(span) + bestFrom(end));
            }
            return best;
          };
          const segments = bestSegments(weighed(all), threshold, SHARE, isWhole);
          segments.forEach((segment, i) => {
            expect(isAllowed(segment)).toBe(true);
            expect(segment.start).toBeGreaterThanOrEqual(i === 0 ? 0 : segments[i - 1].end);
          });
          expect(segments.reduce((total, segment) => total + gainOf(segment), 0)).toBeCloseTo(bestFrom(0), 9);
        },
      ),
      { numRuns: 300 },
    );
  });
});
