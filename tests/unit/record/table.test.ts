import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countsOf, type EntryKind, entryKind, findEntry } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';
import { recordInput } from './arbitraries';

test.each<[text: string, kind: EntryKind]>([
  ['稳中求进', 'phrase'],
  ['稳中求进工作总基调', 'phrase'],
  ['凝心聚力,真抓实干', 'phrase'],
  ['发展', 'word'],
  ['现代化', 'word'],
  ['教育、医疗、养老', 'chain'],
  ['凝心聚力，真抓实干，善作善成', 'chain'],
  ['为\u0001提供支撑', 'template'],
  ['为\u0001、养老、医疗提供支撑', 'template'],
])('%j is a %s', (text, kind) => {
  expect(entryKind(text)).toBe(kind);
});

test('finds each entry by its text, and no other text', () => {
  const others = fc.array(fc.oneof(fc.constantFrom('', '\u0001', '三', 'a三', '\uffff\uffff'), fc.string()));
  fc.assert(
    fc.property(recordInput, others, ({ reports, entries, news }, strangers) => {
      const table = decodeRecord(encodeRecord(reports, entries, news));
      const sorted = entries.map(({ text }) => text).sort();
      const prefixes = sorted.flatMap((text) => [text.slice(0, -1), `${text}三`]);
      for (const text of [...sorted, ...prefixes, ...strangers])
        expect(findEntry(table, text)).toBe(sorted.indexOf(text));
      for (const { text, counts } of entries) expect(countsOf(table, findEntry(table, text))).toEqual(counts);
    }),
  );
});
