// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 1.7417,
  weights: [
    0.2491, // cover
    0.0889, // longest
    -0.6395, // clauseStart
    0.4307, // clauseCover
    0.9779, // clauseStrong
    -0.4084, // clauseLength
    2.6482, // density
    0.1405, // keyness
    -0.597, // particle
    -0.9405, // functionWord
    0.4764, // single
    0.8034, // enumerated
    0.1904, // framePiece
    0.0948, // framePieceCovered
    0.1841, // filler
    0.1197, // fillerCovered
    0.743, // phraseBefore
    0.2997, // phraseBehind
    0.0111, // strengthBefore
    -0.0479, // distanceBehind
    0.8764, // openDensity
    -2.0844, // figureBefore
    -2.9663, // figureBehind
    -2.7474, // saying
    -0.1733, // term
    0.0697, // clauseTerm
  ],
};
