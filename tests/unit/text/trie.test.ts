import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrie, childOf, keyAt, keyOf, ROOT, type Trie } from '../../../utils/text/trie';

/** Few units, so that keys share beginnings; the largest and the smallest unit are among them. */
const text = fc.string({ unit: fc.constantFrom('一', '二', '三', '\u0001', '\uffff', 'a'), maxLength: 8 });
const keyLists = fc
  .uniqueArray(
    text.filter((key) => key !== ''),
    { maxLength: 60 },
  )
  .map((keys) => keys.sort());

function prefixesAt(trie: Trie, whole: string, at: number): number[] {
  const found: number[] = [];
  let node = ROOT;
  for (let end = at; end < whole.length; end++) {
    node = childOf(trie, node, whole.charCodeAt(end));
    if (node < 0) break;
    if (keyAt(trie, node) >= 0) found.push(keyAt(trie, node));
  }
  return found;
}

test('tells the same keys at each place of a text as trying each key', () => {
  fc.assert(
    fc.property(keyLists, fc.array(text), (keys, texts) => {
      const trie = buildTrie(keys);
      const whole = texts.join('') + keys.join('');
      for (let at = 0; at < whole.length; at++) {
        const expected = [...keys.keys()].filter((key) => whole.startsWith(keys[key], at));
        expect(prefixesAt(trie, whole, at)).toEqual(expected);
      }
    }),
  );
});

test('knows its keys and nothing else', () => {
  fc.assert(
    fc.property(keyLists, text, (keys, other) => {
      const trie = buildTrie(keys);
      expect(keys.map((key) => keyOf(trie, key))).toEqual([...keys.keys()]);
      expect(keyOf(trie, other)).toBe(keys.indexOf(other));
    }),
  );
});

test('many keys of a wide alphabet stand close together', () => {
  const keys = Array.from({ length: 20_000 }, (_, i) =>
    String.fromCharCode(0x4e00 + ((i * 7919) % 5_000), 0x4e00 + (i % 3_000), 0x4e00 + ((i * 31) % 4_000)),
  );
  const sorted = [...new Set(keys)].sort();
  const trie = buildTrie(sorted);
  expect(sorted.every((key, i) => keyOf(trie, key) === i)).toBe(true);
  const nodes = trie.cells.filter((value, i) => i % 2 === 1 && value >= 0).length;
  expect(trie.keys.length).toBeLessThan(nodes * 1.5 + 10_000);
});

test('without keys it finds nothing', () => {
  const trie = buildTrie([]);
  expect(keyOf(trie, '')).toBe(-1);
  expect(keyOf(trie, '一')).toBe(-1);
});
