import { loadRecord } from '../../utils/generation/package-files';
import type { CorpusIndex } from '../../utils/index/corpus-index';
import type { StudyAnswer } from '../../utils/lookup/answer';
import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { studyInTurns } from '../../utils/lookup/study';
import { pause } from '../../utils/pause';
import { type LoadedCorpus, loadLatestCorpus } from './loaded-corpus';
import { knowledgeWithout, ownWith } from './own-documents';
import { checkCorpusOnce } from './rebuild';

type Sources = LookUpSources &
  Pick<LoadedCorpus, 'version' | 'usesRecord'> & { readonly openIndex: CorpusIndex };

/**
 * Corpus and record as wordings are looked up in them, with the index that has none of the user's own documents.
 * @param own Ids of the reader's own documents that are left out.
 * @param keys Keys (`pageKeys`) of the page that is asked of: what was added from it is left out, too.
 * @throws What `loadLatestCorpus` throws.
 */
export async function loadSources(
  own: readonly string[] = [],
  keys: readonly string[] = [],
): Promise<Sources> {
  const corpus = await loadLatestCorpus();
  checkCorpusOnce();
  const leftOut = ownWith(corpus, own, keys);
  const [knowledge, documents, record] = await Promise.all([
    knowledgeWithout(corpus, leftOut),
    corpus.readDocuments(),
    corpus.usesRecord ? loadRecord() : null,
  ]);
  const { version, usesRecord, openKnowledge } = corpus;
  return { version, usesRecord, knowledge, documents, record, leftOut, openIndex: openKnowledge.index };
}

/** All that the library shows of a wording. Requests of pages are answered meanwhile. */
export async function answerStudy(text: string): Promise<StudyAnswer> {
  return studyInTurns(text, await loadSources(), pause);
}
