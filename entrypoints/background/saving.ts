import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import { answerLookUp } from '../../utils/lookup/answer-look-up';
import type { SaveOutcome } from '../../utils/messaging/protocol';
import type { SenderTab } from '../../utils/messaging/server';
import type { CollectionFacts } from '../../utils/record/facts';
import { summarise } from '../../utils/reports/summary';
import { readTabReport } from '../../utils/reports/tab-reports';
import { noteTabSave } from '../../utils/reports/tab-saves';
import { keysOf, siteOf } from '../../utils/snippets/page-key';
import type { CollectionHits, Snippet, SnippetDraft, SnippetPhrase } from '../../utils/snippets/snippet';
import { withinLimits } from '../../utils/snippets/within-limits';
import { saveSnippet } from '../../utils/store/snippets';
import { loadSources } from './studying';
import { tellAllPages } from './tell-pages';

/**
 * Saves what stands in a tab, under the address and title that the browser gives for it. From a private window
 * nothing is stored without `consent`.
 */
export async function saveFromTab(
  draft: SnippetDraft,
  tab: Pick<SenderTab, 'url' | 'title' | 'incognito'> & { readonly id: number },
  consent: boolean,
): Promise<SaveOutcome> {
  if (tab.incognito && !consent) return { status: 'needsConsent' };
  const url = tab.url || draft.url;
  const title = tab.title || draft.title;
  const { own } = summarise(await readTabReport(tab.id).catch(() => ({})));
  const saved = await saveDraft({ ...draft, url, title, document: null }, own);
  if (saved.status === 'saved') await noteTabSave(tab.id, saved.snippet.id).catch(() => undefined);
  return saved;
}

/**
 * Saves even where no corpus could be loaded: the reader's text counts more than its hits. Open pages then mark it.
 * @param own Ids of the reader's own documents that are the text it stands in, and are no evidence there.
 */
export async function saveDraft(given: SnippetDraft, own: readonly string[] = []): Promise<SaveOutcome> {
  const draft = withinLimits(given);
  const savedAt = Date.now();
  const { snippet, isNew } = await saveSnippet({
    ...draft,
    site: siteOf(draft.url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    outlet: '',
    author: '',
    note: '',
    tags: [],
    ...(await hitsOf(draft, own)),
  });
  if (isNew) void tellAllPages('snippetsChanged');
  return { status: 'saved', snippet, isNew };
}

type Hits = Pick<Snippet, 'lookedUp' | 'hits' | 'phrases' | 'corpusVersion' | 'documentTotal'>;

async function hitsOf(draft: SnippetDraft, own: readonly string[]): Promise<Hits> {
  const { phrase, quote, document } = draft;
  try {
    const ids = document === null ? own : [...own, document];
    const { version, ...sources } = await loadSources(ids, keysOf(draft));
    const whole = answerLookUp(phrase ?? quote.exact, 0, sources);
    const { parts } = phrase === null ? whole : answerLookUp(quote.exact, 0, sources);
    return {
      lookedUp: true,
      hits: whole.documents,
      phrases: phrasesOf(parts),
      corpusVersion: version,
      documentTotal: whole.documentTotal,
    };
  } catch {
    return { lookedUp: false, hits: [], phrases: [], corpusVersion: '', documentTotal: 0 };
  }
}

/** Each phrase once, however often it stands in the wording. */
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

function collectionHits(facts: CollectionFacts | null): CollectionHits | null {
  if (facts === null) return null;
  const { reports, total, first, last } = facts;
  return { reports, total, first, last };
}
