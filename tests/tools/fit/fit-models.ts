import { Matrix, solve } from 'ml-matrix';
import { atomKey, findAtoms } from '../../../utils/match/atoms';
import type { Knowledge } from '../../../utils/match/knowledge';
import { readWords } from '../../../utils/match/match-text';
import type { LinearModel } from '../../../utils/phrases/strength';
import { FRAME_FEATURES } from '../mining/frames';
import type { Found, RecordModels } from '../mining/mine-record';
import { PHRASE_FEATURES } from '../mining/phrase-features';
import type { MarkedLine, Share } from './marked-lines';

/** Weight of the penalty on squared weights. */
export const PENALTY = 5;

/** Marking a term is neither right nor wrong: its characters count for less. */
export const TERM_PHRASE = 0.7;
const TERM_WORD = 0.25;
/** Adjacent words say much the same, so each counts half. */
const WORD_WEIGHT = 0.5;

/** Models that accept everything found. */
export const NO_MODELS: RecordModels = {
  phrase: { base: 0, weights: PHRASE_FEATURES.map(() => 0) },
  frame: { base: 0, weights: FRAME_FEATURES.map(() => 0) },
};

/** Models of phrases and templates from their occurrences in marked lines. @param knowledge Knows everything found. */
export function fitRecordModels(
  found: Found,
  knowledge: Knowledge,
  lines: readonly MarkedLine[],
): RecordModels {
  const phrases = new Map(found.candidates.map(({ text, features }) => [text, features]));
  const frames = new Map(found.frames.map(({ text, features }) => [text, features]));
  const examples: Record<keyof RecordModels, Example[]> = { phrase: [], frame: [] };
  for (const line of lines) {
    const { text } = line.page;
    for (const atom of findAtoms(knowledge, line.page, false)) {
      if (atom.deviation) continue;
      const share = line.share(atom);
      const key = atomKey(text, atom);
      const features = atom.filler ? frames.get(key) : phrases.get(key);
      if (features === undefined) continue;
      examples[atom.filler ? 'frame' : 'phrase'].push(
        example(features, share, TERM_PHRASE, Math.sqrt(share.han)),
      );
    }
  }
  return { phrase: fitLogistic(examples.phrase, PENALTY), frame: fitLogistic(examples.frame, PENALTY) };
}

/** The words of marked lines as examples. */
export function wordExamples(knowledge: Knowledge, lines: readonly MarkedLine[]): Example[] {
  return lines.flatMap((line) =>
    readWords(knowledge, line.page, true)
      .clauses.flat()
      .filter(({ han }) => han > 0)
      .map(({ start, end, han, features }) =>
        example(features, line.share({ start, end }), TERM_WORD, han * WORD_WEIGHT),
      ),
  );
}

/** The model of words from examples. */
export function fitWordModel(examples: readonly Example[]): LinearModel {
  return fitLogistic(examples, PENALTY);
}

/** An example of a span. @param terms How much its terms count. */
export function example(features: ArrayLike<number>, share: Share, terms: number, weight: number): Example {
  return {
    features,
    share: share.boilerplate / share.han,
    weight: weight * (1 - (1 - terms) * (share.terms / share.han)),
  };
}

/** What a model is fitted to: features, the correct share (0 to 1), and how much it counts. */
export interface Example {
  readonly features: ArrayLike<number>;
  readonly share: number;
  readonly weight: number;
}

const STEPS = 25;
const CLOSE = 1e-7;

/**
 * Logistic regression with shares for labels, by Newton's method; `penalty` times half the squared weights of the
 * standardised features (not of the base) is added to the loss. Deterministic.
 * Source: C. Bishop, "Pattern Recognition and Machine Learning", 2006, 4.3.3.
 */
export function fitLogistic(examples: readonly Example[], penalty: number): LinearModel {
  const size = examples[0].features.length;
  const { means, deviations } = moments(examples, size);
  const rows = examples.map(({ features }) => {
    const row = new Float64Array(size + 1);
    row[0] = 1;
    for (let i = 0; i < size; i++) row[i + 1] = (features[i] - means[i]) / deviations[i];
    return row;
  });
  const theta = new Float64Array(size + 1);
  for (let step = 0; step < STEPS; step++) {
    const gradient = new Float64Array(size + 1);
    const hessian = Array.from({ length: size + 1 }, () => new Float64Array(size + 1));
    rows.forEach((row, n) => {
      const { share, weight } = examples[n];
      let sum = 0;
      for (let i = 0; i <= size; i++) sum += theta[i] * row[i];
      const probability = 1 / (1 + Math.exp(-sum));
      const error = weight * (probability - share);
      const curve = weight * probability * (1 - probability);
      for (let i = 0; i <= size; i++) {
        gradient[i] += error * row[i];
        for (let j = 0; j <= i; j++) hessian[i][j] += curve * row[i] * row[j];
      }
    });
    for (let i = 0; i <= size; i++) {
      for (let j = 0; j < i; j++) hessian[j][i] = hessian[i][j];
      hessian[i][i] += i === 0 ? 1e-9 : penalty;
      if (i > 0) gradient[i] += penalty * theta[i];
    }
    const change = solve(
      new Matrix(hessian.map((row) => [...row])),
      Matrix.columnVector([...gradient]),
    ).to1DArray();
    for (let i = 0; i <= size; i++) theta[i] -= change[i];
    if (Math.max(...change.map(Math.abs)) < CLOSE) break;
  }
  const weights = means.map((_, i) => theta[i + 1] / deviations[i]);
  const base = weights.reduce((sum, weight, i) => sum - weight * means[i], theta[0]);
  return { base, weights };
}

function moments(examples: readonly Example[], size: number) {
  const means = new Array<number>(size).fill(0);
  for (const { features } of examples)
    for (let i = 0; i < size; i++) means[i] += features[i] / examples.length;
  const squares = new Array<number>(size).fill(0);
  for (const { features } of examples)
    for (let i = 0; i < size; i++) squares[i] += (features[i] - means[i]) ** 2 / examples.length;
  return { means, deviations: squares.map((square) => Math.sqrt(square) + 1e-6) };
}

/** A model as it goes into a source file. */
export interface NamedModel {
  /** Of the constant. */
  readonly name: string;
  /** Names of its features, in the order of the weights. */
  readonly features: readonly string[];
  readonly model: LinearModel;
}

/**
 * A source file of models, formatted for the linter; weights to four places.
 * @param strength Path of the module that has LinearModel, as the file imports it.
 */
export function modelSource(strength: string, models: readonly NamedModel[]): string {
  const head = `// Written by \`npm run fit\`.\nimport type { LinearModel } from '${strength}';\n`;
  return [head, ...models.map(constant)].join('\n');
}

/** PHRASE_MODEL weighs PHRASE_FEATURES. */
function constant({ name, features, model: { base, weights } }: NamedModel): string {
  const lines = weights.map((weight, i) => `    ${rounded(weight)}, // ${features[i]}`);
  return [
    `/** Weighs ${name.replace('MODEL', 'FEATURES')}. */`,
    `export const ${name}: LinearModel = {`,
    `  base: ${rounded(base)},`,
    '  weights: [',
    ...lines,
    '  ],',
    '};\n',
  ].join('\n');
}

/** To four places, without trailing zeros, which the formatter removes. */
function rounded(value: number): number {
  return Number(value.toFixed(4));
}
