import { csvText } from '../csv/csv';
import { localDay } from './inert-text';
import type { Snippet } from './snippet';

const HEADER = [
  ...[
    'quote',
    'note',
    'tags',
    'title',
    'site',
    'outlet',
    'author',
    'date',
    'url',
    'saved',
    'changed',
    'before',
    'after',
  ],
  ...['places in corpus', 'documents with it', 'documents in corpus', 'phrases', 'corpus version', 'id'],
];

/**
 * Snippets as a table, a row each, days of the user's own time zone; tags with a comma between, phrases one a line with their
 * places in the corpus of then. What is in no column is in the JSON alone.
 */
export function snippetsCsv(snippets: readonly Snippet[]): string {
  return csvText(HEADER, snippets.map(rowOf));
}

function rowOf(snippet: Snippet): (string | number)[] {
  const {
    id,
    quote,
    note,
    tags,
    title,
    site,
    outlet,
    author,
    date,
    url,
    savedAt,
    changedAt,
    hits,
    phrases,
    lookedUp,
  } = snippet;
  return [
    quote.exact,
    note,
    tags.join(', '),
    title,
    site,
    outlet,
    author,
    date ?? '',
    url,
    localDay(savedAt),
    localDay(changedAt),
    quote.prefix,
    quote.suffix,
    // Nothing where neither corpus nor record was asked: a 0 would say that they don't have it.
    lookedUp ? hits.reduce((sum, { frequency }) => sum + frequency, 0) : '',
    lookedUp ? hits.length : '',
    lookedUp ? snippet.documentTotal : '',
    phrases.map(({ text, frequency }) => `${text} (${frequency})`).join('\n'),
    snippet.corpusVersion,
    id,
  ];
}
