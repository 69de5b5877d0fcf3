// Written by `npm run fit`.
import type { LinearModel } from './strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.5041,
  weights: [
    0.1024, // reports
    0.3845, // frequency
    -0.6506, // national
    0.6202, // congress
    0.3656, // recent
    0.6289, // lastYear
    0.2123, // words
    -0.1476, // leftEntropy
    -0.4645, // rightEntropy
    0.9023, // leftMarks
    1.6476, // rightMarks
    -0.3531, // association
    0.3377, // keyness
    0.5992, // characterKeyness
    -0.5915, // nouns
    0.6984, // adverbFirst
    -0.4084, // verbLast
    -0.2141, // functionEdge
    0.1219, // joints
    -0.0394, // burst
    -0.2815, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -1.5795,
  weights: [
    -0.0558, // reports
    1.0651, // clauses
    -0.4186, // fillers
    1.1611, // association
    -0.5015, // fillerEntropy
    0.3231, // fixed
    0.0952, // opening
  ],
};
