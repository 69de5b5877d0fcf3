// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.4437,
  weights: [
    0.3433, // cover
    0.0992, // longest
    -0.5935, // clauseStart
    -1.3903, // clauseCover
    1.9218, // clauseStrong
    -0.6993, // clauseLength
    4.0706, // density
    0.1779, // keyness
    -0.8993, // particle
    -1.0633, // functionWord
    0.4336, // single
    0.6744, // enumerated
    0.1451, // framePiece
    0.1403, // framePieceCovered
    0.1483, // filler
    0.2071, // fillerCovered
    0.7608, // phraseBefore
    0.6160, // phraseBehind
    0.2520, // strengthBefore
    -0.1118, // distanceBehind
    1.6662, // openDensity
  ],
};
