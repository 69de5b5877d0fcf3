import * as v from 'valibot';
import { expect, test } from 'vitest';
import { entrySchema, type GlossaryEntry } from '../../../utils/glossary/entry';
import { glossaryOf, meaningsOf, wordingOf } from '../../../utils/glossary/glossary';

const entry: GlossaryEntry = {
  headword: '四个意识',
  variants: ['增强“四个意识”'],
  pinyin: 'sì gè yì shí',
  english: { text: 'Four Consciousnesses', by: 'ours' },
  meaning: {
    zh: '对党员的四项要求，讲政治、看大局、认核心、向中央看齐。',
    en: 'Four kinds of awareness asked of Party members.',
  },
  scope: 'national',
  kind: 'party-building',
};

test('an entry is found by headword and variants, in any script and punctuation', () => {
  const glossary = glossaryOf([entry]);
  expect(meaningsOf(glossary, '“四個意識”')).toEqual([entry]);
  expect(meaningsOf(glossary, '增强四个意识')).toEqual([entry]);
  expect(meaningsOf(glossary, '四个自信')).toEqual([]);
});

test('meanings of one wording are found together, each once', () => {
  const other: GlossaryEntry = { ...entry, headword: '四个意识（某县）', variants: ['四个意识'] };
  expect(wordingOf(other.headword)).toBe('四个意识');
  expect(meaningsOf(glossaryOf([entry, other]), '四个意识')).toEqual([entry, other]);
});

const isValid = (changes: object) => v.is(entrySchema, { ...entry, ...changes });

test('the schema refuses what has no source, no date, or is too short or unknown', () => {
  expect(isValid({})).toBe(true);
  expect(isValid({ english: { text: 'x', by: 'official' } })).toBe(false);
  expect(isValid({ english: { text: 'x', by: 'ours', source: 'https://a.cn/' } })).toBe(false);
  expect(isValid({ english: { text: ' ', by: 'ours' } })).toBe(false);
  expect(isValid({ meaning: { ...entry.meaning, zh: '太短。' } })).toBe(false);
  expect(isValid({ meaning: { ...entry.meaning, en: 'x'.repeat(201) } })).toBe(false);
  expect(isValid({ first: { date: '2016-01-29', occasion: '会议', source: 'record' } })).toBe(true);
  expect(isValid({ first: { date: '2016-1', occasion: '会议', source: 'record' } })).toBe(false);
  expect(isValid({ first: { date: '2016-01-29', occasion: '会议', source: '' } })).toBe(false);
  expect(isValid({ scope: '福建宁德' })).toBe(true);
  expect(isValid({ scope: 'elsewhere' })).toBe(false);
  expect(isValid({ kind: 'poetry' })).toBe(false);
  expect(isValid({ items: [] })).toBe(false);
  expect(isValid({ note: 'x' })).toBe(false);
});
