import { csvText } from '../csv/csv';
import { localDay } from './references';
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
  ...[
    'places in corpus',
    'documents with it',
    'documents in corpus',
    'looked up',
    'phrases',
    'corpus version',
    'id',
  ],
];

/**
 * Snippets as a table, one row each, with days in the user's time zone, tags separated by commas, and phrases one a line
 * with their occurrences in the corpus at the time of saving. What is in no column is only in the JSON.
 */
export function snippetsCsv(snippets: readonly Snippet[]): string {
  return csvText(HEADER, snippets.map(rowOf));
}

function rowOf(snippet: Snippet): (string | number)[] {
  const { id, quote, note, tags, title, site, outlet, author, date, url, savedAt, changedAt, phrases } =
    snippet;
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
    ...corpusCells(snippet),
    phrases.map(({ text, frequency }) => `${text} (${frequency})`).join('\n'),
    snippet.corpusVersion,
    id,
  ];
}

/** Empty where the corpus was not asked: 0 would say that the wording is not in it. */
function corpusCells({ lookedUp, corpusVersion, hits, documentTotal }: Snippet): (string | number)[] {
  if (!lookedUp && corpusVersion === '') return ['', '', '', 'no'];
  const places = hits.reduce((sum, { frequency }) => sum + frequency, 0);
  return [places, hits.length, documentTotal, lookedUp ? 'yes' : 'in the corpus alone'];
}
