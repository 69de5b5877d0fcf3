// Written by `npm run fit`.
import type { LinearModel } from '../phrases/strength';

/** Weighs WORD_FEATURES. */
export const WORD_MODEL: LinearModel = {
  base: 3.3817,
  weights: [
    0.3216, // cover
    0.0517, // longest
    -0.5238, // clauseStart
    -0.7932, // clauseCover
    1.4768, // clauseStrong
    -0.8227, // clauseLength
    4.3532, // density
    0.1235, // keyness
    -0.7637, // particle
    -1.0808, // functionWord
    0.3655, // single
    0.6336, // enumerated
    0.173, // framePiece
    0.1358, // framePieceCovered
    0.1857, // filler
    0.1705, // fillerCovered
    0.6237, // phraseBefore
    0.3516, // phraseBehind
    0.2483, // strengthBefore
    -0.1065, // distanceBehind
    1.5499, // openDensity
    -3.5708, // figureBefore
    -3.5938, // figureBehind
    -1.1421, // saying
    -0.1589, // term
    -2.198, // label
    -0.6672, // clauseTerm
  ],
};
