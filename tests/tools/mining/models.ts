import type { LinearModel } from '../../../utils/phrases/strength';

// Written by `npm run fit`.

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.7564,
  weights: [
    0.013, // reports
    0.5077, // frequency
    -0.6618, // national
    0.637, // congress
    0.3401, // recent
    0.5921, // lastYear
    0.2838, // words
    -0.1131, // leftEntropy
    -0.5174, // rightEntropy
    0.8428, // leftMarks
    1.6653, // rightMarks
    -0.2511, // association
    0.3879, // keyness
    0.5192, // characterKeyness
    -0.6101, // nouns
    0.6264, // adverbFirst
    -0.2885, // verbLast
    -0.1645, // functionEdge
    0.1597, // joints
    0.2599, // burst
    -0.3484, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -1.7144,
  weights: [
    -0.0079, // reports
    0.9828, // clauses
    -0.3464, // fillers
    1.23, // association
    -0.5141, // fillerEntropy
    0.3505, // fixed
    0.0629, // opening
  ],
};
