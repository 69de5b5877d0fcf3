// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.4113,
  weights: [
    0.3467, // cover
    0.1024, // longest
    -0.5482, // clauseStart
    -1.2919, // clauseCover
    2.062, // clauseStrong
    -0.705, // clauseLength
    3.9738, // density
    0.1472, // keyness
    -0.9293, // particle
    -1.103, // functionWord
    0.4559, // single
    0.68, // enumerated
    0.1475, // framePiece
    0.1256, // framePieceCovered
    0.1486, // filler
    0.1889, // fillerCovered
    0.8024, // phraseBefore
    0.5727, // phraseBehind
    0.2455, // strengthBefore
    -0.108, // distanceBehind
    1.7752, // openDensity
    -3.6201, // figureBefore
    -3.4568, // figureBehind
    -1.1544, // saying
  ],
};
