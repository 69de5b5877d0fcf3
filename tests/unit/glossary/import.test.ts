import { expect, test } from 'vitest';
import { type FactRow, mergeFactTables } from '../../tools/glossary/fact-tables';
import { isLater, makeEntry, pinyinOf } from '../../tools/glossary/make-entry';
import { isOfficial } from '../../tools/glossary/official-pages';

const row: FactRow = {
  headword: '四风',
  english: 'four forms of decadence',
  english_source: 'https://www.chinadaily.com.cn/page.htm',
  items: '形式主义、官僚主义、享乐主义、奢靡之风',
  first_use: '2013-04-28',
  occasion: '座谈',
  first_use_source: 'https://tv.cctv.com/page.shtml',
  kind: 'party-building',
  scope: 'national',
  meaning_zh: '指党员干部的四种不良作风，2013年起集中整治。',
  meaning_en: 'Four bad styles of work among officials.',
};
const found = { isFound: true, first: { date: '2013-05-01', occasion: '新闻联播' } };
const problemsOf = (changes: FactRow, attested: Parameters<typeof makeEntry>[2] = found) =>
  makeEntry({ ...row, ...changes }, null, attested).problems;

test('a whole row becomes an entry', () => {
  const { entry } = makeEntry(row, null, found);
  expect(entry).toMatchObject({
    headword: '四风',
    pinyin: 'sì fēng',
    english: { by: 'official' },
    first: { date: '2013-04-28', source: 'https://tv.cctv.com/page.shtml' },
  });
  expect(entry?.items).toHaveLength(4);
});

test('what is wrong with a row is said', () => {
  expect(problemsOf({ items: '形式主义、官僚主义' })).toEqual(['四风: its items are 2: 形式主义、官僚主义']);
  expect(problemsOf({ first_use: '2013-06-18' })).toEqual([
    '四风: the record has it on 2013-05-01, before 2013-06-18',
  ]);
  expect(problemsOf({}, { isFound: false, first: null })).toEqual(['四风: neither corpus nor record has it']);
  expect(problemsOf({ meaning_en: '' })).toEqual(['四风: no explanation yet']);
  expect(problemsOf({ first_use_source: '' })[0]).toMatch(/^四风: first\.source/);
  expect(problemsOf({ kind: 'poetry' })[0]).toMatch(/^四风: kind/);
});

test('a later date is accepted where the record has another sense, an absence where it is marked', () => {
  expect(problemsOf({ first_use: '2013-06-18', other_sense: '别义' })).toEqual([]);
  expect(problemsOf({ unattested: 'why' }, { isFound: false, first: null })).toEqual([]);
});

test('without a date the record’s oldest use is taken, unless it is of another sense or said to be too young', () => {
  const firstOf = (changes: FactRow) => makeEntry({ ...row, ...changes }, null, found).entry?.first;
  expect(firstOf({ first_use: '' })).toEqual({ ...found.first, source: 'record' });
  expect(firstOf({ first_use: '', other_sense: '别义' })).toBeUndefined();
  expect(firstOf({ first_use: 'unknown' })).toBeUndefined();
});

test('what a table doesn’t say stays as it was', () => {
  const { entry: before } = makeEntry(row, null, found);
  const { entry } = makeEntry({ headword: '四风', english: 'four bad styles' }, before, found);
  expect(entry).toEqual({ ...before, english: { text: 'four bad styles', by: 'ours' } });
});

test('later tables replace cells of earlier ones, and - empties them', () => {
  const { rows, problems } = mergeFactTables([
    { name: 'a.tsv', text: 'headword\tenglish\titems\n四风\tx\ta、b\n' },
    { name: 'b.tsv', text: 'headword\tenglish\titems\n四风\t\t-\n' },
  ]);
  expect(problems).toEqual([]);
  expect(rows.get('四风')).toEqual({ headword: '四风', english: 'x', items: '' });
});

test('tables with unknown columns, too many cells or a headword twice are refused', () => {
  const { problems } = mergeFactTables([
    { name: 'a.tsv', text: 'headword\tcolour\n四风\tred\n' },
    { name: 'b.tsv', text: 'headword\tenglish\n四风\tx\ty\n\tx\n三农\tx\n三农\tx\n' },
  ]);
  expect(problems).toEqual([
    'a.tsv: unknown or missing columns: colour',
    'b.tsv:2: more cells than columns',
    'b.tsv:3: no headword',
    'b.tsv:5: 三农 is there twice',
  ]);
});

test('a month or year is not later than a day in it', () => {
  expect(isLater('2016', '2016-01-29')).toBe(false);
  expect(isLater('2016-02', '2016-01-29')).toBe(true);
  expect(isLater('2015-12-31', '2016')).toBe(false);
});

test('copies of official pages elsewhere are not official', () => {
  expect(isOfficial('http://language.chinadaily.com.cn/a.html')).toBe(true);
  expect(isOfficial('http://chinadaily.com.cn.example.org/a.html')).toBe(false);
  expect(isOfficial('http://notnews.cn/a.html')).toBe(false);
});

test('pinyin has the tones of the syllables, without quotes and brackets', () => {
  expect(pinyinOf('“一带一路”')).toBe('yī dài yī lù');
  expect(pinyinOf('五个必须（经济工作）')).toBe('wǔ gè bì xū');
  expect(pinyinOf('人民至上、生命至上')).toBe('rén mín zhì shàng, shēng mìng zhì shàng');
});
