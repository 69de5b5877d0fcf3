import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../utils/csv/csv';
import { snippetsBibtex } from '../../../utils/snippets/bibtex';
import { snippetsCsv } from '../../../utils/snippets/csv';
import { snippetsMarkdown } from '../../../utils/snippets/markdown';
import { localDay } from '../../../utils/snippets/references';
import { snippetsRis } from '../../../utils/snippets/ris';
import type { Snippet } from '../../../utils/snippets/snippet';
import { anySnippets, hostileText } from './any-snippet';
import { madeSnippet } from './made-snippet';

const savedAt = new Date(2026, 10, 21, 9).getTime();
const words = { heading: 'Snippets', tags: 'Tags:', saved: (day: string) => `saved ${day}` };
const markdown = (snippets: readonly Snippet[]) => snippetsMarkdown(snippets, words);

const first = madeSnippet({
  ...{ id: 'a', savedAt, date: '2020-11', tags: ['总基调', 'a, b'], note: '比较\n去年' },
  ...{ title: '全会 50% & {more}_1', outlet: '新华社', author: '张三 李四' },
});
const second = madeSnippet({
  ...{ id: 'b', savedAt: savedAt - 1, title: '', keys: ['//m.example.com/a', '//www.example.com/a'] },
  quote: { exact: '第一行\n第二行', prefix: '', suffix: '' },
});
const lookedUp = madeSnippet({
  ...{ id: 'c', savedAt, url: '', title: '', site: '', keys: ['wording:高质量发展'] },
  quote: { exact: '高质量发展', prefix: '', suffix: '' },
});
const all = [first, second, lookedUp];

/** Snippets whose texts are markup of all formats. */
const hostile = fc.array(
  fc.record({
    quote: hostileText,
    title: hostileText,
    note: hostileText,
    tag: hostileText,
    url: hostileText,
  }),
  { minLength: 1, maxLength: 4 },
);
const hostileSnippets = hostile.map((parts) =>
  parts.map(({ quote, title, note, tag, url }, at) =>
    madeSnippet({
      ...{ id: String(at), title, note, tags: [tag], site: title, keys: [String(at)], savedAt },
      ...{ url: `http://example.com/${url}`, quote: { exact: quote || 'x', prefix: '', suffix: '' } },
    }),
  ),
);

/** A control character but line ends, a mark that turns a line round, half a surrogate pair. */
const UNSAFE = /[\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]|(?![\r\n])\p{Cc}/u;

