import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDangling, WordEdges } from '../../../utils/text/words';
import { officialText } from '../arbitraries';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

function edgesOfWhole(text: string): Set<number> {
  return new Set([...segmenter.segment(text)].map(({ index }) => index)).add(0).add(text.length);
}

test('a text in pieces has the edges of the whole text', () => {
  fc.assert(
    fc.property(officialText, fc.array(fc.nat(), { maxLength: 8 }), (text, order) => {
      const edges = new WordEdges(text);
      const whole = edgesOfWhole(text);
      const offsets = [...order.map((n) => n % (text.length + 1)), ...Array.from(text, (_, i) => i)];
      for (const offset of offsets) {
        // A combining or invisible mark hangs on to what it follows, a mark that ends a clause, too.
        if (/[\u200b\u00ad]/.test(text[offset] ?? '')) continue;
        expect([offset, edges.has(offset)]).toEqual([offset, whole.has(offset)]);
      }
    }),
    { numRuns: 100 },
  );
});

test('figures with commas are one word', () => {
  const edges = new WordEdges('共1，000人，好');
  expect([2, 3, 6].map((offset) => edges.has(offset))).toEqual([false, false, true]);
});

test('a text without marks is segmented as far as needed', () => {
  const edges = new WordEdges('发展'.repeat(50_000));
  expect(edges.has(60_000)).toBe(true);
  expect(edges.has(60_001)).toBe(false);
});

test('particles dangle', () => {
  expect([...'的了和与及在是之'].every(isDangling)).toBe(true);
  expect([...'国，'].some(isDangling)).toBe(false);
});
