// Written by `npm run fit`.
import type { LinearModel } from './strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.591,
  weights: [
    0.2171, // reports
    0.3256, // frequency
    -0.7154, // national
    0.603, // congress
    0.4401, // recent
    0.6197, // lastYear
    0.3029, // words
    -0.1329, // leftEntropy
    -0.4913, // rightEntropy
    0.6605, // leftMarks
    1.5165, // rightMarks
    0.1878, // association
    0.3758, // keyness
    0.6058, // characterKeyness
    -0.4693, // nouns
    0.6397, // adverbFirst
    -0.3843, // verbLast
    -0.3439, // functionEdge
    -0.0591, // joints
    0.1231, // burst
    -0.3752, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -3.0966,
  weights: [
    0.316, // reports
    0.7344, // clauses
    -0.3808, // fillers
    0.8116, // association
    -0.358, // fillerEntropy
    0.5533, // fixed
    0.2964, // opening
  ],
};
