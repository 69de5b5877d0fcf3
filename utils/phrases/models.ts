// Written by `npm run fit`.
import type { LinearModel } from './strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.5865,
  weights: [
    0.1948, // reports
    0.337, // frequency
    -0.7106, // national
    0.604, // congress
    0.4477, // recent
    0.6068, // lastYear
    0.3004, // words
    -0.1381, // leftEntropy
    -0.4944, // rightEntropy
    0.6733, // leftMarks
    1.5175, // rightMarks
    0.181, // association
    0.3772, // keyness
    0.6103, // characterKeyness
    -0.4642, // nouns
    0.6306, // adverbFirst
    -0.3856, // verbLast
    -0.3173, // functionEdge
    -0.0262, // joints
    0.0985, // burst
    -0.3408, // ownShare
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
