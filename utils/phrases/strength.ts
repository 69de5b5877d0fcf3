/**
 * The strength of a phrase is a byte. Five bits hold how likely it is a set phrase: a logit (base e) from -8 in steps
 * of a half. Three bits hold whether it is whole at its start and at its end (so that a mark may begin or end with it
 * in the middle of a clause), and whether it is a term: a name or topic rather than a formula.
 */
const LOWEST = -8;
const STEP = 0.5;
const HIGHEST_LEVEL = 31;
const LEVEL_SHIFT = 3;
const WHOLE_START = 1;
const WHOLE_END = 2;
const TERM = 4;

/** The flags of a phrase; by default it is whole and not a term. */
export interface StrengthFlags {
  readonly isWholeStart?: boolean;
  readonly isWholeEnd?: boolean;
  readonly isTerm?: boolean;
}

/** The strength of a logit, which is clamped to -8 … 7.5. */
export function strengthOf(
  logit: number,
  { isWholeStart = true, isWholeEnd = true, isTerm = false }: StrengthFlags = {},
): number {
  const level = Math.min(HIGHEST_LEVEL, Math.max(0, Math.round((logit - LOWEST) / STEP)));
  const flags = (isWholeStart ? WHOLE_START : 0) + (isWholeEnd ? WHOLE_END : 0) + (isTerm ? TERM : 0);
  return (level << LEVEL_SHIFT) + flags;
}

/** The logit of a strength, -8 to 7.5. */
export function logitOf(strength: number): number {
  return LOWEST + (strength >> LEVEL_SHIFT) * STEP;
}

/** Whether a phrase of this strength is whole at its start. */
export function isWholeStart(strength: number): boolean {
  return (strength & WHOLE_START) > 0;
}

/** Whether a phrase of this strength is whole at its end. */
export function isWholeEnd(strength: number): boolean {
  return (strength & WHOLE_END) > 0;
}

/** Whether a phrase of this strength is a term. */
export function isTerm(strength: number): boolean {
  return (strength & TERM) > 0;
}

/** A linear model: a constant, and a weight for each feature. */
export interface LinearModel {
  readonly base: number;
  readonly weights: readonly number[];
}

/** Applies a linear model to features: the logit of the share of a text's characters that are boilerplate. */
export function applyModel({ base, weights }: LinearModel, features: ArrayLike<number>): number {
  let sum = base;
  for (let i = 0; i < weights.length; i++) sum += weights[i] * features[i];
  return sum;
}
