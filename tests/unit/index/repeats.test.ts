import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/build';
import { forEachRepeat, type Repeat } from '../../../utils/index/repeats';
import { normalise } from '../../../utils/text/normalise';
import { isBarrier } from '../../../utils/text/units';
import { repetitiveDocuments } from '../arbitraries';
import { placesOf, substrings } from './naive';

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

test('counts documents where most places are in one', () => {
  const documents = [{ text: '国家。国家。国家。国' }, { text: '国民。国家' }, { text: '' }];
  const repeats = repeatsOf(documents, 1);
  expect(repeats.get('国家')).toMatchObject({ documentFrequency: 2, shorter: 1 });
  expect(repeats.get('国')).toMatchObject({ documentFrequency: 2, shorter: 0 });
});
