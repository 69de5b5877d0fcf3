import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LIBRARY_LINES } from '../../../utils/limits';
import type { Collocate, RelatedPhrase } from '../../../utils/lookup/answer';
import { lookUp } from '../../../utils/lookup/look-up';
import { thin } from '../../../utils/lookup/steps';
import { study, studyInTurns } from '../../../utils/lookup/study';
import { FACTS_ONLY } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { normalise } from '../../../utils/text/normalise';
import { encodeRecord } from '../../tools/encode-record';
import { officialText } from '../arbitraries';
import { substrings } from '../index/naive';
import { knowledgeOf } from '../match/knowledge';
import { asDocument } from './documents';

const documents = [
  '甲\n一、经济工作\n（一）稳\n要坚持稳中求进工作总基调，全面推动高质量发展。坚持稳中求进工作总基调。\n二、社会工作\n做到两个维护，坚持稳中求进。',
  '乙\n推动高质量发展，推动高质量发展，实现高质量发展。',
  '丙\n没有别的。',
].map((text, number) => ({ ...asDocument(text, 2 * number), han: 100 }));
const entries = [
  '坚持稳中求进',
  '推动高质量发展',
  '高质量发展',
  '着力推动高质量发展',
  '奋力谱写X篇章',
  '坚持稳中求进工作总基调',
];
const knowledge = knowledgeOf(entries, documents);
const record = decodeRecord(
  encodeRecord(
    [
      { series: 'national', year: 2024, name: '' },
      { series: 'national', year: 2025, name: '' },
    ],
    entries
      .map((text) => text.replace('X', '\u0001'))
      .sort()
      .map((text, i) => ({ text, strength: 255 - 4, counts: [{ report: i % 2, count: 1 }] })),
  ),
);
const sources = { knowledge, documents, record };
const words = (list: readonly Collocate[]) =>
  list.map(({ word, frequency, documentFrequency }) => `${word} ${frequency}/${documentFrequency}`);
const phrases = (list: readonly RelatedPhrase[]) =>
  list.map(
    ({ key, frequency, documentFrequency, reports }) => `${key} ${frequency}/${documentFrequency}/${reports}`,
  );

