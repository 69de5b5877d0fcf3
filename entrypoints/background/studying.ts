import type { LookUpSources } from '../../utils/lookup/answer-look-up';
import { prepareStudy, study } from '../../utils/lookup/study';
import type { StudyAnswer } from '../../utils/lookup/study-answer';
import { loadCorpus } from './corpus';
import { loadRecord } from './record';

/** Corpus and record as wordings are looked up in them. @throws What `loadCorpus` throws. */
export async function loadSources(): Promise<LookUpSources> {
  const [corpus, record] = await Promise.all([loadCorpus(), loadRecord()]);
  return { ...corpus, record };
}

/** All that the library shows of a wording. Requests of pages are answered between the preparation and the look-up. */
export async function answerStudy(text: string): Promise<StudyAnswer> {
  const sources = await loadSources();
  await prepareStudy(text, sources, () => new Promise((resolve) => setTimeout(resolve, 0)));
  return study(text, sources);
}
