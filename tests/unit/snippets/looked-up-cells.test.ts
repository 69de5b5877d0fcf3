import { expect, test } from 'vitest';
import { readCsv } from '../../../utils/csv/csv';
import { snippetsCsv } from '../../../utils/snippets/csv';
import { madeSnippet } from './made-snippet';

test.each([
  ['was looked up', { lookedUp: true, corpusVersion: 'v' }, ['0', '0', '5', 'yes']],
  ['was not looked up', { lookedUp: false, corpusVersion: '' }, ['', '', '', 'no']],
  [
    'was not looked up in the record',
    { lookedUp: false, corpusVersion: 'v' },
    ['0', '0', '5', 'in the corpus alone'],
  ],
])('tells what %s from what is not in the corpus', (_name, part, cells) => {
  const [header, row] = readCsv(snippetsCsv([madeSnippet({ ...part, documentTotal: 5 })]));
  const names = ['places in corpus', 'documents with it', 'documents in corpus', 'looked up'];
  expect(names.map((name) => row[header.indexOf(name)])).toEqual(cells);
});
