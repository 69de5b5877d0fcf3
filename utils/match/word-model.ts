// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.4425,
  weights: [
    0.3159, // cover
    0.0714, // longest
    -0.5372, // clauseStart
    -0.78, // clauseCover
    1.8159, // clauseStrong
    -0.7177, // clauseLength
    4.3013, // density
    0.1344, // keyness
    -0.7756, // particle
    -1.0264, // functionWord
    0.3875, // single
    0.6293, // enumerated
    0.1519, // framePiece
    0.1346, // framePieceCovered
    0.1392, // filler
    0.1836, // fillerCovered
    0.7397, // phraseBefore
    0.4619, // phraseBehind
    0.2433, // strengthBefore
    -0.1061, // distanceBehind
    1.5439, // openDensity
    -3.4784, // figureBefore
    -3.5336, // figureBehind
    -1.1402, // saying
  ],
};
