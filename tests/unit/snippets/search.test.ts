import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  type Facet,
  indexSnippets,
  orderIndex,
  type SnippetOrder,
  type SnippetQuery,
  searchSnippets,
} from '../../../utils/snippets/search';
import type { Snippet, SnippetPhrase } from '../../../utils/snippets/snippet';
import { fold } from '../../../utils/text/fold';
import { madeSnippet } from './made-snippet';

const ALL: SnippetQuery = { text: '', tags: [], site: null, phrase: null, from: null, to: null };

const phrase = (key: string, text = key): SnippetPhrase => ({
  phrase: key,
  text,
  kind: 'phrase',
  frequency: 1,
  documentFrequency: 1,
  record: null,
});
const quote = (exact: string) => ({ exact, prefix: '', suffix: '' });

const tea = madeSnippet({
  id: 'tea',
  quote: quote('把茶山的事辦好'),
  title: 'Tea ２０２３',
  note: '第一行\n第二行',
  tags: ['茶', '产业'],
  savedAt: 300,
  changedAt: 300,
});
const road = madeSnippet({
  id: 'road',
  quote: quote('要坚持稳中求进工作总基调，先修路'),
  title: '公路',
  site: 'b.cn',
  phrases: [phrase('稳中求进工作总基调')],
  tags: ['产业'],
  savedAt: 200,
  changedAt: 900,
});
const looked = madeSnippet({
  id: 'looked',
  quote: quote('稳中求进'),
  title: '',
  site: '',
  phrase: '稳中求进',
  savedAt: 100,
  changedAt: 100,
});
const all = [tea, road, looked];

const idsOf = (snippets: readonly Snippet[]) => snippets.map(({ id }) => id);
const find = (query: Partial<SnippetQuery>) =>
  idsOf(searchSnippets(indexSnippets(all), { ...ALL, ...query }).snippets);

test('a phrase is one, whatever the normal form was when its snippets were saved', () => {
  const wording = '沿著這條路';
  const snippets = [
    madeSnippet({ id: 'new', phrases: [phrase('沿着这条路', wording)] }),
    madeSnippet({ id: 'old', phrases: [phrase('沿著这条路', wording)], phrase: '沿著这条路' }),
  ];
  const index = indexSnippets(snippets);
  expect(searchSnippets(index, ALL).phrases).toEqual([{ value: '沿着这条路', name: wording, count: 2 }]);
  for (const key of ['沿着这条路', '沿著这条路'])
    expect(searchSnippets(index, { ...ALL, phrase: key }).snippets).toHaveLength(2);
});

describe('searchSnippets', () => {
  it.each<[string, Partial<SnippetQuery>, string[]]>([
    ['anything', {}, ['tea', 'road', 'looked']],
    ['simplified for traditional', { text: '办好' }, ['tea']],
    ['width and case', { text: 'ｔＥＡ 2023' }, ['tea']],
    ['a note over its lines', { text: '第一行第二' }, ['tea']],
    ['a tag', { text: '产业' }, ['tea', 'road']],
    ['all words, in whatever field', { text: '产业 修路' }, ['road']],
    ['a word that is nowhere', { text: '产业 无' }, []],
    ['no word across two fields', { text: '修路公路' }, []],
    ['nothing but quotes', { text: '“”' }, ['tea', 'road', 'looked']],
    ['one tag', { tags: ['产业'] }, ['tea', 'road']],
    ['two tags', { tags: ['产业', '茶'] }, ['tea']],
    ['site', { site: 'b.cn' }, ['road']],
    ['a phrase in it', { phrase: '稳中求进工作总基调' }, ['road']],
    ['the phrase it was saved from', { phrase: '稳中求进' }, ['looked']],
    ['from', { from: 200 }, ['tea', 'road']],
    ['to, which is not included', { to: 200 }, ['looked']],
  ])('%s', (_, query, expected) => {
    expect(find(query)).toEqual(expected);
  });

  it('counts what each further choice would leave', () => {
    const { tags, sites, phrases } = searchSnippets(indexSnippets(all), { ...ALL, site: 'b.cn' });
    expect(tags).toEqual([{ value: '产业', name: '产业', count: 1 }]);
    expect(sites.map(({ value, count }) => [value, count])).toEqual([
      ['b.cn', 1],
      ['example.com', 1],
    ]);
    expect(phrases.map(({ value }) => value)).toEqual(['稳中求进工作总基调']);
  });
});

