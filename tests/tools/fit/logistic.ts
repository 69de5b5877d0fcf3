import { Matrix, solve } from 'ml-matrix';
import type { LinearModel } from '../../../utils/phrases/strength';

/** What a model is fitted to: features, the share that is right (0 to 1), and how much it counts. */
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
