import type { DocumentCount } from '../lookup/concordance';
import { keysOf, siteOf } from '../snippets/page-key';
import type { Snippet, SnippetDraft } from '../snippets/snippet';

/** A snippet as versions 1 and 2 of the database have it. */
interface FirstSnippet {
  readonly id: string;
  readonly text: string;
  readonly url: string;
  readonly title: string;
  readonly phrase: string | null;
  readonly savedAt: number;
  readonly hits: readonly DocumentCount[];
  readonly corpusVersion: string;
}

/** A snippet of version 1 or 2 of the database as version 3 has it: what was not noted then stays unknown. */
export function upgradeSnippet(row: FirstSnippet): Snippet {
  const { id, text, url, title, phrase, savedAt, hits, corpusVersion } = row;
  const draft: SnippetDraft = {
    id,
    quote: { exact: text, prefix: '', suffix: '' },
    position: null,
    url,
    canonical: '',
    title,
    date: null,
    phrase,
    document: null,
  };
  return {
    ...draft,
    site: siteOf(url),
    keys: keysOf(draft),
    savedAt,
    changedAt: savedAt,
    note: '',
    tags: [],
    hits,
    phrases: [],
    corpusVersion,
    documentTotal: 0,
  };
}