describe('orderIndex', () => {
  it.each<[SnippetOrder, string[]]>([
    ['saved', ['tea', 'road', 'looked']],
    ['oldest', ['looked', 'road', 'tea']],
    ['changed', ['road', 'tea', 'looked']],
    ['title', ['road', 'tea', 'looked']],
    ['site', ['road', 'tea', 'looked']],
    ['length', ['road', 'tea', 'looked']],
  ])('%s', (order, expected) => {
    const { entries } = orderIndex(indexSnippets([looked, tea, road]), order);
    expect(entries.map(({ snippet }) => snippet.id)).toEqual(expected);
  });
});

describe('indexSnippets', () => {
  it('takes what is the same from an earlier index, and folds what was changed', () => {
    const before = indexSnippets(all);
    const changed = { ...road, note: '桥' };
    const after = indexSnippets([tea, changed], before);
    expect(after.entries[0].folded).toBe(before.entries[0].folded);
    expect(idsOf(searchSnippets(after, { ...ALL, text: '桥' }).snippets)).toEqual(['road']);
    expect(after.entries).toHaveLength(2);
  });
});

const text = fc.string({ unit: fc.constantFrom(...'稳穩中求进進aAＡ1１ \n“、，'), maxLength: 8 });
const name = fc.constantFrom('a', 'b', 'c');
const snippets = fc
  .array(
    fc.record({
      exact: text,
      note: text,
      title: text,
      tags: fc.uniqueArray(name),
      site: fc.constantFrom('', 'x', 'y'),
      savedAt: fc.nat(9),
      phrase: fc.option(name),
      phrases: fc.uniqueArray(name),
    }),
    { maxLength: 12 },
  )
  .map((rows) =>
    rows.map(({ exact, phrases, ...row }, at) =>
      madeSnippet({
        ...row,
        id: `${at}`,
        quote: quote(exact),
        phrases: phrases.map((each) => phrase(each)),
      }),
    ),
  );
const query = fc.record<SnippetQuery>({
  text,
  tags: fc.uniqueArray(name, { maxLength: 2 }),
  site: fc.option(fc.constantFrom('x', 'y')),
  phrase: fc.option(name),
  from: fc.option(fc.nat(9)),
  to: fc.option(fc.nat(9)),
});

/** Looks at every snippet by itself, field by field. */
function naively(among: readonly Snippet[], { text, tags, site, phrase, from, to }: SnippetQuery): Snippet[] {
  return among.filter((each) => {
    const fields = [each.quote.exact, each.note, each.title, ...each.tags];
    const hasWord = (word: string) => fields.some((field) => fold(field).includes(fold(word)));
    return (
      text.trim().split(/\s+/).every(hasWord) &&
      tags.filter((tag) => !each.tags.includes(tag)).length === 0 &&
      (site === null || each.site === site) &&
      (phrase === null || [each.phrase, ...each.phrases.map((held) => held.phrase)].includes(phrase)) &&
      each.savedAt >= (from ?? 0) &&
      each.savedAt < (to ?? Number.POSITIVE_INFINITY)
    );
  });
}

test('a search finds what a look at each snippet finds, and its counts come true', () => {
  fc.assert(
    fc.property(snippets, query, (among, wanted) => {
      const index = indexSnippets(among);
      const { snippets: found, tags, sites, phrases } = searchSnippets(index, wanted);
      expect(idsOf(found)).toEqual(idsOf(naively(among, wanted)));
      const holds = (facets: readonly Facet[], choose: (value: string) => SnippetQuery) => {
        for (const { value, count } of facets) expect(naively(among, choose(value))).toHaveLength(count);
      };
      holds(tags, (tag) => ({ ...wanted, tags: [...wanted.tags, tag] }));
      holds(sites, (site) => ({ ...wanted, site }));
      holds(phrases, (chosen) => ({ ...wanted, phrase: chosen }));
    }),
  );
});
