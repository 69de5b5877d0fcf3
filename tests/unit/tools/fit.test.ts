import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyModel, type LinearModel } from '../../../utils/phrases/strength';
import { emptyWordList } from '../../../utils/words/word-list';
import { type Example, fitLogistic, modelSource } from '../../tools/fit/fit-models';
import { markedLines, type Share } from '../../tools/fit/marked-lines';

/** Numbers from 0 to 1, always the same (the generator of Lehmer: Park and Miller, CACM 31(10), 1988). */
function* uniform(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

function generate(
  count: number,
  size: number,
  seed: number,
  shareOf: (features: number[], random: number) => number,
) {
  const numbers = uniform(seed);
  const next = () => numbers.next().value;
  return Array.from({ length: count }, (): Example => {
    const features = Array.from({ length: size }, () => 4 * next() - 2);
    return { features, share: shareOf(features, next()), weight: 0.5 + next() };
  });
}

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

describe('fitLogistic', () => {
  const model: LinearModel = { base: -0.7, weights: [1.5, -0.8, 0] };

  test('finds the model that the shares follow', () => {
    const examples = generate(200, 3, 7, (features) => sigmoid(applyModel(model, features)));
    const { base, weights } = fitLogistic(examples, 1e-9);
    expect(base).toBeCloseTo(model.base, 5);
    weights.forEach((weight, i) => {
      expect(weight).toBeCloseTo(model.weights[i], 5);
    });
  });

  test('comes near the model that whole examples were drawn by', () => {
    const examples = generate(5000, 3, 11, (features, random) =>
      Number(random < sigmoid(applyModel(model, features))),
    );
    const { base, weights } = fitLogistic(examples, 1);
    expect(Math.abs(base - model.base)).toBeLessThan(0.15);
    weights.forEach((weight, i) => {
      expect(Math.abs(weight - model.weights[i])).toBeLessThan(0.15);
    });
  });

  test('is where slow gradient descent ends', () => {
    for (const penalty of [0.5, 5]) {
      const examples = generate(40, 2, 3, (_, random) => Number(random < 0.4));
      const fitted = fitLogistic(examples, penalty);
      const slow = descend(examples, penalty);
      expect(fitted.base).toBeCloseTo(slow.base, 4);
      fitted.weights.forEach((weight, i) => {
        expect(weight).toBeCloseTo(slow.weights[i], 4);
      });
    }
  });

  test('a larger penalty makes smaller weights; the base is not penalised', () => {
    const examples = generate(60, 1, 5, ([feature]) => Number(feature > 0.5));
    const [loose, tight] = [1, 1e9].map((penalty) => fitLogistic(examples, penalty));
    expect(loose.weights[0]).toBeGreaterThan(0.5);
    expect(Math.abs(tight.weights[0])).toBeLessThan(1e-6);
    const weight = examples.reduce((sum, each) => sum + each.weight, 0);
    const mean = examples.reduce((sum, each) => sum + each.weight * each.share, 0) / weight;
    expect(sigmoid(tight.base)).toBeCloseTo(mean, 4);
  });

  test('a feature that is always the same has no weight; the weight of an example is how often it counts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const examples = generate(20, 1, seed, (_, random) => random).map((each) => ({
          ...each,
          features: [each.features[0], 3],
          weight: 2,
        }));
        const twice = examples.flatMap((each) => [
          { ...each, weight: 1 },
          { ...each, weight: 1 },
        ]);
        const fitted = fitLogistic(examples, 1);
        expect(fitted.weights[1]).toBeCloseTo(0, 6);
        expect(fitLogistic(twice, 1).weights[0]).toBeCloseTo(fitted.weights[0], 8);
      }),
      { numRuns: 20 },
    );
  });
});

