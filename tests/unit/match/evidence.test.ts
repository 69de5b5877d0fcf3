import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkKind } from '../../../utils/marks/kinds';
import type { Atom } from '../../../utils/match/atoms';
import { Evidence, NEAR_HAN, NEAR_PRIOR, NOTHING } from '../../../utils/match/evidence';
import { isHan } from '../../../utils/text/han';
import { unitsOf } from '../../../utils/text/units';

const WHOLE = { isWholeStart: true, isWholeEnd: true };

const texts = fc.string({ unit: fc.constantFrom('国', '家', ',', '\n', 'a'), minLength: 1, maxLength: 260 });

const atomsIn = (text: string) => {
  const at = fc.nat(text.length - 1);
  const kind = fc.constantFrom<MarkKind>('phrase', 'template', 'deviation', 'reuse');
  return fc.array(
    fc
      .tuple(at, fc.integer({ min: 1, max: 20 }), kind, fc.integer({ min: -9, max: 9 }), fc.nat(), fc.nat())
      .map(([start, units, kind, logit, a, b]): Atom => {
        const end = Math.min(text.length, start + units);
        const atom = { start, end, kind, logit, rarity: 1, ...WHOLE };
        if (kind !== 'template') return atom;
        const [first, last] = [a, b].map((n) => start + (n % (end - start))).sort((x, y) => x - y);
        return { ...atom, filler: { start: first, end: last + 1 } };
      }),
    { maxLength: 12 },
  );
};

const pages = texts.chain((text) => fc.tuple(fc.constant(text), atomsIn(text)));

const within = (atom: { start: number; end: number }, at: number) => atom.start <= at && at < atom.end;

/** The best logit of some atoms, cut to what counts; NOTHING without any. */
const best = (atoms: readonly Atom[]) => Math.max(NOTHING, ...atoms.map(({ logit }) => Math.min(6, logit)));

describe('Evidence', () => {
  test('tells of each unit what a recount tells', () => {
    fc.assert(
      fc.property(pages, ([text, atoms]) => {
        const evidence = new Evidence(unitsOf(text), atoms);
        for (let at = 0; at < text.length; at++) {
          const over = atoms.filter((atom) => within(atom, at));
          const phrases = over.filter(({ kind }) => kind !== 'template');
          expect(evidence.cover[at]).toBe(best(phrases));
          expect(evidence.isCovered(at)).toBe(phrases.length > 0);
          expect(evidence.longest[at]).toBe(
            Math.min(16, Math.max(0, ...phrases.map(({ start, end }) => end - start))),
          );
          const frames = over.filter(({ kind }) => kind === 'template');
          const fillers = frames.filter(({ filler }) => filler && within(filler, at));
          for (const [found, some] of [
            [evidence.filler[at], fillers],
            [evidence.framePiece[at], frames.filter((frame) => !fillers.includes(frame))],
          ] as const) {
            if (some.length === 0) expect(found).toBe(NOTHING);
            else expect(found).toBeCloseTo(Math.max(NOTHING + 0.1, best(some)), 5);
          }
          expect(evidence.hanBefore[at]).toBe(
            Array.from(text.slice(0, at)).filter((sign) => isHan(sign.charCodeAt(0))).length,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('density is that of the Han characters near a span', () => {
    fc.assert(
      fc.property(pages, fc.nat(), fc.nat(), ([text, atoms], a, b) => {
        const evidence = new Evidence(unitsOf(text), atoms);
        const [start, end] = [a, b].map((n) => n % (text.length + 1)).sort((x, y) => x - y);
        const han = Array.from(text, (_, at) => at).filter((at) => isHan(text.charCodeAt(at)));
        const near = [
          ...han.filter((at) => at < start).slice(-NEAR_HAN),
          ...han.filter((at) => at >= end).slice(0, NEAR_HAN),
        ];
        const sure = near
          .filter((at) => evidence.isCovered(at))
          .reduce((sum, at) => sum + 1 / (1 + Math.exp(-evidence.cover[at])), 0);
        expect(evidence.density(start, end)).toBeCloseTo(sure / (near.length + NEAR_PRIOR), 3);
      }),
      { numRuns: 100 },
    );
  });

  test('tells where something known is whole at its beginning or end', () => {
    const edges = { isWholeStart: false, isWholeEnd: true };
    const atom: Atom = { start: 1, end: 5, kind: 'phrase', logit: 1, rarity: 1, ...edges };
    const evidence = new Evidence(unitsOf('国家国家国家'), [
      atom,
      { ...atom, end: 6, isWholeStart: true, isWholeEnd: false },
      { ...atom, start: 2, end: 6, isWholeEnd: false },
    ]);
    expect([...evidence.wholeStart.subarray(0, 6)]).toEqual([0, 1, 0, 0, 0, 0]);
    expect([...evidence.wholeEnd.subarray(0, 7)]).toEqual([0, 0, 0, 0, 0, 1, 0]);
  });
});
