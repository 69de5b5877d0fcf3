import { describe, expect, test } from 'vitest';
import {
  buildIndex,
  decodeIndex,
  type EncodedIndex,
  encodeIndex,
  INDEX_FORMAT,
  IndexFormatError,
} from '../../../utils/index/corpus-index';

const index = buildIndex([{ text: '坚持稳中求进。' }, { text: '稳中求进工作总基调' }]);
const { text, documentStarts, suffixes, prefixes, filter } = index;

test('an index comes back from a structured clone', () => {
  expect(decodeIndex(structuredClone(encodeIndex(index)))).toEqual(index);
});

test('an index without documents comes back', () => {
  const empty = buildIndex([]);
  expect(decodeIndex(structuredClone(encodeIndex(empty)))).toEqual(empty);
});

describe('an index of another format or a damaged one is refused', () => {
  const withOffset = (offset: number) => suffixes.with(3, offset);
  const damaged: [string, unknown][] = [
    ['nothing', null],
    ['text', 'index'],
    ['an empty object', {}],
    ['another format', { format: INDEX_FORMAT + 1 }],
    ['a missing array', { prefixes: undefined }],
    ['an array of another kind', { suffixes: [...suffixes] }],
    ['a short text', { text: text.slice(1) }],
    ['short suffixes', { suffixes: suffixes.slice(1) }],
    ['long prefixes', { prefixes: new Uint8Array(prefixes.length + 1) }],
    ['a filter cut short', { filter: filter.slice(1) }],
    ['no filter', { filter: new Uint32Array(0) }],
    ['an offset beyond the text', { suffixes: withOffset(text.length) }],
    ['an offset before the text', { suffixes: withOffset(-1) }],
    ['no documents', { documentStarts: new Int32Array(0) }],
    ['documents that end elsewhere', { documentStarts: documentStarts.with(2, text.length - 1) }],
    ['a document that begins within another', { documentStarts: documentStarts.with(1, 3) }],
    ['documents out of order', { documentStarts: Int32Array.of(0, 8, 8, text.length) }],
  ];
  test.each(damaged)('%s', (_, change) => {
    const stored = typeof change === 'object' && change !== null && Object.keys(change).length > 0;
    const whole: EncodedIndex = encodeIndex(index);
    expect(() => decodeIndex(stored ? { ...whole, ...change } : change)).toThrow(IndexFormatError);
  });
});