/** The same by small steps downhill, over features that are brought to mean 0 and deviation 1. */
function descend(examples: readonly Example[], penalty: number): LinearModel {
  const size = examples[0].features.length;
  const columns = Array.from({ length: size }, (_, i) => examples.map(({ features }) => features[i]));
  const means = columns.map((column) => column.reduce((sum, value) => sum + value, 0) / column.length);
  const deviations = columns.map((column, i) =>
    Math.sqrt(column.reduce((sum, value) => sum + (value - means[i]) ** 2, 0) / column.length),
  );
  let base = 0;
  const weights = means.map(() => 0);
  for (let step = 0; step < 20_000; step++) {
    const slopes = weights.map((weight) => penalty * weight);
    let baseSlope = 0;
    for (const { features, share, weight } of examples) {
      const row = weights.map((_, i) => (features[i] - means[i]) / deviations[i]);
      const error = weight * (sigmoid(applyModel({ base, weights }, row)) - share);
      baseSlope += error;
      row.forEach((value, i) => {
        slopes[i] += error * value;
      });
    }
    base -= 0.01 * baseSlope;
    slopes.forEach((slope, i) => {
      weights[i] -= 0.01 * slope;
    });
  }
  const plain = weights.map((weight, i) => weight / deviations[i]);
  return { base: plain.reduce((sum, weight, i) => sum - weight * means[i], base), weights: plain };
}

describe('markedLines', () => {
  const lines = (text: string, B: string[], T: string[] = []) =>
    markedLines({ name: 'p', text, gold: { B, T } }, emptyWordList());
  const whole = (text: string, B: string[], T: string[] = []) =>
    lines(text, B, T).map((line) => line.share({ start: 0, end: line.page.text.length }));

  test.each<[what: string, text: string, B: string[], T: string[], shares: Share[]]>([
    ['nothing', '', [], [], []],
    ['nothing marked', '修一座桥', [], [], [{ han: 4, boilerplate: 0, terms: 0 }]],
    ['boilerplate', '大家扎实推进', ['扎实推进'], [], [{ han: 6, boilerplate: 4, terms: 0 }]],
    [
      'a term, and boilerplate over a term',
      '县水务局扎实推进',
      ['扎实推进'],
      ['县水务局', '推进'],
      [{ han: 8, boilerplate: 4, terms: 4 }],
    ],
    [
      'lines without text are passed over',
      '\n真抓实干\n \n凝心聚力\n',
      ['凝心聚力'],
      [],
      [
        { han: 4, boilerplate: 0, terms: 0 },
        { han: 4, boilerplate: 4, terms: 0 },
      ],
    ],
    [
      'over the end of a line',
      '要凝心\n聚力啊',
      ['凝心聚力'],
      [],
      [
        { han: 3, boilerplate: 2, terms: 0 },
        { han: 3, boilerplate: 2, terms: 0 },
      ],
    ],
    [
      'marks and letters do not count',
      '“扎实”推进5G！',
      ['“扎实”推进5G！'],
      [],
      [{ han: 4, boilerplate: 4, terms: 0 }],
    ],
  ])('%s', (_, text, B, T, shares) => {
    expect(whole(text, B, T)).toEqual(shares);
  });

  test('counts a span of normalised units', () => {
    const [line] = lines('要“扎实”推进2025年', ['扎实”推进']);
    const at = (text: string) => line.page.text.indexOf(text);
    expect(line.share({ start: at('要'), end: at('推') })).toEqual({ han: 3, boilerplate: 2, terms: 0 });
    expect(line.share({ start: at('推'), end: line.page.text.length })).toEqual({
      han: 3,
      boilerplate: 2,
      terms: 0,
    });
    expect(line.share({ start: 2, end: 2 })).toEqual({ han: 0, boilerplate: 0, terms: 0 });
  });

  test('a span and its rest make up the whole', () => {
    const text = '县水务局“扎实推进”节水，凝心聚力。';
    const [line] = lines(text, ['扎实推进', '凝心聚力'], ['县水务局']);
    const { length } = line.page.text;
    const sum = (a: Share, b: Share): Share => ({
      han: a.han + b.han,
      boilerplate: a.boilerplate + b.boilerplate,
      terms: a.terms + b.terms,
    });
    for (let cut = 0; cut <= length; cut++)
      expect(sum(line.share({ start: 0, end: cut }), line.share({ start: cut, end: length }))).toEqual({
        han: 14,
        boilerplate: 8,
        terms: 4,
      });
  });
});

test('modelSource', () => {
  const model = { base: -1.23456, weights: [0.1, -2] };
  expect(modelSource('../strength', [{ name: 'ANY_MODEL', features: ['reports', 'words'], model }])).toBe(
    `// Written by \`npm run fit\`.
import type { LinearModel } from '../strength';

/** Weighs ANY_FEATURES. */
export const ANY_MODEL: LinearModel = {
  base: -1.2346,
  weights: [
    0.1, // reports
    -2, // words
  ],
};
`,
  );
});
