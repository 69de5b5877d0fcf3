import { buildIndex } from '../../../utils/index/corpus-index';
import { type Knowledge, knowledgeOf as withLexicon } from '../../../utils/match/knowledge';
import { buildLexicon } from '../../../utils/match/lexicon';
import { type MatchOptions, matchText } from '../../../utils/match/match-text';
import { WORD_FEATURES } from '../../../utils/match/word-features';
import { type LinearModel, strengthOf } from '../../../utils/phrases/strength';
import { SLOT } from '../../../utils/text/units';
import { bundledWords } from '../bundled-words';

/** Logit of an entry that names none. */
const SURE = 5;

/** An entry as the record table has it, X for its slot; with a logit where that matters. */
export type Entry = string | readonly [text: string, logit: number];

/**
 * A model that gives a word the best logit of the phrases and templates over it, or where nothing is known -4; to
 * each `more` is added.
 */
export function modelFor(more = 0): LinearModel {
  const weighed: readonly string[] = ['cover', 'framePiece', 'filler'];
  // Each of the three is -4 where there is nothing, and one of them at most is more.
  return { base: 8 + more, weights: WORD_FEATURES.map((name) => (weighed.includes(name) ? 1 : 0)) };
}

/** Knowledge of some entries and documents, and of nothing else; independent of the fitted weights. */
export function knowledgeOf(
  entries: readonly Entry[],
  documents: readonly { readonly text: string }[] = [],
): Knowledge {
  const record = entries.map((entry) => {
    const [text, logit] = typeof entry === 'string' ? [entry, SURE] : entry;
    return { text: text.replace('X', String.fromCharCode(SLOT)), strength: strengthOf(logit) };
  });
  const knowledge = withLexicon(buildIndex(documents), buildLexicon([], record), bundledWords);
  return { ...knowledge, model: modelFor() };
}

/** The marks of a page as their kind and wording; with runs of the corpus and of normal sensitivity by default. */
export function marksOf(knowledge: Knowledge, source: string, options: Partial<MatchOptions> = {}): string[] {
  return matchText(knowledge, source, { reuse: true, sensitivity: 'normal', ...options }).map(
    ({ start, end, kind }) => `${kind} ${source.slice(start, end)}`,
  );
}
