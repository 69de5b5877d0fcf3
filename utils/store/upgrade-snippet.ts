import type { UserDocument } from '../collections/user-corpus';
import { keysOf, siteOf } from '../snippets/page-key';
import { type Snippet, wasLookedUp } from '../snippets/snippet';

/** A snippet as versions 1 and 2 of the database have it; any field but the key may be missing or of another type. */
export interface FirstSnippet extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/** A snippet as version 3 of the database has it. */
export type ThirdSnippet = Omit<Snippet, 'outlet' | 'author' | 'lookedUp'>;

/** One of the reader's documents as versions 2 and 3 of the database have it. */
export type ThirdDocument = Omit<UserDocument, 'outlet' | 'author'>;

/**
 * A snippet of version 1 or 2 of the database as version 3 has it: what was not noted then stays unknown. Odd rows
 * come along, too: a snippet without its time is of 1970 rather than lost, since lists leave out rows without one.
 */
export function upgradeFirstSnippet(row: FirstSnippet): ThirdSnippet {
  const url = textOf(row.url);
  const savedAt = typeof row.savedAt === 'number' && Number.isFinite(row.savedAt) ? row.savedAt : 0;
  const draft = {
    id: row.id,
    quote: { exact: textOf(row.text), prefix: '', suffix: '' },
    position: null,
    url,
    canonical: '',
    title: textOf(row.title),
    date: null,
    phrase: typeof row.phrase === 'string' ? row.phrase : null,
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
    hits: Array.isArray(row.hits) ? row.hits.filter(isHit) : [],
    phrases: [],
    corpusVersion: textOf(row.corpusVersion),
    documentTotal: 0,
  };
}

/** A snippet of version 3 as version 4 has it. One without a corpus version could not be looked up when it was saved. */
export function upgradeThirdSnippet(row: ThirdSnippet): Snippet {
  return { ...row, outlet: '', author: '', lookedUp: wasLookedUp(row.corpusVersion) };
}

/** A document of version 2 or 3 as version 4 has it. */
export function upgradeThirdDocument(row: ThirdDocument): UserDocument {
  return { ...row, outlet: '', author: '' };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function isHit(value: unknown): value is Snippet['hits'][number] {
  const { id, frequency } = (value ?? {}) as { id?: unknown; frequency?: unknown };
  return typeof id === 'string' && typeof frequency === 'number';
}
