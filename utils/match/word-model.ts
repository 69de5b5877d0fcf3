// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.9732,
  weights: [
    0.2832, // cover
    0.0706, // longest
    -0.6202, // clauseStart
    -0.6022, // clauseCover
    1.4145, // clauseStrong
    -0.8057, // clauseLength
    4.2407, // density
    0.1799, // keyness
    -1.059, // particle
    -1.3143, // functionWord
    0.5998, // single
    0.6547, // enumerated
    0.1574, // framePiece
    0.1206, // framePieceCovered
    0.1673, // filler
    0.1655, // fillerCovered
    0.6309, // phraseBefore
    0.3185, // phraseBehind
    0.2338, // strengthBefore
    -0.098, // distanceBehind
    1.4257, // openDensity
    -2.9818, // figureBefore
    -3.1539, // figureBehind
    -1.0812, // saying
    -0.2186, // term
    -1.9724, // label
    -0.5212, // clauseTerm
  ],
};
