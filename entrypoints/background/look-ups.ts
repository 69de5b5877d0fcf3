import { loadRecord } from '../../utils/generation/package-files';
import type { CorpusIndex } from '../../utils/index/corpus-index';
import { warn } from '../../utils/log';
import type { Part, PhraseAge, PhraseAges, PhraseAnswer, StudyAnswer } from '../../utils/lookup/answer';
import { answerLookUp, type LookUpSources } from '../../utils/lookup/answer-look-up';
import { ageOf } from '../../utils/lookup/phrase-ages';
import { studyInTurns } from '../../utils/lookup/study';
import { pause } from '../../utils/pause';
import { endOfRecord, type SeriesFacts } from '../../utils/record/facts';
import { keysOf } from '../../utils/snippets/page-key';
import type {
  CollectionHits,
  RecordHits,
  Snippet,
  SnippetDraft,
  SnippetHits,
  SnippetPhrase,
} from '../../utils/snippets/snippet';
import { putHits, readSnippets } from '../../utils/store/snippets';
import { type LoadedCorpus, loadLatestCorpus } from './loaded-corpus';
import { withMeanings } from './meanings';
import { knowledgeWithout, ownWith } from './own-documents';
import { checkCorpusOnce } from './rebuild';

type Sources = LookUpSources &
  Pick<LoadedCorpus, 'version' | 'usesRecord'> & { readonly openIndex: CorpusIndex };

/**
 * Corpus and record for look-ups, with the index that has none of the user's own documents.
 * @param own Ids of the user's own documents that are left out.
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
  const openIndex = openKnowledge.index;
  const bundled = openIndex.documentStarts.length - 1;
  return { version, usesRecord, knowledge, documents, record, leftOut, bundled, openIndex };
}

/** All that the library shows of a wording. Requests of pages are answered meanwhile. */
export async function answerStudy(text: string): Promise<StudyAnswer> {
  const sources = await loadSources();
  const answer = await studyInTurns(text, sources, pause);
  return { ...answer, phrase: await withMeanings(answer.phrase, sources, false) };
}

/** Phrases that are dated before requests of pages get a turn. */
const DATED_AT_ONCE = 50;

/** Since when phrases are used, given by their keys. Requests of pages are answered meanwhile. */
export async function datePhrases(phrases: readonly string[]): Promise<PhraseAges> {
  const sources = await loadSources();
  const ages: PhraseAge[] = [];
  for (const phrase of phrases) {
    ages.push(ageOf(phrase, sources));
    if (ages.length % DATED_AT_ONCE === 0) await pause();
  }
  return { ages, until: sources.record === null ? '' : endOfRecord(sources.record) };
}

/** Hits of a snippet before corpus and record were asked. */
export const NOT_LOOKED_UP: SnippetHits = {
  lookedUp: false,
  hits: [],
  phrases: [],
  corpusVersion: '',
  documentTotal: 0,
};

/**
 * What corpus and record have of a snippet now, without the user's own documents that are the text it is from. If one of
 * them can't be asked, logs it and says so in the result (`lookedUp`), since that doesn't mean no hits.
 * @param own Ids of those documents, beside the one that the snippet names and those of its page's address.
 */
export async function hitsOf(draft: SnippetDraft, own: readonly string[]): Promise<SnippetHits> {
  const { phrase, quote, document } = draft;
  try {
    const ids = document === null ? own : [...own, document];
    const { version, usesRecord, ...sources } = await loadSources(ids, keysOf(draft));
    const whole = answerLookUp(phrase ?? quote.exact, 0, sources);
    const { parts } = phrase === null ? whole : answerLookUp(quote.exact, 0, sources);
    return {
      // A record that is switched off is none of the user's corpus; one that can't be read was not asked.
      lookedUp: !usesRecord || sources.record !== null,
      hits: whole.documents,
      phrases: phrasesOf(parts),
      corpusVersion: version,
      documentTotal: whole.documentTotal,
    };
  } catch (error) {
    warn('A snippet could not be looked up.', error);
    return NOT_LOOKED_UP;
  }
}

/** Looks up snippets that could not be looked up when they were saved. Returns how many succeeded. */
export async function lookUpMissed(ids: readonly string[]): Promise<number> {
  const missed = (await readSnippets(ids)).filter((snippet: Snippet) => !snippet.lookedUp);
  const found = new Map<string, SnippetHits>();
  for (const snippet of missed) {
    const hits = await hitsOf(snippet, []);
    if (hits.lookedUp) found.set(snippet.id, hits);
    // Requests of pages are answered meanwhile.
    await pause();
  }
  return found.size === 0 ? 0 : putHits(found);
}

/** Each phrase once, however often it appears in the wording. */
function phrasesOf(parts: readonly Part[]): SnippetPhrase[] {
  const phrases = new Map<string, SnippetPhrase>();
  for (const { key, text, kind, frequency, documentFrequency, record } of parts) {
    if (phrases.has(key)) continue;
    phrases.set(key, {
      phrase: key,
      text,
      kind,
      frequency,
      documentFrequency,
      record: record && recordHits(record),
    });
  }
  return [...phrases.values()];
}

function recordHits({
  national,
  congress,
  provincial,
}: NonNullable<PhraseAnswer['record']>): RecordHits | null {
  if (!national && !congress && !provincial) return null;
  return {
    national: collectionHits(national),
    congress: collectionHits(congress),
    provincial: collectionHits(provincial),
  };
}

function collectionHits(facts: SeriesFacts | null): CollectionHits | null {
  if (facts === null) return null;
  const { reports, total, first, last } = facts;
  return { reports, total, first, last };
}
