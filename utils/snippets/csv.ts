import { csvText } from '../csv/csv';
import type { Snippet } from './snippet';

const HEADER = [
  ...['quote', 'note', 'tags', 'title', 'site', 'date', 'url', 'saved', 'changed', 'before', 'after'],
  ...['places in corpus', 'documents with it', 'documents in corpus', 'phrases', 'corpus version', 'id'],
];

/**
 * Snippets as a table, a row each, times as ISO 8601 in UTC; tags with a comma between, phrases one a line with their
 * places in the corpus of then. What is in no column is in the JSON alone.
 */
export function snippetsCsv(snippets: readonly Snippet[]): string {
  return csvText(HEADER, snippets.map(rowOf));
}

function rowOf(snippet: Snippet): (string | number)[] {
  const { id, quote, note, tags, title, site, date, url, savedAt, changedAt, hits, phrases } = snippet;
  return [
    quote.exact,
    note,
    tags.join(', '),
    title,
    site,
    date ?? '',
    url,
    new Date(savedAt).toISOString(),
    new Date(changedAt).toISOString(),
    quote.prefix,
    quote.suffix,
    hits.reduce((sum, { frequency }) => sum + frequency, 0),
    hits.length,
    snippet.documentTotal,
    phrases.map(({ text, frequency }) => `${text} (${frequency})`).join('\n'),
    snippet.corpusVersion,
    id,
  ];
}
