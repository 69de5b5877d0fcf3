import { beforeAll, describe, expect, it } from 'vitest';
import { madeSnippet } from '../snippets/made-snippet';
import { useStrings } from './strings';

const document = { id: 'd', title: '报告', year: 2020, frequency: 2 };

const snippets = {
  found: madeSnippet({ lookedUp: true, corpusVersion: 'v', documentTotal: 5, hits: [document] }),
  none: madeSnippet({ lookedUp: true, corpusVersion: 'v', documentTotal: 5 }),
  missed: madeSnippet({ lookedUp: false, corpusVersion: '' }),
  withoutRecord: madeSnippet({ lookedUp: false, corpusVersion: 'v', documentTotal: 5 }),
};

describe.each([
  [
    'en' as const,
    {
      found: '2 times, in 1 of 5 documents of the corpus of that day',
      none: 'Nowhere in the corpus of that day',
      missed: 'Not looked up: the corpus could not be read',
      withoutRecord:
        'Nowhere in the corpus of that day; not looked up in the record, which could not be read',
    },
  ],
  [
    'zh_CN' as const,
    {
      found: '当时的语料库 5 篇文献中有 1 篇用到，共 2 处',
      none: '当时的语料库中没有',
      missed: '未检索，当时无法读取语料库',
      withoutRecord: '当时的语料库中没有；未检索报告记录，当时无法读取',
    },
  ],
])('hitWords in %s', (language, words) => {
  let occurrenceText: typeof import('../../../utils/labels/snippets').occurrenceText;

  beforeAll(async () => {
    await useStrings(language);
    ({ occurrenceText } = await import('../../../utils/labels/snippets'));
  });

  it.each(Object.keys(snippets) as (keyof typeof snippets)[])('%s', (name) => {
    expect(occurrenceText(snippets[name])).toBe(words[name]);
  });
});
