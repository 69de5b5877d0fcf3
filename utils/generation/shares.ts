import { isOwn } from '../collections/reader-document';
import { decodeIndex } from '../index/encode';
import { SHARE_WORK } from '../limits';
import { knowledgeOf } from '../match/knowledge';
import { withoutDocuments } from '../match/leave-out';
import { matchText } from '../match/match-text';
import { documentsLike } from '../match/same-text';
import { knownEntry } from '../record/known-entries';
import type { RecordTable } from '../record/table';
import type { ContentRow, Generation } from '../store/corpus';
import { countHan } from '../text/han';

/**
 * Of each document of a generation the part of its Han characters that would be marked in it, 0 to 1, in the order of
 * the documents. Verbatim runs don't count: all of a bundled document stands in the corpus. The reader's own documents
 * say nothing of themselves, nor of others that are the same text, unless there are too many of them (SHARE_WORK).
 * @param record What the generation was made with; null where it has no record.
 */
export function measureShares(
  {
    documents,
    content,
    workings,
  }: Pick<Generation, 'documents' | 'workings'> & { readonly content: Omit<ContentRow, 'generation'> },
  record: RecordTable | null,
): number[] {
  const { index, lexicon, words, sentences } = content;
  const whole = knowledgeOf(decodeIndex(index), lexicon, words);
  const work = documents.filter(isOwn).length * whole.index.text.length;
  const inRecord = (text: string) => record && knownEntry(record, text);
  return documents.map((document, number) => {
    const { text, han } = document;
    let knowledge = whole;
    if (sentences !== null && workings !== null && work <= SHARE_WORK) {
      const leftOut = new Set([...documentsLike(sentences, text), ...(isOwn(document) ? [number] : [])]);
      if (leftOut.size > 0) knowledge = withoutDocuments(whole, workings, leftOut, inRecord);
    }
    let marked = 0;
    for (const line of text.split('\n'))
      for (const { start, end } of matchText(knowledge, line, { reuse: false, sensitivity: 'normal' }))
        marked += countHan(line.slice(start, end));
    return han === 0 ? 0 : Math.min(1, marked / han);
  });
}
