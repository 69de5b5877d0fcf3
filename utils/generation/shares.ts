import { decodeIndex } from '../index/encode';
import { knowledgeOf } from '../match/knowledge';
import { matchText } from '../match/match-text';
import type { Generation } from '../store/corpus';
import type { ContentRow } from '../store/corpus-database';
import { countHan } from '../text/han';

/**
 * Of each document of a generation the part of its Han characters that would be marked in it, 0 to 1, in the order of
 * the documents. Verbatim runs don't count: all of a document stands in the corpus.
 */
export function measureShares({
  documents,
  content: { index, lexicon, words },
}: Pick<Generation, 'documents'> & { readonly content: Omit<ContentRow, 'generation'> }): number[] {
  const knowledge = knowledgeOf(decodeIndex(index), lexicon, words);
  return documents.map(({ text, han }) => {
    let marked = 0;
    for (const line of text.split('\n'))
      for (const { start, end } of matchText(knowledge, line, { reuse: false, sensitivity: 'normal' }))
        marked += countHan(line.slice(start, end));
    return han === 0 ? 0 : Math.min(1, marked / han);
  });
}
