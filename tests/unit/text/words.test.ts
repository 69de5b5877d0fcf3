import fc from 'fast-check';
import { expect, test } from 'vitest';
import { danglesAtEnd, danglesAtStart, isDangling, WordEdges } from '../../../utils/text/words';
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

test.each([
  ['的工作', true, false],
  ['和平发展', false, false],
  ['和发展', true, false],
  ['坚持实事求是', false, false],
  ['问题是', false, true],
  ['与时俱进', false, false],
  ['与会', true, false],
  ['九年义务教育普及', false, false],
  ['做的', false, true],
  ['', false, false],
])('%j dangles at its start: %j, at its end: %j', (text, atStart, atEnd) => {
  expect([danglesAtStart(text), danglesAtEnd(text)]).toEqual([atStart, atEnd]);
});

test('a place within a text dangles as the text cut there does', () => {
  expect([danglesAtStart('要和平', 1), danglesAtStart('要和', 1)]).toEqual([false, true]);
  expect([danglesAtEnd('实事求是的', 4), danglesAtEnd('但是的', 2)]).toEqual([false, true]);
});
