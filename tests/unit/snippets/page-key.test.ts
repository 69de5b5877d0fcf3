import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { keysOf, pageKeys, siteOf } from '../../../utils/snippets/page-key';
import { snippetSchema } from '../../../utils/snippets/read-entries';
import { type SnippetDraft, withinLimits } from '../../../utils/snippets/snippet';
import { madeSnippet } from './made-snippet';

const isShared = (a: string, b: string) => pageKeys(a, '').some((key) => pageKeys(b, '').includes(key));

describe('one page', () => {
  it.each([
    ['http://www.example.com/a', 'https://www.example.com/a'],
    ['https://example.com/a?utm_source=x&id=1', 'https://example.com/a?id=1&spm=3.4'],
    ['https://example.com/a#part', 'https://example.com/a'],
    ['https://example.com:443/a', 'https://example.com/a'],
    ['https://EXAMPLE.com/a', 'https://example.com/a'],
    ['https://example.com/稳中', 'https://example.com/%E7%A8%B3%E4%B8%AD'],
  ])('%s is %s', (a, b) => expect(isShared(a, b)).toBe(true));
});

describe('two pages', () => {
  it.each([
    ['https://example.com/a?id=1', 'https://example.com/a?id=2'],
    ['https://example.com/a?id=1&id=2', 'https://example.com/a?id=1'],
    ['https://example.com/a?x=1%26y=2', 'https://example.com/a?x=1&y=2'],
    // 政府 and 政务 in GB18030, neither of which is UTF-8.
    ['https://example.com/?word=%D5%FE%B8%AE', 'https://example.com/?word=%D5%FE%CE%F1'],
    ['https://example.com/#/a', 'https://example.com/#/b'],
    ['https://example.com/#!a', 'https://example.com/#!b'],
    ['https://example.com/a', 'https://example.com/a/'],
    ['https://example.com:8080/a', 'https://example.com/a'],
    ['https://example.com/a', 'https://www.example.com/a'],
    ['file:///texts/a.html', 'file:///texts/b.html'],
  ])('%s is not %s', (a, b) => expect(isShared(a, b)).toBe(false));
});

describe('the address that a page gives itself', () => {
  const visited = 'https://example.com/a?x=1';
  it('counts where it is of the same host and names a page', () => {
    expect(pageKeys(visited, 'https://example.com/a')).toEqual(['//example.com/a?x=1', '//example.com/a']);
    expect(pageKeys(visited, visited)).toHaveLength(1);
  });

  it.each([
    'https://other.com/a',
    'https://example.com:8080/a',
    'https://example.com/',
    'file:///a',
    'a',
    '',
  ])('does not where it is %j', (canonical) =>
    expect(pageKeys(visited, canonical)).toEqual(['//example.com/a?x=1']),
  );
});

it.each(['data:text/html,a', 'blob:https://example.com/1', 'about:blank', 'javascript:a', 'https://', ''])(
  '%j is no page: what stands there has its wording for a key, and no site',
  (url) => {
    expect(pageKeys(url, 'https://example.com/a')).toEqual([]);
    expect(keysOf({ ...madeSnippet(), url })).toEqual(['wording:稳中求进']);
    expect(siteOf(url)).toBe('');
  },
);

describe('an address of any length', () => {
  const long: Partial<SnippetDraft>[] = [
    { url: `https://example.com/?${'a,b;'.repeat(10_000)}` },
    { canonical: new URL(`https://www.example.com/${'中'.repeat(30_000)}`).href },
    { url: `data:text/html,${'中'.repeat(100_000)}`, title: '题'.repeat(100_000) },
  ];

  it.each(long)('gives a snippet that its file can be read with %#', (part) => {
    const draft = withinLimits({ ...madeSnippet(), ...part });
    const snippet = { ...madeSnippet(), ...draft, site: siteOf(draft.url), keys: keysOf(draft) };
    expect(v.safeParse(snippetSchema, snippet).issues).toBeUndefined();
  });

  it('leads to the page again, though the snippet has only its beginning', () => {
    const url = `https://example.com/?${'a,b;'.repeat(10_000)}`;
    expect(keysOf(withinLimits({ ...madeSnippet(), url }))).toEqual(pageKeys(url, ''));
  });
});
