import { loadRecord } from '../../utils/generation/record';
import type { CorpusIndex } from '../../utils/index/build';
import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { studyInTurns } from '../../utils/lookup/study';
import type { StudyAnswer } from '../../utils/lookup/study-answer';
import { type LoadedCorpus, loadLatestCorpus } from './loaded-corpus';
import { checkCorpusOnce } from './rebuild';

type Sources = LookUpSources & Pick<LoadedCorpus, 'version' | 'usesRecord'> & { readonly openIndex: CorpusIndex };

/**
 * Corpus and record as wordings are looked up in them, with the index that has none of the user's own documents.
 * @throws What `loadLatestCorpus` throws.
 */
export async function loadSources(): Promise<Sources> {
  const { version, knowledge, openKnowledge, usesRecord, readDocuments } = await loadLatestCorpus();
  checkCorpusOnce();
  const [documents, record] = await Promise.all([readDocuments(), usesRecord ? loadRecord() : null]);
  return { version, usesRecord, knowledge, documents, record, openIndex: openKnowledge.index };
}

/** All that the library shows of a wording. Requests of pages are answered meanwhile. */
export async function answerStudy(text: string): Promise<StudyAnswer> {
  return studyInTurns(text, await loadSources(), () => new Promise((resolve) => setTimeout(resolve, 0)));
}
