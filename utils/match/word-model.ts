// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 2.8062,
  weights: [
    0.2843, // cover
    0.0749, // longest
    -0.6226, // clauseStart
    -0.5689, // clauseCover
    1.4039, // clauseStrong
    -0.793, // clauseLength
    4.2508, // density
    0.1849, // keyness
    -1.1192, // particle
    -1.344, // functionWord
    0.6471, // single
    0.691, // enumerated
    0.1476, // framePiece
    0.1143, // framePieceCovered
    0.1624, // filler
    0.1628, // fillerCovered
    0.6541, // phraseBefore
    0.3238, // phraseBehind
    0.2443, // strengthBefore
    -0.0931, // distanceBehind
    1.438, // openDensity
    -3.1125, // figureBefore
    -3.171, // figureBehind
    -1.0681, // saying
    -0.2031, // term
    -2.0519, // label
    -0.487, // clauseTerm
  ],
};
