import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import { pause } from '../../utils/pause';
import type { SeriesFacts } from '../../utils/record/facts';
import { keysOf } from '../../utils/snippets/page-key';
import type {
  CollectionHits,
  Snippet,
  SnippetDraft,
  SnippetHits,
  SnippetPhrase,
} from '../../utils/snippets/snippet';
import { putHits, readSnippets } from '../../utils/store/snippets';
import { loadSources } from './studying';

/** Of a snippet for which corpus and record were not asked so far. */
export const NOT_LOOKED_UP: SnippetHits = {
  lookedUp: false,
  hits: [],
  phrases: [],
  corpusVersion: '',
  documentTotal: 0,
};

/**
 * What corpus and record have of a snippet now, without the user's own documents that are the text it is from. Where one of them can't be asked that is logged, and what is returned
 * says so (`lookedUp`): it is never taken for no hits.
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
    console.warn('A snippet could not be looked up.', error);
    return NOT_LOOKED_UP;
  }
}

/** Looks snippets up that were not when they were saved. Returns how many of them have been now. */
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

/** Each phrase once, however often it occurs in the wording. */
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

function recordHits({ national, congress, provincial }: NonNullable<PhraseAnswer['record']>) {
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
