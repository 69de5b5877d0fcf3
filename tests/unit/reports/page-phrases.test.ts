import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FrameMark, findPlace, groupMarks } from '../../../utils/reports/report';

const mark = (phrase: string, count: number, frameId = 0, text = phrase): FrameMark => ({
  phrase,
  text,
  kind: 'phrase',
  count,
  frameId,
});

describe('groupMarks', () => {
  it('leaves distinct phrases in their order', () => {
    expect(groupMarks([mark('乙', 1), mark('甲', 2)]).map(({ phrase }) => phrase)).toEqual(['乙', '甲']);
  });

  it('puts the same phrase of several frames together, in the wording of its first place', () => {
    const marks = [mark('四个自信', 2, 0, '“四个自信”'), mark('别的', 1), mark('四个自信', 3, 7)];
    expect(groupMarks(marks)[0]).toEqual({
      phrase: '四个自信',
      text: '“四个自信”',
      kind: 'phrase',
      count: 5,
      frames: [
        { frameId: 0, count: 2 },
        { frameId: 7, count: 3 },
      ],
    });
  });

  it('has nothing where nothing is marked', () => {
    expect(groupMarks([])).toEqual([]);
  });
});

describe('findPlace', () => {
  it('goes through all places of all frames and starts over', () => {
    const counts = fc.array(fc.nat({ max: 4 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(counts, fc.nat({ max: 40 }), (inFrames, nth) => {
        const [phrase] = groupMarks(inFrames.map((count, frameId) => mark('甲', count, frameId)));
        const places = inFrames.flatMap((count, frameId) =>
          Array.from({ length: count }, (_, place) => ({ frameId, nth: place })),
        );
        expect(findPlace(phrase, nth)).toEqual(places.length === 0 ? null : places[nth % places.length]);
      }),
    );
  });
});
