import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { PHRASE_MAX_UNITS, PHRASE_MIN_HAN } from '../../../utils/limits';
import { minDocuments } from '../../../utils/phrases/candidates';
import { minePhrases } from '../../../utils/phrases/mine';
import type { Phrase } from '../../../utils/phrases/phrase';
import { chainKey, entryKind } from '../../../utils/record/table';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier } from '../../../utils/text/units';
import { isDangling } from '../../../utils/text/words';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';
import { placesOf } from '../index/naive';

const mine = (...texts: string[]) => {
  const documents = texts.map((text) => ({ text }));
  return minePhrases(buildIndex(documents), documents, bundledWords).phrases;
};
const mined = (...texts: string[]) => mine(...texts).map(({ text }) => text);

describe('minePhrases', () => {
  test('takes what two documents have in common', () => {
    expect(mined('我们坚持稳中求进，努力工作。', '今年要坚持稳中求进。')).toEqual(['坚持稳中求进']);
  });

  test.each([
    [0, 2],
    [1, 2],
    [5, 2],
    [16, 2],
    [17, 3],
    [64, 3],
    [65, 4],
    [97, 4],
    [1_000, 5],
  ])('of %i documents %i must have a phrase', (documents, least) => {
    expect(minDocuments(documents)).toBe(least);
  });

  test('asks for more documents where the corpus has more', () => {
    const others = Array.from({ length: 15 }, () => '别的话。');
    const phrase = (times: number) => Array.from({ length: times }, () => '坚持稳中求进。');
    expect(mined(...phrase(2), ...others)).toEqual([]);
    expect(mined(...phrase(3), ...others)).toEqual(['坚持稳中求进']);
  });

  test('tells places and documents, the most widespread first', () => {
    const texts = [
      '加快推进。狠抓落实。加快推进。',
      '加快推进。狠抓落实。凝心聚力。',
      '狠抓落实。凝心聚力。',
    ];
    expect(mine(...texts)).toEqual([
      { text: '狠抓落实', frequency: 3, documentFrequency: 3 },
      { text: '加快推进', frequency: 3, documentFrequency: 2 },
      { text: '凝心聚力', frequency: 2, documentFrequency: 2 },
    ]);
  });

  test.each([
    ['repeats in one document', ['坚持稳中求进。坚持稳中求进。', '别的话。']],
    ['three characters', ['再动员。', '再动员。']],
    ['what runs over the end of a sentence', ['稳中。求进。', '稳中。求进。']],
    ['what runs over a slot or a figure', ['实现X发展。', '实现X发展。', '共2020人。', '共2020人。']],
    [
      'what runs from one document into the next',
      ['坚持稳中', '求进工作', '坚持稳中', '求进工作'].map((t) => t.slice(0, 3)),
    ],
    ['particles at the ends', ['他的工作和。', '她的工作和。']],
    ['function words at the ends', ['我们坚持。', '我们坚持。']],
    ['items of a list', ['二要坚持。', '二要坚持。']],
  ])('leaves out %s', (_, texts) => {
    expect(mined(...texts)).toEqual([]);
  });

  test('counts as a place between words what is so at half the places or more', () => {
    const texts = ['四个自信心。', '四个自信心。', '四个自信。'];
    expect(mined(...texts)).toEqual(['四个自信心']);
    expect(mined(...texts, '四个自信。')).toEqual(['四个自信', '四个自信心']);
  });

  test('takes quotes for edges, but not the wrong way round', () => {
    const found = mined('增强“四个意识”、坚定“四个自信”。', '增强“四个意识”、坚定“理想信念”。');
    expect(found).toEqual(['四个意识', '增强四个意识']);
  });

  test('runs over ，and 、 only from mark to mark', () => {
    const clauses = '坚定信心，狠抓落实';
    expect(mined(`${clauses}工作。`, `${clauses}任务。`)).not.toContain('坚定信心,狠抓落实');
    expect(mined(`${clauses}。`, `${clauses}！`)).toContain('坚定信心,狠抓落实');
  });

  test('wants a mark at one end, or three places', () => {
    const two = ['由他推动发展工作。', '请你推动发展经济。'];
    expect(mined(...two)).toEqual([]);
    expect(mined(...two, '看人推动发展事业。')).toEqual(['推动发展']);
    expect(mined('由他推动发展。', '请你推动发展经济。')).toEqual(['推动发展']);
  });

  test('wants different neighbours where there is no mark; a particle is as good', () => {
    expect(mined('推动经济发展局。', '推动经济发展局。')).toEqual(['推动经济发展局']);
    expect(mined('推动经济的。', '推动经济的。')).toEqual(['推动经济']);
    expect(mined('推动经济发展的。', '推动经济管理的。')).toEqual(['推动经济']);
  });

  test('a single character is no word to begin a short phrase with, unless behind a mark', () => {
    const short = '新发展格局';
    const long = '新发展格局和新发展阶段';
    expect(mined(`构建${short}。`, `融入${short}。`)).toEqual([]);
    expect(mined(`构建，${short}。`, `融入${short}。`)).toEqual([short]);
    expect(mined(`构建${long}。`, `融入${long}。`)).toEqual([long]);
  });

  test('leaves out fragments of longer phrases, unless they stand free somewhere', () => {
    const longer = '扎实推进乡村振兴战略';
    expect(mined(`${longer}。`, `${longer}。`)).toEqual([longer]);
    expect(mined(`${longer}。`, `${longer}，乡村振兴。`)).toEqual(['乡村振兴', longer]);
  });

  test('leaves out what stands by itself at less than a quarter of its places', () => {
    const longer = '实施振兴战略。推进振兴战略。';
    expect(mined(longer, longer)).toEqual(['实施振兴战略', '推进振兴战略']);
    expect(mined(longer, longer, '谈振兴战略。')).not.toContain('振兴战略');
    expect(mined(longer, longer, '谈振兴战略。看振兴战略。')).toContain('振兴战略');
  });

  test('chains stand beside their phrases, templates come last', () => {
    const chain = '教育、医疗、养老';
    const texts = [`${chain}。推动X市高质量发展。`, `${chain}！凝心聚力`, '凝心聚力'];
    const found = mine(...texts);
    for (const text of [chain, '教育医疗养老'])
      expect(found).toContainEqual({ text, frequency: 2, documentFrequency: 2 });
    expect(found[found.length - 1]).toEqual({
      text: '推动\u0001市高质量发展',
      frequency: 1,
      documentFrequency: 1,
    });
  });

  test('gives nothing for a corpus without documents', () => {
    expect(mined()).toEqual([]);
  });

  test('what it finds is what it says, for any documents', () => {
    fc.assert(
      fc.property(fc.array(officialText, { minLength: 2, maxLength: 4 }), (texts) => {
        const normalised = texts.map((text) => normalise(text).text);
        const found = mine(...texts);
        expect(new Set(found.map(({ text }) => text)).size).toBe(found.length);
        const phrases = found.filter(({ text }) => entryKind(text) === 'phrase');
        for (const chain of found.filter(({ text }) => entryKind(text) === 'chain'))
          expect(phrases).toContainEqual({ ...chain, text: chainKey(chain.text) });
        for (const { text, frequency, documentFrequency } of phrases) {
          const places = placesOf(normalised, text);
          expect(frequency).toBe(places.length);
          expect(documentFrequency).toBe(new Set(places.map(({ document }) => document)).size);
          expect(documentFrequency).toBeGreaterThanOrEqual(2);
          expect(countHan(text)).toBeGreaterThanOrEqual(PHRASE_MIN_HAN);
          expect(text.length).toBeLessThanOrEqual(PHRASE_MAX_UNITS);
          expect(text.isWellFormed()).toBe(true);
          expect([...text].some((unit) => isBarrier(unit.charCodeAt(0)))).toBe(false);
          for (const edge of [text[0], text[text.length - 1]])
            expect(edge === ',' || isDangling(edge)).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('the order of the documents does not matter', () => {
    fc.assert(
      fc.property(fc.array(officialText, { minLength: 2, maxLength: 3 }), (texts) => {
        const phrases = (found: Phrase[]) => found.filter(({ text }) => entryKind(text) === 'phrase');
        expect(phrases(mine(...texts.toReversed()))).toEqual(phrases(mine(...texts)));
      }),
    );
  });
});