describe('CSV', () => {
  test('has a row a snippet, with all that a table can hold', () => {
    const [header, row] = readCsv(snippetsCsv([first]));
    expect(Object.fromEntries(header.map((name, at) => [name, row[at]]))).toMatchObject({
      ...{ quote: '稳中求进', note: '比较\n去年', tags: '总基调, a, b', date: '2020-11', id: 'a' },
      ...{ outlet: '新华社', author: '张三 李四' },
      ...{ saved: '2026-11-21', before: '明年要坚持', 'places in corpus': '' },
    });
  });

  test('has no figures for what was not looked up', () => {
    const figures = (part: Partial<Snippet>) => readCsv(snippetsCsv([madeSnippet(part)]))[1].slice(13, 16);
    expect(figures({ lookedUp: true, documentTotal: 5 })).toEqual(['0', '0', '5']);
    expect(figures({ lookedUp: false, documentTotal: 5 })).toEqual(['', '', '']);
  });

  test.each([';', '\t', ' '])('keeps its columns where cells are divided at %j, too', (delimiter) => {
    const text = snippetsCsv([madeSnippet({ note: '甲;乙\t丙 丁', tags: ['一;二'] })]);
    // A program that divides at the comma and at another sign sees quotation marks first.
    const { data } = Papa.parse<string[]>(
      text.replaceAll(/"[^"]*"/g, (cell) => cell.replaceAll(delimiter, '_')),
    );
    expect(data[1]).toHaveLength(data[0].length);
    expect(text.split('\r\n')[1].replaceAll(/"[^"]*"/g, '')).not.toContain(delimiter);
  });

  test('reads back the same, whatever is in it', () => {
    fc.assert(
      fc.property(anySnippets, (snippets) => {
        const rows = readCsv(snippetsCsv(snippets)).slice(1);
        const columns = [0, 1, 3, 4, 5, 6, 8, 11, 18, 19];
        expect(rows.map((row) => columns.map((column) => row[column]))).toEqual(
          snippets.map(({ quote, note, title, site, outlet, author, url, corpusVersion, id }) => [
            quote.exact,
            note,
            title,
            site,
            outlet,
            author,
            url,
            quote.prefix,
            corpusVersion,
            id,
          ]),
        );
      }),
    );
  });
});

describe('Markdown', () => {
  test('is grouped by page, with citation, note and tags', () => {
    expect(markdown(all)).toBe(
      [
        '# Snippets',
        '## 全会 50% \\& \\{more\\}\\_1',
        '> 稳中求进',
        '— 张三、李四, 全会 50% \\& \\{more\\}\\_1, 新华社, example.com, 2020-11, <https://www.example.com/a>, saved 2026-11-21',
        ...['比较', '去年', 'Tags: 总基调, a, b'],
        '> 第一行\n>\n> 第二行',
        '— 张三、李四, 全会 50% \\& \\{more\\}\\_1, 新华社, example.com, 2020-11, <https://www.example.com/a>, saved 2026-11-21',
        '## 高质量发展',
        '> 高质量发展',
        '— saved 2026-11-21\n',
      ].join('\n\n'),
    );
  });

  test.each([
    ['# heading', '\\# heading'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['2) item', '2\\) item'],
    ['    code', 'code'],
    ['<b>x</b>', '\\<b\\>x\\</b\\>'],
    ['[x](y)', '\\[x\\](y)'],
    ['http://a.b', 'http\\://a.b'],
    ['www.a.b', 'www\\.a.b'],
    ['a@b.c', 'a\\@b.c'],
    ['&lt;', '\\&lt;'],
  ])('%j is text', (note, expected) => {
    expect(markdown([madeSnippet({ note })])).toContain(`\n\n${expected}\n`);
  });

  test('keeps its shape whatever the texts are', () => {
    fc.assert(
      fc.property(hostileSnippets, (snippets) => {
        const text = markdown(snippets);
        expect(text).not.toMatch(UNSAFE);
        const lines = text.split('\n');
        expect(lines.filter((line) => line.startsWith('# '))).toHaveLength(1);
        expect(lines.filter((line) => line.startsWith('## '))).toHaveLength(snippets.length);
        const bare = text
          .replaceAll(/\\[!-/:-@[-`{-~]/g, 'x')
          .replaceAll(/^##? |^>( |$)|<http[^<>\s]*>/gm, '');
        expect(bare).not.toMatch(/[\\`*_[\]{}<>#|~$^&@]|^[-+=]|^\d+[.)]|:\/\/|www\./m);
      }),
      { numRuns: 300 },
    );
  });
});

describe('RIS', () => {
  const fieldOf = (tag: string, part: Partial<Snippet>) =>
    new RegExp(`^${tag} {2}- (.*(?:\\r\\n .*)*)`, 'm').exec(snippetsRis([madeSnippet(part)]))?.[1];

  test.each<[string, string, Partial<Snippet>, string]>([
    ['TI', 'what would be HTML', { title: '<附件> &lt; R&D' }, '&lt;附件&gt; &amp;lt; R&D'],
    ['N1', 'what would be HTML', { note: '<b>' }, '「稳中求进」\r\n \r\n &lt;b&gt;'],
    ['N1', 'a label of another program', { note: '见ISBN: 1' }, '「稳中求进」\r\n \r\n 见ISBN： 1'],
    ['N1', 'the beginning of a field', { note: 'TY  - BOOK' }, '「稳中求进」\r\n \r\n TY - BOOK'],
    ['KW', 'a semicolon', { tags: ['甲;乙'] }, '甲；乙'],
    ['UR', 'an entity', { url: 'https://a.cn/?x=1&para=2&y=3' }, 'https://a.cn/?x=1&amp;para=2&y=3'],
    ['UR', 'a medical number', { url: 'https://a.cn/PM:2.html' }, 'https://a.cn/PM%3A2.html'],
  ])('writes in %s %s so that Zotero reads it as it is', (tag, _, part, expected) => {
    expect(fieldOf(tag, part)).toBe(expected);
  });

  test('has a record a page', () => {
    expect(snippetsRis(all).split('\r\n')).toEqual([
      ...['TY  - ELEC', 'AU  - 张三', 'AU  - 李四', 'TI  - 全会 50% & {more}_1', 'T2  - 新华社'],
      ...['PY  - 2020', 'DA  - 2020/11//', 'UR  - https://www.example.com/a', 'Y2  - 2026/11/21/'],
      ...['N1  - 「稳中求进」', ' ', ' 比较', ' ', ' 去年'],
      ...['N1  - 「第一行', ' ', ' 第二行」', 'KW  - 总基调', 'KW  - a, b', 'ER  - ', ''],
      ...['TY  - MANSCPT', 'TI  - 高质量发展', 'N1  - 「高质量发展」', 'ER  - ', ''],
    ]);
  });

  test('keeps its shape whatever the texts are', () => {
    fc.assert(
      fc.property(hostileSnippets, (snippets) => {
        const text = snippetsRis(snippets);
        expect(text).not.toMatch(UNSAFE);
        const lines = text.split('\r\n');
        expect(lines.filter((line) => line !== '' && !/^([A-Z][A-Z0-9] {2}-)? [^\r\n]*$/.test(line))).toEqual(
          [],
        );
        const ends = lines.filter((line) => /^(TY|ER)/.test(line)).map((line) => line.slice(0, 2));
        expect(ends).toEqual(snippets.flatMap(() => ['TY', 'ER']));
      }),
      { numRuns: 300 },
    );
  });
});

/** Reads BibTeX as BibTeX does: braces are counted, whatever stands before them. */
function readBibtex(text: string): { key: string; fields: Record<string, string> }[] {
  let at = 0;
  const entries: { key: string; fields: Record<string, string> }[] = [];
  const take = (pattern: RegExp) => {
    const found = new RegExp(pattern, 'y');
    found.lastIndex = at;
    const match = found.exec(text);
    if (match) at = found.lastIndex;
    return match;
  };
  while (take(/\s+/) || at < text.length) {
    if (at >= text.length) break;
    const head = take(/@(?:online|misc)\{([a-z0-9-]+),\n/);
    if (head === null) throw new Error(`no entry at ${text.slice(at, at + 40)}`);
    const fields: Record<string, string> = {};
    for (let name = take(/ {2}(\w+) = \{/); name !== null; name = take(/ {2}(\w+) = \{/)) {
      const start = at;
      for (let depth = 1; depth > 0; at++) {
        if (at >= text.length) throw new Error('a brace is open');
        depth += text[at] === '{' ? 1 : text[at] === '}' ? -1 : 0;
      }
      fields[name[1]] = text.slice(start, at - 1);
      if (take(/,\n/) === null) throw new Error('no comma after a field');
    }
    if (take(/\}\n/) === null) throw new Error('an entry is open');
    entries.push({ key: head[1], fields });
  }
  return entries;
}

describe('BibTeX', () => {
  test('has an entry a page, with special characters as text', () => {
    expect(readBibtex(snippetsBibtex(all))).toEqual([
      {
        key: 'examplecom2020',
        fields: {
          author: '{张三} and {李四}',
          title: '全会 50\\% \\& \\{more\\}\\_1',
          organization: '新华社',
          date: '2020-11',
          url: 'https://www.example.com/a',
          urldate: '2026-11-21',
          langid: 'chinese',
          keywords: '总基调, a， b',
          annote: '「稳中求进」 ¶ 比较 ¶ 去年 ¶ 「第一行 ¶ 第二行」',
        },
      },
      { key: 'snippet2026', fields: { title: '高质量发展', langid: 'chinese', annote: '「高质量发展」' } },
    ]);
  });

  test.each([
    ['signs of TeX', '50% & #1 $5 a_b', '50\\% \\& \\#1 \\$5 a\\_b'],
    ['braces in pairs', '{甲}', '\\{甲\\}'],
    ['a brace alone', '甲} {乙', '甲｝ ｛乙'],
    ['what some program garbles', 'C:\\甲 5~6 2^3', 'C:＼甲 5～6 2＾3'],
    ['what Zotero takes for a formula', '甲$5，$6', '甲＄5，＄6'],
    ['quotation marks', '“甲”"乙"', '“甲”"乙"'],
    ['signs that would become one', "甲--``''", "甲-{}-`{}`'{}'"],
  ])('writes %s so that all programs read it', (_, title, expected) => {
    const [entry] = readBibtex(snippetsBibtex([madeSnippet({ title: `题${title}` })]));
    expect(entry.fields.title).toBe(`题${expected}`);
  });

  test('keeps the capitals of a title without Han characters', () => {
    const [entry] = readBibtex(snippetsBibtex([madeSnippet({ title: 'Report of the CPC' })]));
    expect(entry.fields).toMatchObject({ title: '{Report of the CPC}' });
    expect(entry.fields).not.toHaveProperty('langid');
  });

  test('has keys of their own, whatever the site', () => {
    const many = ['a', 'b', 'c'].map((key) => madeSnippet({ keys: [key], savedAt, site: '例子.com' }));
    expect(readBibtex(snippetsBibtex(many)).map(({ key }) => key)).toEqual([
      'com2026',
      'com2026-2',
      'com2026-3',
    ]);
  });

  test('keeps its shape whatever the texts are', () => {
    fc.assert(
      fc.property(hostileSnippets, (snippets) => {
        const text = snippetsBibtex(snippets);
        expect(text).not.toMatch(UNSAFE);
        const entries = readBibtex(text);
        expect(entries).toHaveLength(snippets.length);
        expect(new Set(entries.map(({ key }) => key)).size).toBe(snippets.length);
        const names = ['title', 'organization', 'url', 'urldate', 'langid', 'keywords', 'annote'];
        for (const { fields } of entries)
          expect(Object.keys(fields).filter((name) => !names.includes(name))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

test('an address that is a script, or has line ends and braces, leads nowhere and breaks nothing', () => {
  const script = madeSnippet({ url: 'javascript:alert(1)' });
  const broken = madeSnippet({ url: 'https://a.example/}\n<x>{ER  - ' });
  for (const write of [markdown, snippetsRis, snippetsBibtex]) {
    expect(write([script])).not.toContain('javascript:');
    expect(write([broken])).toContain('https://a.example/%7D%3Cx%3E%7BER%20%20-');
  }
});

test('a day is in the user’s time zone', () => {
  expect(localDay(new Date(2026, 0, 2, 0, 1).getTime())).toBe('2026-01-02');
  expect(localDay(new Date(2026, 11, 31, 23, 59).getTime())).toBe('2026-12-31');
});
