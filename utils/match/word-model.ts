// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 1.9861,
  weights: [
    0.2325, // cover
    0.1038, // longest
    -0.637, // clauseStart
    -0.1472, // clauseCover
    1.2866, // clauseStrong
    -0.4656, // clauseLength
    3.0885, // density
    0.1733, // keyness
    -0.6522, // particle
    -0.9689, // functionWord
    0.5162, // single
    0.7821, // enumerated
    0.1864, // framePiece
    0.0874, // framePieceCovered
    0.1821, // filler
    0.1182, // fillerCovered
    0.7762, // phraseBefore
    0.3539, // phraseBehind
    0.0292, // strengthBefore
    -0.0552, // distanceBehind
    0.8657, // openDensity
    -2.321, // figureBefore
    -3.1834, // figureBehind
    -2.6089, // saying
    -0.1511, // term
    -0.0161, // clauseTerm
  ],
};
