import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MarkKind } from '../../../utils/marks/kinds';
import type { Atom } from '../../../utils/match/atoms';
import { byEnd, partsOf } from '../../../utils/match/parts';

const WHOLE = { isWholeStart: true, isWholeEnd: true };
const KINDS: readonly MarkKind[] = ['reuse', 'template', 'deviation', 'phrase'];

function atom(start: number, end: number, kind: MarkKind = 'phrase', logit = 0): Atom {
  return { start, end, kind, logit, rarity: 1, ...WHOLE };
}

const span = { start: 2, end: 14 };

test.each<[string, Atom[], Atom[]]>([
  ['nothing', [], []],
  ['what reaches beyond it is left out', [atom(0, 6), atom(10, 15)], []],
  ['least left over', [atom(2, 8), atom(4, 12)], [atom(4, 12)]],
  ['one instead of two', [atom(2, 6), atom(2, 10), atom(6, 10)], [atom(2, 10)]],
  ['two instead of one that leaves more', [atom(2, 7), atom(2, 10), atom(7, 14)], [atom(2, 7), atom(7, 14)]],
  ['the fixed wording', [atom(2, 8, 'reuse', 6), atom(2, 8), atom(2, 8, 'template', 5)], [atom(2, 8)]],
  ['the stronger one', [atom(2, 8, 'phrase', 1), atom(4, 10, 'phrase', 2)], [atom(4, 10, 'phrase', 2)]],
])('%s', (_, atoms, expected) => {
  expect(partsOf(span, byEnd(atoms))).toEqual(expected);
});

test('fewer pieces come before stronger ones however many there are', () => {
  const runs = Array.from({ length: 7 }, (_, i) => atom(i * 8, i * 8 + 8, 'reuse'));
  const phrases = Array.from({ length: 8 }, (_, i) => atom(i * 7, i * 7 + 7, 'phrase', 6));
  expect(partsOf({ start: 0, end: 56 }, byEnd([...phrases, ...runs]))).toEqual(runs);
});

/** Units that are explained, and for each kind of worth the less the better. */
function worthOf(parts: readonly Atom[]): number[] {
  return [
    parts.reduce((sum, { start, end }) => sum + end - start, 0),
    -parts.length,
    parts.reduce((sum, { kind }) => sum + KINDS.indexOf(kind), 0),
    parts.reduce((sum, { logit }) => sum + logit, 0),
  ];
}

const isMore = (a: readonly number[], b: readonly number[]) => {
  const i = a.findIndex((value, at) => value !== b[at]);
  return i >= 0 && a[i] > b[i];
};

test('is the best of all sets of parts', () => {
  const atoms = fc.array(
    fc
      .tuple(
        fc.integer({ min: 0, max: 15 }),
        fc.integer({ min: 1, max: 6 }),
        fc.constantFrom(...KINDS),
        fc.integer({ min: -4, max: 6 }),
      )
      .map(([start, units, kind, logit]) => atom(start, start + units, kind, logit)),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(atoms, (all) => {
      const parts = partsOf(span, byEnd(all));
      let reached = span.start;
      for (const { start, end } of parts) {
        expect(start).toBeGreaterThanOrEqual(reached);
        reached = end;
      }
      expect(reached).toBeLessThanOrEqual(span.end);
      for (let choice = 0; choice < 1 << all.length; choice++) {
        const chosen = all
          .filter((_, i) => choice & (1 << i))
          .filter(({ start, end }) => start >= span.start && end <= span.end)
          .sort((a, b) => a.start - b.start);
        if (chosen.some(({ start }, i) => i > 0 && start < chosen[i - 1].end)) continue;
        expect(isMore(worthOf(chosen), worthOf(parts))).toBe(false);
      }
    }),
    { numRuns: 150 },
  );
});
