import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeRecord } from '../../../utils/record/decode';
import { encodeRecord } from '../../../utils/record/encode';
import { countsOf, findEntry } from '../../../utils/record/find';
import { recordInput } from './arbitraries';

test('finds each entry by its text, and no other text', () => {
  const others = fc.array(fc.oneof(fc.constantFrom('', '\u0001', '三', 'a三', '\uffff\uffff'), fc.string()));
  fc.assert(
    fc.property(recordInput, others, ({ reports, entries }, strangers) => {
      const table = decodeRecord(encodeRecord(reports, entries));
      const sorted = entries.map(({ text }) => text).sort();
      const prefixes = sorted.flatMap((text) => [text.slice(0, -1), `${text}三`]);
      for (const text of [...sorted, ...prefixes, ...strangers])
        expect(findEntry(table, text)).toBe(sorted.indexOf(text));
      for (const { text, counts } of entries) expect(countsOf(table, findEntry(table, text))).toEqual(counts);
    }),
  );
});
