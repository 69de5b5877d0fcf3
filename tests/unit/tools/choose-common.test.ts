import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LinearModel } from '../../../utils/phrases/strength';
import { chooseCommon, consistsOf } from '../../tools/record/choose-common';
import type { WeighedWording } from '../../tools/record/weigh-wordings';

/** Wordings whose only feature is their logit. */
const model: LinearModel = { base: 0, weights: [1] };

function weighedOf(
  rows: Readonly<Record<string, { logit: number; use: number }>>,
): Map<string, WeighedWording> {
  return new Map(
    Object.entries(rows).map(([form, { logit, use }]) => [
      form,
      { features: Float32Array.of(logit), flags: {}, use },
    ]),
  );
}

describe('chooseCommon', () => {
  const weighed = weighedOf({
    凝心聚力: { logit: 2, use: 0.1 },
    真抓实干: { logit: 2, use: 0.2 },
    昨天下午: { logit: -3, use: 0.9 },
    凝心聚力真抓实干: { logit: 3, use: 0.05 },
    善作善成: { logit: 1, use: 0.01 },
  });

  test('the most useful come first, without what is too weak or consists of others', () => {
    expect(chooseCommon(weighed, model, new Set(), 9)).toEqual(['真抓实干', '凝心聚力', '善作善成']);
  });

  test('takes no more than it may, and nothing that is known anyway', () => {
    expect(chooseCommon(weighed, model, new Set(), 1)).toEqual(['真抓实干']);
    expect(chooseCommon(weighed, model, new Set(['真抓实干']), 1)).toEqual(['凝心聚力']);
  });
});

describe('consistsOf', () => {
  /** By trying every way to divide the text. */
  function naive(text: string, parts: ReadonlySet<string>, isWhole = true): boolean {
    if (text === '') return !isWhole;
    return [...parts].some(
      (part) =>
        part.length >= 4 &&
        text.startsWith(part) &&
        !(isWhole && part === text) &&
        naive(text.slice(part.length), parts, false),
    );
  }

  test('finds a division where trying all does', () => {
    const unit = fc.constantFrom('甲', '乙');
    const word = (minLength: number, maxLength: number) =>
      fc.array(unit, { minLength, maxLength }).map((units) => units.join(''));
    fc.assert(
      fc.property(word(4, 14), fc.array(word(3, 6), { maxLength: 12 }), (text, parts) => {
        const set = new Set(parts);
        expect(consistsOf(text, set)).toBe(naive(text, set));
      }),
      { numRuns: 500 },
    );
  });
});
