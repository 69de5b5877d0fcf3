import type { Knowledge } from '../../../utils/match/knowledge';
import { matchText } from '../../../utils/match/match-text';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import type { MarkKeys, WordsOf } from './kept';

/** Matches texts line by line, as a new user's settings have it, and divides keys into words. */
export function matchingBy(knowledge: Knowledge): { readonly keysOf: MarkKeys; readonly wordsOf: WordsOf } {
  return {
    keysOf: (text) =>
      text
        .split('\n')
        .flatMap((line) => matchText(knowledge, line, { reuse: true, sensitivity: 'normal' }))
        .map(({ phrase }) => phrase),
    wordsOf: (text) => {
      const edges = wordEdges(knowledge.words, text, normalise(text));
      const starts = [...edges.keys()].filter((at) => edges[at] === 1);
      return starts.slice(1).map((end, i) => text.slice(starts[i], end));
    },
  };
}
