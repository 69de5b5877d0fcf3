import { loadRecord } from '../../utils/generation/record';
import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { prepareStudy, study } from '../../utils/lookup/study';
import type { StudyAnswer } from '../../utils/lookup/study-answer';
import { loadLatestCorpus } from './loaded-corpus';
import { checkCorpusOnce } from './rebuild';

/** Corpus and record as wordings are looked up in them. @throws What `loadLatestCorpus` throws. */
export async function loadSources(): Promise<LookUpSources> {
  const { knowledge, usesRecord, readDocuments } = await loadLatestCorpus();
  checkCorpusOnce();
  const [documents, record] = await Promise.all([readDocuments(), usesRecord ? loadRecord() : null]);
  return { knowledge, documents, record };
}

/** All that the library shows of a wording. Requests of pages are answered between the preparation and the look-up. */
export async function answerStudy(text: string): Promise<StudyAnswer> {
  const sources = await loadSources();
  await prepareStudy(text, sources, () => new Promise((resolve) => setTimeout(resolve, 0)));
  return study(text, sources);
}
