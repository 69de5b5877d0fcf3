import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/build';
import { findAll } from '../../../utils/index/search';
import { REUSE_MIN_HAN } from '../../../utils/limits';
import { matchText } from '../../../utils/match/match-text';
import { buildMatcher } from '../../../utils/match/matcher';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { withWholeQuotes } from '../../../utils/text/quotes';
import { isDangling, WordEdges } from '../../../utils/text/words';
import { officialText } from '../arbitraries';
import { placesOf } from '../index/naive';

const documents = [
  { text: '增强“四个意识”、坚定“四个自信”、做到“两个维护”，扎实做好“六稳”工作。' },
  { text: '坚持稳中求进工作总基调，推动经济社会高质量发展。全市上下要以时不我待的精神投身现代化建设事业。' },
];
const texts = [
  ...['增强四个意识', '四个意识', '四个自信', '稳中求进', '稳中求进工作总基调', '高质量发展', '做好六稳工作'],
  ...['推动高质量发展', '社会高质量', '全面建设', '坚持稳中求进', '进工作总'],
];
const index = buildIndex(documents);
const matcher = buildMatcher(texts.map((text) => ({ text, frequency: 2, documentFrequency: 2 })));
const shown = (source: string) =>
  matchText(matcher, index, source).map(({ start, end, kind }) => `${kind} ${source.slice(start, end)}`);

describe('matchText', () => {
  test.each([
    ['', []],
    ['没有套话的一句话。', []],
    ['要增强“四个意识”。', ['phrase 增强“四个意识”']],
    ['要增强“四个 意识”，', ['phrase 增强“四个 意识”']],
    ['树牢“四个意识”、“四个自信”', ['phrase 四个意识', 'phrase 四个自信']],
    ['要增強「四個意識」', ['phrase 增強「四個意識」']],
    ['坚持稳中求进工作总基调', ['phrase 稳中求进工作总基调']],
    ['坚持稳中求进、推动高质量发展', ['phrase 坚持稳中求进', 'phrase 推动高质量发展']],
    ['坚持稳中\n求进', []],
    ['坚持稳中。求进', []],
    ['坚持稳中X求进', []],
    ['做好“六稳”工作，做好“六稳工作”', ['phrase 做好“六稳”工作', 'phrase 做好“六稳工作”']],
    ['提出“加强全面建设”的要求', ['phrase 全面建设']],
    ['提出全面“建设”的要求', ['phrase 全面“建设”']],
    ['提出“加快全面”建设、', []],
    [
      '他说，全市上下要以时不我待的精神投身现代化建设事业！',
      ['reuse 全市上下要以时不我待的精神投身现代化建设事业'],
    ],
    [
      '坚持稳中求进工作总基调，推动经济社会高质量发展',
      ['reuse 坚持稳中求进工作总基调，推动经济社会高质量发展'],
    ],
    ['增强“四个意识”、坚定“四个自信”、', ['reuse 增强“四个意识”、坚定“四个自信”']],
  ])('%j', (source, expected) => {
    expect(shown(source)).toEqual(expected);
  });

  test('without runs it finds the phrases in them', () => {
    const source = '坚持稳中求进工作总基调，推动经济社会高质量发展';
    const found = matchText(matcher, index, source, false);
    expect(found.map(({ kind, phrase }) => `${kind} ${phrase}`)).toEqual([
      'phrase 稳中求进工作总基调',
      'phrase 社会高质量',
    ]);
  });

  test('tells the key of the phrase', () => {
    expect(matchText(matcher, index, '更要增強“四個意識”！')).toEqual([
      { start: 2, end: 10, kind: 'phrase', phrase: '增强四个意识' },
    ]);
  });

  test('a phrase does not match where it would cut a word', () => {
    expect(shown('坚定四个自信')).toEqual(['phrase 四个自信']);
    expect(shown('有四个自信心')).toEqual([]);
  });
});

/** Pages made of official pieces, of phrases, and of parts of the documents. */
const pages = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: officialText.map((text) => text.slice(0, 12)) },
      { weight: 2, arbitrary: fc.constantFrom(...texts, '要', '的', '，', '“', '”', '。') },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...documents), fc.nat(60), fc.nat(40))
          .map(([{ text }, at, length]) => text.slice(at, at + length)),
      },
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('for any page', () => {
  const corpusTexts = documents.map(({ text }) => normalise(text).text);

  test('matches are in order, apart, and what they say they are', () => {
    fc.assert(
      fc.property(pages, (source) => {
        let reached = 0;
        for (const { start, end, kind, phrase } of matchText(matcher, index, source)) {
          const wording = source.slice(start, end);
          expect(start).toBeGreaterThanOrEqual(reached);
          expect(wording.isWellFormed()).toBe(true);
          expect(normalise(wording).text).toBe(phrase);
          expect(wording).not.toMatch(/^[\s，、,]|[\s，、,]$|[。！？；：\n（）X×]/);
          expect(isDangling(phrase[0]) || isDangling(phrase[phrase.length - 1])).toBe(false);
          if (kind === 'phrase') expect(texts).toContain(phrase);
          else {
            expect(countHan(phrase)).toBeGreaterThanOrEqual(REUSE_MIN_HAN);
            const range = findAll(index, phrase);
            expect(range.end - range.first).toBe(placesOf(corpusTexts, phrase).length);
            expect(range.end).toBeGreaterThan(range.first);
          }
          reached = end;
        }
      }),
      { numRuns: 300 },
    );
  });

  test('no place of a phrase is missed but for a match that is as long or longer', () => {
    fc.assert(
      fc.property(pages, (source) => {
        const { text, starts } = normalise(source);
        const words = new WordEdges(source);
        const matches = matchText(matcher, index, source);
        for (const phrase of texts) {
          for (const { offset } of placesOf([text], phrase)) {
            const span = { start: starts[offset], end: starts[offset + phrase.length - 1] + 1 };
            if (!words.has(span.start) || !words.has(span.end) || withWholeQuotes(source, span) === null)
              continue;
            const over = matches.filter(({ start, end }) => start < span.end && span.start < end);
            expect([phrase, over.some((match) => match.phrase.length >= phrase.length)]).toEqual([
              phrase,
              true,
            ]);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
