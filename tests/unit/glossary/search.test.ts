import { describe, expect, test } from 'vitest';
import { entriesIn, glossaryOf } from '../../../utils/glossary/glossary';
import { type OwnEntry, type Term, withOwn } from '../../../utils/glossary/own-entry';
import { filterGlossary, searchGlossary } from '../../../utils/glossary/search';
import { readGlossary } from '../../tools/glossary/glossary-folder';

const bundled = await readGlossary();
const glossary = glossaryOf<Term>(bundled);
const found = (query: string, limit = 5) =>
  searchGlossary(glossary, query, limit).map(({ headword }) => headword);

describe('searchGlossary', () => {
  test.each([
    ['Chinese', '四个意识', '四个意识'],
    ['Chinese in traditional characters', '四個意識', '四个意识'],
    ['pinyin with tones', 'sì gè yì shí', '四个意识'],
    ['pinyin with digits for tones', 'si4ge4yi4shi2', '四个意识'],
    ['pinyin without tones', 'si ge yi shi', '四个意识'],
    ['pinyin in one word', 'sigeyishi', '四个意识'],
    ['the beginning of pinyin', 'sigeyis', '四个意识'],
    ['initials', 'sgys', '四个意识'],
    ['ü as v, and u', 'babazhanlve', '八八战略'],
    ['ü as u', 'babazhanlue', '八八战略'],
    ['English', 'eight affirmations', '八个明确'],
    ['English words in any order and case', 'AFFIRMATIONS eight', '八个明确'],
    ['an item', '核心意识', '四个意识'],
  ])('finds an entry by %s', (_, query, headword) => {
    expect(found(query)[0]).toBe(headword);
  });

  test('tells tones apart where they are given', () => {
    expect(found('sì gě yì shí')).toEqual([]);
    expect(found('si4ge3')).toEqual([]);
  });

  test('finds what a text of nothing but signs has: nothing', () => {
    for (const query of ['', '  ', '…', '！', "'"]) expect(found(query), query).toEqual([]);
  });

  test('finds every entry by its headword, its pinyin and its English', () => {
    const missed = bundled.filter((entry) => {
      const word = entry.headword.replace(/（.*/, '');
      const ways = [
        word,
        entry.pinyin,
        entry.pinyin.normalize('NFD').replace(/\p{M}/gu, ''),
        entry.english.text,
      ];
      return ways.some((way) => !searchGlossary(glossary, way, bundled.length).includes(entry));
    });
    expect(missed.map(({ headword }) => headword)).toEqual([]);
  });
});

const own: OwnEntry = {
  ...{ id: '四个意识', headword: '四个意识', pinyin: '', english: 'the Four Awarenesses' },
  ...{ explanation: '', items: [], changedAt: 1 },
};

describe('the user’s entries', () => {
  const both = glossaryOf(withOwn(bundled, [own]));

  test('override the bundled entry and leave what they don’t say', () => {
    const [term, ...others] = searchGlossary(both, '四个意识', 9).filter(
      ({ headword }) => headword === '四个意识',
    );
    expect(others).toEqual([]);
    expect(term).toMatchObject({
      english: { text: 'the Four Awarenesses', by: 'own' },
      pinyin: 'sì gè yì shí',
      items: ['政治意识', '大局意识', '核心意识', '看齐意识'],
      own,
    });
    expect(both.entries).toHaveLength(bundled.length);
  });

  test('are listed as the user’s own', () => {
    const filter = { query: '', kind: 'own', scope: '', year: '' };
    expect(filterGlossary(both, filter).map(({ headword }) => headword)).toEqual(['四个意识']);
  });
});

test('the list can be narrowed by kind, scope and year', () => {
  const none = { query: '', kind: '', scope: '', year: '' };
  expect(filterGlossary(glossary, none)).toHaveLength(bundled.length);
  const local = filterGlossary(glossary, { ...none, scope: 'local' });
  expect(local.length).toBeGreaterThan(40);
  expect(local.filter(({ scope }) => scope === 'national' || scope === 'speech')).toEqual([]);
  const born = filterGlossary(glossary, { ...none, year: '2012', kind: 'party-building' });
  expect(born.map(({ headword }) => headword)).toContain('八项规定');
});

describe('entriesIn', () => {
  test('finds the longest wordings of a text, each once, whatever quotes it has', () => {
    const text = '树牢“四个意识”，坚定“四个自信”，“四个意识”要树牢，落实两个维护。';
    expect(entriesIn(glossary, text).map(({ headword }) => headword)).toEqual([
      '四个意识',
      '四个自信',
      '两个维护',
    ]);
  });

  test('agrees with a search at every place', () => {
    const text = bundled
      .map(({ meaning }) => meaning.zh)
      .join('\n')
      .slice(0, 4_000);
    const found = new Set(entriesIn(glossary, text));
    expect(found.size).toBeGreaterThan(20);
    for (const entry of found) expect(text.replace(/[“”、]/g, '')).toContain(wordIn(entry, text));
  });

  function wordIn({ headword, variants = [] }: Term, text: string): string {
    const words = [headword.replace(/（.*/, ''), ...variants].map((word) => word.replace(/[“”、]/g, ''));
    return words.find((word) => text.replace(/[“”、]/g, '').includes(word)) ?? headword;
  }
});
