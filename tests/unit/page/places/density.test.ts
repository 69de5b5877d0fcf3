import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Density } from '../../../../utils/page/places/frame-places';

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function densityOf(bins: number, stretches: readonly Stretch[]): Density {
  const density = new Density(bins);
  for (const { from, to, weight } of stretches) density.add(from, to, weight);
  return density;
}

/** How much of a stretch's weight is in a bin: a naive oracle. */
function partIn(bin: number, bins: number, { from, to, weight }: Stretch): number {
  const [low, high] = [bin / bins, (bin + 1) / bins];
  if (from === to) return Math.min(Math.floor(from * bins), bins - 1) === bin ? weight : 0;
  return (weight * Math.max(0, Math.min(to, high) - Math.max(from, low))) / (to - from);
}

const height = fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000);
const stretch = fc
  .record({ a: height, b: height, weight: fc.integer({ min: 1, max: 100 }) })
  .map(({ a, b, weight }): Stretch => ({ from: Math.min(a, b), to: Math.max(a, b), weight }));

describe('density', () => {
  test('is a share of the whole in each part of the height', () => {
    const text = densityOf(4, [{ from: 0, to: 0.5, weight: 100 }]);
    const marked = densityOf(4, [{ from: 0, to: 0.25, weight: 25 }]);
    expect(marked.sharesOf(text)).toEqual([0.5, 0, null, null]);
  });

  test('what is outside the document counts at its border', () => {
    const all = densityOf(2, [{ from: -1, to: -0.5, weight: 3 }]);
    const part = densityOf(2, [{ from: 1.5, to: 2, weight: 3 }]);
    expect(all.sharesOf(all)).toEqual([1, null]);
    expect(part.sharesOf(part)).toEqual([null, 1]);
  });

  test('agrees with the naive oracle', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(stretch, { maxLength: 12 }),
        fc.array(stretch, { maxLength: 12 }),
        (bins, marked, rest) => {
          const text = [...marked, ...rest];
          const shares = densityOf(bins, marked).sharesOf(densityOf(bins, text));
          for (const [bin, share] of shares.entries()) {
            const sum = (all: readonly Stretch[]) =>
              all.reduce((total, each) => total + partIn(bin, bins, each), 0);
            const whole = sum(text);
            if (share === null) expect(whole).toBeLessThan(0.02);
            else expect(Math.abs(share - sum(marked) / whole)).toBeLessThan(0.006);
          }
        },
      ),
    );
  });
});
