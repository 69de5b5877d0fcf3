/** How much of a set phrase a string is, as a byte: the logit (base e) from -6 in steps of a twentieth. */
const LOWEST = -6;
const STEPS = 20;

/** A logit as a strength, 0 to 255; what lies beyond is cut. */
export function strengthOf(logit: number): number {
  return Math.min(255, Math.max(0, Math.round((logit - LOWEST) * STEPS)));
}

/** The logit of a strength, -6 to 6.75. */
export function logitOf(strength: number): number {
  return LOWEST + strength / STEPS;
}

/** A linear model: what is added to the weighted features, and a weight for each. */
export interface LinearModel {
  readonly base: number;
  readonly weights: readonly number[];
}

/** What a linear model makes of some features: the logit of the share of a text's characters that are boilerplate. */
export function applyModel({ base, weights }: LinearModel, features: ArrayLike<number>): number {
  let sum = base;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * features[i];
  return sum;
}