describe('study', () => {
  test('places, lines and sections', () => {
    const { phrase, han, documents: holding, lines, sections } = study('稳中求进', sources);
    expect(phrase).toMatchObject({ query: '稳中求进', frequency: 3, documentTotal: 3 });
    expect(han).toBe(300);
    expect(holding).toMatchObject([{ id: 'doc-0', year: 2020, han: 100, length: documents[0].text.length }]);
    const { text } = documents[0];
    expect(holding[0].places.map((at) => text.slice(at, at + 2))).toEqual([
      '稳中',
      '工作',
      '稳中',
      '工作',
      '稳中',
      '。',
    ]);
    expect(sections.map(({ document, top, path }) => [document, top, path])).toEqual([
      [0, '一、经济工作', '一、经济工作 › （一）稳'],
      [0, '二、社会工作', '二、社会工作'],
    ]);
    expect(lines.map(({ left, node, right, section }) => [left, node, right, section])).toEqual([
      ['要坚持', '稳中求进', '工作总基调，全面推动高质量发展。坚持稳中求进工作总基调。', 0],
      ['要坚持稳中求进工作总基调，全面推动高质量发展。坚持', '稳中求进', '工作总基调。', 0],
      ['做到两个维护，坚持', '稳中求进', '。', 1],
    ]);
  });

  test('the words beside a line, the nearest first; none beyond the end of a sentence', () => {
    const { lines } = study('稳中求进', sources);
    const side = (text: string, at: readonly number[]) =>
      Array.from({ length: at.length / 2 }, (_, i) => text.slice(at[2 * i], at[2 * i + 1]));
    expect(lines.map(({ left, lefts }) => side(left, lefts).join(' '))).toEqual([
      '坚持 要',
      '坚持',
      '坚持 维护 两个 做到',
    ]);
    expect(lines.map(({ right, rights }) => side(right, rights).join(' '))).toEqual([
      '工作 总 基调 全面 推动',
      '工作 总 基调',
      '',
    ]);
  });

  test('collocates: all words beside it, those that carry meaning near it, even beyond commas', () => {
    const { collocates } = study('稳中求进', sources);
    expect(collocates.places).toBe(3);
    expect(words(collocates.left)).toEqual(['坚持 3/1']);
    expect(words(collocates.right)).toEqual(['工作 2/1']);
    expect(words(collocates.near)).toEqual(expect.arrayContaining(['坚持 3/1', '工作 2/1', '维护 1/1']));
    expect(words(collocates.near).join()).not.toContain('要');
    expect(words(study('高质量发展', sources).collocates.left)).toEqual(['推动 3/2', '实现 1/1']);
  });

  test('longer wordings: closed ones of the corpus and those of the record; known shorter ones', () => {
    expect(phrases(study('高质量发展', sources).longer)).toEqual([
      '推动高质量发展 3/2/1',
      '着力推动高质量发展 0/0/1',
    ]);
    expect(phrases(study('稳中求进', sources).longer)).toEqual([
      '坚持稳中求进 3/1/1',
      '坚持稳中求进工作总基调 2/1/1',
    ]);
    expect(phrases(study('推动高质量发展', sources).shorter)).toEqual(['高质量发展 4/2/1']);
    expect(study('高质量发展', sources).shorter).toEqual([]);
  });

  test('near wordings only where the wording itself is unknown', () => {
    expect(phrases(study('坚持稳中求近', sources).near)).toEqual(['坚持稳中求进 3/1/1']);
    expect(study('坚持稳中求进', sources).near).toEqual([]);
    expect(study('龘靐齉齾', sources)).toMatchObject({ lines: [], documents: [], near: [], longer: [] });
  });

  test('near wordings that corpus or reports have: of others nothing would be shown', () => {
    const record = decodeRecord(
      encodeRecord([], [{ text: '坚持稳中求变', strength: FACTS_ONLY, counts: [] }]),
    );
    expect(phrases(study('坚持稳中求近', { ...sources, record }).near)).toEqual(['坚持稳中求进 3/1/0']);
  });

  test('years: a year without documents has none, and is no zero', () => {
    const { years } = study('高质量发展', sources).phrase.years;
    expect(
      years.map(({ year, documents, frequency, documentFrequency }) => [
        year,
        documents,
        documentFrequency,
        frequency,
      ]),
    ).toEqual([
      [2020, 1, 1, 1],
      [2021, 0, 0, 0],
      [2022, 1, 1, 3],
      [2023, 0, 0, 0],
      [2024, 1, 0, 0],
    ]);
    const undated = documents.map((document) => ({ ...document, year: null }));
    expect(study('高质量发展', { ...sources, documents: undated }).phrase.years).toEqual({
      years: [],
      undated: { documents: 3, frequency: 4 },
    });
  });

  test('… between Han characters is a slot', () => {
    expect(study('坚持…总基调', sources).phrase).toMatchObject({ query: '坚持…总基调', frequency: 2 });
    expect(study('奋力谱写…篇章', sources).phrase.record).not.toBeNull();
    expect(study('坚持……', sources).phrase.key).toBe('坚持');
  });

  test.each(['', '的', '。', 'abc'])('%j has nothing', (query) => {
    const { phrase, ...others } = study(query, sources);
    expect(phrase.frequency).toBe(0);
    expect(others).toMatchObject({ lines: [], documents: [], longer: [], shorter: [], near: [] });
  });

  test('lines, places, counts and longer wordings agree with the texts', () => {
    fc.assert(
      fc.property(fc.array(officialText, { minLength: 1, maxLength: 3 }), fc.nat(), (texts, choice) => {
        const all = texts.map((text, number) => asDocument(`题目\n${text}`, number));
        const normalised = all.map(({ text }) => normalise(text).text);
        const strings = [...substrings(normalised, 2)].filter((each) => /^\p{Script=Han}{2,}$/u.test(each));
        if (strings.length === 0) return;
        const query = strings[choice % strings.length];
        const found = study(query, { knowledge: knowledgeOf([], all), documents: all, record: null });
        const { lines: kwic } = lookUp(query, 1_000, knowledgeOf([], all).index, all);
        expect(found.lines.length).toBe(kwic.length);
        expect(found.documents.flatMap(({ places }) => places).length).toBe(2 * kwic.length);
        for (const { document, start, end, left, node, right, lefts, rights } of found.lines) {
          const { text } = all[Number(found.documents[document].id.slice(4))];
          expect(text.slice(start - left.length, end + right.length)).toBe(left + node + right);
          expect(lefts.concat(rights).every((at, i) => i % 2 === 0 || at > 0)).toBe(true);
          for (let at = 0; at < rights.length; at += 2)
            expect(normalise(right.slice(rights[at], rights[at + 1])).text).not.toMatch(/[\s,]/);
        }
        for (const { key, frequency } of found.longer) {
          expect(key).toContain(query);
          expect(frequency).toBe(lookUp(key, 0, knowledgeOf([], all).index, all).frequency);
          expect(frequency).toBeGreaterThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('studyInTurns', () => {
  const fresh = () => {
    const many = Array.from({ length: 10 }, (_, number) =>
      asDocument(`题\n${'坚持稳中求进。'.repeat(1_500)}`, number),
    );
    return { knowledge: knowledgeOf([], many), documents: many, record: null };
  };

  test('with more occurrences than lines the lines are spread over all, and no occurrence is lost', async () => {
    const {
      phrase,
      lines,
      documents: holding,
    } = await studyInTurns('稳中求进', fresh(), async () => undefined);
    expect(phrase.frequency).toBe(15_000);
    expect(lines).toHaveLength(LIBRARY_LINES);
    expect(holding.reduce((sum, { places }) => sum + places.length / 2, 0)).toBe(15_000);
    expect(new Set(lines.map(({ document }) => document)).size).toBe(10);
  });

  test('two wordings at once, in turns, are answered as if alone', async () => {
    const corpus = fresh();
    const nextTurn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
    const wordings = ['稳中求进', '坚持…求进'];
    const inTurns = await Promise.all(wordings.map((wording) => studyInTurns(wording, corpus, nextTurn)));
    expect(inTurns).toEqual(wordings.map((wording) => study(wording, corpus)));
  });
});

describe('thin', () => {
  test('keeps the order, and all if there are few', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.integer({ min: 1, max: 50 }), (length, limit) => {
        const items = Array.from({ length }, (_, at) => at);
        const thinned = thin(items, limit);
        expect(thinned).toHaveLength(Math.min(length, limit));
        expect(new Set(thinned).size).toBe(thinned.length);
        expect([...thinned].sort((a, b) => a - b)).toEqual(thinned);
        if (length <= limit) expect(thinned).toEqual(items);
      }),
    );
  });
});
