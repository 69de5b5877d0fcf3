// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.3989,
  weights: [
    0.3479, // cover
    0.1058, // longest
    -0.5472, // clauseStart
    -1.2998, // clauseCover
    2.0244, // clauseStrong
    -0.7038, // clauseLength
    4.0569, // density
    0.1484, // keyness
    -0.9418, // particle
    -1.127, // functionWord
    0.454, // single
    0.6782, // enumerated
    0.1481, // framePiece
    0.1257, // framePieceCovered
    0.1505, // filler
    0.1887, // fillerCovered
    0.8011, // phraseBefore
    0.5932, // phraseBehind
    0.2487, // strengthBefore
    -0.1058, // distanceBehind
    1.7781, // openDensity
    -3.5887, // figureBefore
    -3.4491, // figureBehind
    -1.1507, // saying
  ],
};
