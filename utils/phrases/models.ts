// Written by `npm run fit`.
import type { LinearModel } from './strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -1.6768,
  weights: [
    0.3608, // reports
    0.4564, // frequency
    -0.9491, // national
    0.6499, // congress
    0.4253, // recent
    0.6995, // lastYear
    0.1968, // words
    -0.2132, // leftEntropy
    -0.4576, // rightEntropy
    0.8604, // leftMarks
    1.5137, // rightMarks
    0.2496, // association
    0.2442, // keyness
    0.7706, // characterKeyness
    -0.5825, // nouns
    0.5824, // adverbFirst
    -0.3640, // verbLast
    -0.1949, // functionEdge
    0.6367, // joints
    0.7114, // burst
    -0.3602, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -3.0167,
  weights: [
    0.3006, // reports
    0.8229, // clauses
    -0.4447, // fillers
    0.8155, // association
    -0.3915, // fillerEntropy
    0.6038, // fixed
    0.1830, // opening
  ],
};
