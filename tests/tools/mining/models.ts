// Written by `npm run fit`.
import type { LinearModel } from '../../../utils/phrases/strength';

/** Weighs PHRASE_FEATURES. */
export const PHRASE_MODEL: LinearModel = {
  base: -2.1539,
  weights: [
    0.2196, // reports
    0.3286, // frequency
    -0.4432, // national
    0.6362, // congress
    0.3765, // recent
    0.39, // lastYear
    0.3417, // words
    -0.2667, // leftEntropy
    -0.4511, // rightEntropy
    0.9585, // leftMarks
    1.6212, // rightMarks
    0.1604, // association
    0.4001, // keyness
    0.4914, // characterKeyness
    -0.7091, // nouns
    0.4423, // adverbFirst
    -0.2001, // verbLast
    -0.2004, // functionEdge
    0.2969, // joints
    0.9814, // burst
    -0.4919, // ownShare
  ],
};

/** Weighs FRAME_FEATURES. */
export const FRAME_MODEL: LinearModel = {
  base: -1.3023,
  weights: [
    -0.2521, // reports
    0.8348, // clauses
    -0.2798, // fillers
    1.0156, // association
    -0.2389, // fillerEntropy
    0.3845, // fixed
    -0.0868, // opening
  ],
};

/** Weighs WORDING_FEATURES. */
export const WORDING_MODEL: LinearModel = {
  base: -3.9454,
  weights: [
    0.2998, // days
    0.064, // burst
    -0.0147, // lastDay
    0.0032, // firstDay
    0.1401, // party
    0.2346, // university
    -0.3975, // national
    0.1918, // congress
    -0.248, // provincial
    0.2609, // recent
    0.1026, // lastYear
    0.6015, // words
    -0.2877, // units
    -0.2004, // leftEntropy
    -0.1986, // rightEntropy
    0.2377, // leftMarks
    1.3773, // rightMarks
    1.0298, // association
    0.3488, // keyness
    0.4117, // characterKeyness
    0.1549, // leastKeyness
    -0.2925, // nouns
    0.7827, // adverbFirst
    0.5691, // verbFirst
    -0.1003, // verbLast
    0.0089, // functionEdge
    -0.2415, // joints
    9.7715, // company
    -0.243, // frequency
    0.6385, // numbered
    0.1339, // names
    0.6637, // idiom
  ],
};
