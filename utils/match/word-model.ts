// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 3.2872,
  weights: [
    0.3197, // cover
    0.0624, // longest
    -0.5402, // clauseStart
    -0.8006, // clauseCover
    1.5541, // clauseStrong
    -0.8338, // clauseLength
    4.349, // density
    0.1266, // keyness
    -0.7827, // particle
    -1.0769, // functionWord
    0.3651, // single
    0.632, // enumerated
    0.1664, // framePiece
    0.137, // framePieceCovered
    0.1526, // filler
    0.191, // fillerCovered
    0.6699, // phraseBefore
    0.3921, // phraseBehind
    0.2399, // strengthBefore
    -0.1047, // distanceBehind
    1.5432, // openDensity
    -3.5383, // figureBefore
    -3.5989, // figureBehind
    -1.1571, // saying
    -0.1639, // term
    -2.2265, // label
    -0.6711, // clauseTerm
  ],
};
