// Written by `npm run fit`.
import type { LinearModel } from './strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.6129,
  weights: [
    -0.0316, // reports
    0.517, // frequency
    -0.6743, // national
    0.6689, // congress
    0.3382, // recent
    0.5971, // lastYear
    0.2972, // words
    -0.1066, // leftEntropy
    -0.5067, // rightEntropy
    0.7819, // leftMarks
    1.6177, // rightMarks
    -0.3068, // association
    0.3958, // keyness
    0.4956, // characterKeyness
    -0.579, // nouns
    0.6628, // adverbFirst
    -0.2792, // verbLast
    -0.1646, // functionEdge
    0.3001, // joints
    0.0014, // burst
    -0.3826, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -1.5728,
  weights: [
    0.047, // reports
    0.9953, // clauses
    -0.4384, // fillers
    1.2281, // association
    -0.4807, // fillerEntropy
    0.3003, // fixed
    0.0986, // opening
  ],
};
