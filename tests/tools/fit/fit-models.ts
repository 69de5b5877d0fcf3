import { atomKey } from '../../../utils/match/atom-key';
import { findAtoms } from '../../../utils/match/atoms';
import type { Knowledge } from '../../../utils/match/knowledge';
import { readWords } from '../../../utils/match/match-text';
import { FRAME_FEATURES } from '../../../utils/phrases/frames';
import type { Found, RecordModels } from '../../../utils/phrases/mine-record';
import { PHRASE_FEATURES } from '../../../utils/phrases/phrase-features';
import type { LinearModel } from '../../../utils/phrases/strength';
import { type Example, fitLogistic } from './logistic';
import type { MarkedLine, Share } from './marked-lines';

/** How much the squared weights count against the fit. */
const PENALTY = 5;

/** Marking a term is neither right nor wrong: its characters count for less. */
const TERM_PHRASE = 0.7;
const TERM_WORD = 0.25;
/** Neighbouring words say much the same: each counts for half. */
const WORD_WEIGHT = 0.5;

/** Models that weigh nothing: everything found is taken. */
export const NO_MODELS: RecordModels = {
  phrase: { base: 0, weights: PHRASE_FEATURES.map(() => 0) },
  frame: { base: 0, weights: FRAME_FEATURES.map(() => 0) },
};

/** Models of phrases and templates from the places in marked lines; `knowledge` has everything found. */
export function fitRecordModels(
  found: Found,
  knowledge: Knowledge,
  lines: readonly MarkedLine[],
): RecordModels {
  const phrases = new Map(found.candidates.map(({ text, features }) => [text, features]));
  const frames = new Map(found.frames.map(({ text, features }) => [text, features]));
  const examples: Record<keyof RecordModels, Example[]> = { phrase: [], frame: [] };
  for (const line of lines) {
    const { text } = line.page;
    for (const atom of findAtoms(knowledge, line.page, false)) {
      if (atom.deviation) continue;
      const share = line.share(atom);
      const key = atomKey(text, atom);
      const features = atom.filler ? frames.get(key) : phrases.get(key);
      if (features === undefined) continue;
      examples[atom.filler ? 'frame' : 'phrase'].push(
        example(features, share, TERM_PHRASE, Math.sqrt(share.han)),
      );
    }
  }
  return { phrase: fitLogistic(examples.phrase, PENALTY), frame: fitLogistic(examples.frame, PENALTY) };
}

/** The words of marked lines as examples. */
export function wordExamples(knowledge: Knowledge, lines: readonly MarkedLine[]): Example[] {
  return lines.flatMap((line) =>
    readWords(knowledge, line.page, true)
      .clauses.flat()
      .filter(({ han }) => han > 0)
      .map(({ start, end, han, features }) =>
        example(features, line.share({ start, end }), TERM_WORD, han * WORD_WEIGHT),
      ),
  );
}

/** The model of words from examples. */
export function fitWordModel(examples: readonly Example[]): LinearModel {
  return fitLogistic(examples, PENALTY);
}

function example(features: ArrayLike<number>, share: Share, terms: number, weight: number): Example {
  return {
    features,
    share: share.boilerplate / share.han,
    weight: weight * (1 - (1 - terms) * (share.terms / share.han)),
  };
}
