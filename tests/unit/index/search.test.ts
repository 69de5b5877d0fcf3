import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex, documentAt, GRAM, gramHash, mayHaveGram } from '../../../utils/index/corpus-index';
import {
  documentFrequency,
  findAll,
  forEachRepeat,
  locations,
  longestMatch,
  type Repeat,
} from '../../../utils/index/search';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier } from '../../../utils/text/units';
import { officialText, repetitiveDocuments } from '../arbitraries';
import { longestLength, placesOf, substrings } from './naive';

const officialDocuments = fc.array(
  officialText.map((text) => ({ text })),
  { maxLength: 3 },
);
const documents = fc.oneof(repetitiveDocuments, officialDocuments);
const textsOf = (sources: readonly { text: string }[]) => sources.map(({ text }) => normalise(text).text);

describe('findAll', () => {
  test('finds every occurrence of every string, and nothing else', () => {
    fc.assert(
      fc.property(documents, (sources) => {
        const index = buildIndex(sources);
        const texts = textsOf(sources);
        for (const wanted of new Set([...substrings(texts, 1)].slice(0, 200)).add('家国家国国').add('\n国')) {
          const range = findAll(index, wanted);
          const expected = placesOf(texts, wanted);
          expect(locations(index, range)).toEqual(expected);
          expect(documentFrequency(index, range)).toBe(
            new Set(expected.map(({ document }) => document)).size,
          );
        }
      }),
    );
  });

  test('never finds a string that runs from one document into the next', () => {
    const index = buildIndex([{ text: '坚持稳中' }, { text: '求进工作' }]);
    expect(locations(index, findAll(index, '稳中求进'))).toEqual([]);
    expect(locations(index, findAll(index, '求进'))).toEqual([{ document: 1, offset: 0 }]);
  });

  test.each(['', '国'])('doesn’t find %j in a corpus without documents', (wanted) => {
    const { first, end } = findAll(buildIndex([]), wanted);
    expect(end - first).toBe(0);
  });
});

describe('longestMatch', () => {
  test('is as long as brute force finds', () => {
    fc.assert(
      fc.property(
        documents,
        fc.oneof(officialText, fc.string({ unit: fc.constantFrom('国', '家', '。') })),
        (sources, page) => {
          const index = buildIndex(sources);
          const texts = textsOf(sources);
          const { text } = normalise(page);
          for (let at = 0; at <= text.length; at++) {
            expect([at, longestMatch(index, text, at)]).toEqual([at, longestLength(texts, text, at)]);
          }
        },
      ),
    );
  });
});

test('documentAt is the document of every unit', () => {
  const index = buildIndex([{ text: '一二' }, { text: '' }, { text: '三' }]);
  expect(Array.from(index.text.keys(), (offset) => documentAt(index, offset))).toEqual([0, 0, 0, 1, 2, 2]);
});

describe('gram filter', () => {
  test('passes every gram of the corpus', () => {
    fc.assert(
      fc.property(documents, (sources) => {
        const index = buildIndex(sources);
        for (const gram of [...substrings(textsOf(sources), GRAM)].filter(({ length }) => length === GRAM)) {
          const [a, b, c, d] = Array.from({ length: GRAM }, (_, i) => gram.charCodeAt(i));
          expect(mayHaveGram(index.filter, gramHash(a, b, c, d))).toBe(true);
        }
      }),
    );
  });

  test('rejects most others', () => {
    const text = Array.from({ length: 20_000 }, (_, i) =>
      String.fromCharCode(0x4e00 + ((i * 7919) % 20_000)),
    ).join('');
    const { filter } = buildIndex([{ text }]);
    let passed = 0;
    for (let i = 0; i < 10_000; i++) {
      const hash = gramHash(0x4e00 + i, 0x4e00 + ((i * 31) % 9_973), 0x4e00 + ((i * 17) % 9_967), 0x4e00 + i);
      if (mayHaveGram(filter, hash)) passed++;
    }
    expect(passed).toBeLessThan(10_000 / 6);
  });
});

function repeatsOf(documents: readonly { text: string }[], minimum: number): Map<string, Repeat> {
  const index = buildIndex(documents);
  const repeats = new Map<string, Repeat>();
  forEachRepeat(index, minimum, (repeat) => {
    const start = index.suffixes[repeat.first];
    const text = String.fromCharCode(...index.text.subarray(start, start + repeat.length));
    expect(repeats.has(text)).toBe(false);
    repeats.set(text, repeat);
  });
  return repeats;
}

test.each([1, 2, 4])('finds what brute force finds from %i units on', (minimum) => {
  fc.assert(
    fc.property(repetitiveDocuments, (documents) => {
      const texts = documents.map(({ text }) => normalise(text).text);
      const frequency = (string: string) => placesOf(texts, string).length;
      const repeats = repeatsOf(documents, minimum);
      for (const string of substrings(texts, minimum)) {
        const places = placesOf(texts, string);
        const behind = places.map(({ document, offset }) => texts[document][offset + string.length] ?? '\n');
        const isLonger = !isBarrier(behind[0].charCodeAt(0)) && behind.every((unit) => unit === behind[0]);
        const repeat = repeats.get(string);
        expect([string, repeat !== undefined]).toEqual([string, places.length > 1 && !isLonger]);
        if (repeat === undefined) continue;
        expect(repeat.end - repeat.first).toBe(places.length);
        expect(repeat.documentFrequency).toBe(new Set(places.map(({ document }) => document)).size);
        expect(frequency(string.slice(0, repeat.shorter + 1))).toBe(places.length);
        if (repeat.shorter > 0)
          expect(frequency(string.slice(0, repeat.shorter))).toBeGreaterThan(places.length);
      }
    }),
  );
});

test('counts documents where most occurrences are in one', () => {
  const documents = [{ text: '国家。国家。国家。国' }, { text: '国民。国家' }, { text: '' }];
  const repeats = repeatsOf(documents, 1);
  expect(repeats.get('国家')).toMatchObject({ documentFrequency: 2, shorter: 1 });
  expect(repeats.get('国')).toMatchObject({ documentFrequency: 2, shorter: 0 });
});
