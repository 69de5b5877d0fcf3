/**
 * The strength of a phrase is a byte. Six bits tell how much of a set phrase it is: a logit (base e) from -6 in steps
 * of a fifth. Two bits tell whether it is whole at its start and at its end, so that a mark may begin or end with it
 * in the middle of a clause.
 */
const LOWEST = -6;
const STEPS = 5;
const HIGHEST_LEVEL = 63;
const WHOLE_START = 1;
const WHOLE_END = 2;

/** The strength of a logit; what lies beyond -6 to 6.6 is cut. */
export function strengthOf(logit: number, isWholeStart = true, isWholeEnd = true): number {
  const level = Math.min(HIGHEST_LEVEL, Math.max(0, Math.round((logit - LOWEST) * STEPS)));
  return level * 4 + (isWholeStart ? WHOLE_START : 0) + (isWholeEnd ? WHOLE_END : 0);
}

/** The logit of a strength, -6 to 6.6. */
export function logitOf(strength: number): number {
  return LOWEST + (strength >> 2) / STEPS;
}

/** Whether a strength is of a phrase that is whole at its start. */
export function isWholeStart(strength: number): boolean {
  return (strength & WHOLE_START) > 0;
}

/** Whether a strength is of a phrase that is whole at its end. */
export function isWholeEnd(strength: number): boolean {
  return (strength & WHOLE_END) > 0;
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
