import type { Snippet } from '../../../utils/snippets/snippet';

/** A snippet of a page, with whatever a test wants otherwise. */
export function madeSnippet(part: Partial<Snippet> = {}): Snippet {
  return {
    id: '7b0fba4e-6a3c-4f8e-9b53-2f3f5d0e7a11',
    quote: { exact: '稳中求进', prefix: '明年要坚持', suffix: '工作总基调。' },
    position: 5,
    url: 'https://www.example.com/a',
    canonical: '',
    title: '新闻',
    date: null,
    phrase: null,
    document: null,
    site: 'example.com',
    keys: ['//www.example.com/a'],
    savedAt: 0,
    changedAt: 0,
    note: '',
    tags: [],
    outlet: '',
    author: '',
    lookedUp: false,
    hits: [],
    phrases: [],
    corpusVersion: '',
    documentTotal: 0,
    ...part,
  };
}
