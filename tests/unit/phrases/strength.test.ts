import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyModel,
  isTerm,
  isWholeEnd,
  isWholeStart,
  logitOf,
  strengthOf,
} from '../../../utils/phrases/strength';

/** Half of a step. */
const EXACT = 0.25 + 1e-9;
const LOWEST = logitOf(0);
const HIGHEST = logitOf(255);

const logit = fc.double({ min: -50, max: 50, noNaN: true });

describe('strength', () => {
  test('goes from -8 to more than 7', () => {
    expect(LOWEST).toBe(-8);
    expect(HIGHEST).toBeGreaterThan(7);
  });

  test('is a byte that gives back its logit, cut at both ends, and the flags', () => {
    fc.assert(
      fc.property(logit, fc.boolean(), fc.boolean(), fc.boolean(), (value, start, end, term) => {
        const strength = strengthOf(value, { isWholeStart: start, isWholeEnd: end, isTerm: term });
        expect(Number.isInteger(strength) && strength >= 0 && strength <= 255).toBe(true);
        const cut = Math.min(HIGHEST, Math.max(LOWEST, value));
        expect(Math.abs(logitOf(strength) - cut)).toBeLessThanOrEqual(EXACT);
        expect([isWholeStart(strength), isWholeEnd(strength), isTerm(strength)]).toEqual([start, end, term]);
      }),
    );
  });

  test('every byte comes back from its own logit', () => {
    for (let strength = 0; strength <= 255; strength++) {
      const flags = {
        isWholeStart: isWholeStart(strength),
        isWholeEnd: isWholeEnd(strength),
        isTerm: isTerm(strength),
      };
      expect(strengthOf(logitOf(strength), flags)).toBe(strength);
    }
  });

  test('is of what is whole and no term where nothing is said', () => {
    const strength = strengthOf(1);
    expect([isWholeStart(strength), isWholeEnd(strength), isTerm(strength)]).toEqual([true, true, false]);
  });

  test('never falls where the logit rises', () => {
    fc.assert(
      fc.property(logit, logit, (a, b) => {
        expect(strengthOf(Math.min(a, b))).toBeLessThanOrEqual(strengthOf(Math.max(a, b)));
      }),
    );
  });
});

describe('applyModel', () => {
  test.each([
    [0.5, [], [], 0.5],
    [-1, [2, -3], [4, 5], -8],
    [1, [1, 1], Float64Array.of(0, 0), 1],
  ])('%d + %j × %j', (base, weights, features, expected) => {
    expect(applyModel({ base, weights }, features)).toBe(expected);
  });
});
