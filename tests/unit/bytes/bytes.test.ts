import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader, gunzip } from '../../../utils/bytes/bytes';
import { ByteWriter } from '../../tools/byte-writer';

class Damage extends Error {}
const fail = (message: string) => new Damage(message);

test('what is written is read', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat({ max: 2 ** 31 - 1 }), { maxLength: 1500, size: 'max' }),
      fc.uint8Array(),
      (numbers, bytes) => {
        const writer = new ByteWriter();
        for (const number of numbers) writer.varint(number);
        for (const byte of bytes) writer.byte(byte);
        const reader = new ByteReader(writer.done(), fail);
        expect(numbers.map(() => reader.varint())).toEqual(numbers);
        expect(reader.take(bytes.length)).toEqual(bytes);
        expect(reader.left).toBe(0);
      },
    ),
  );
});

test.each<[what: string, bytes: number[], read: (reader: ByteReader) => unknown]>([
  ['a byte where none is left', [], (reader) => reader.byte()],
  ['a number that is cut short', [0x80], (reader) => reader.varint()],
  ['a number above 31 bits', [0xff, 0xff, 0xff, 0xff, 0x08], (reader) => reader.varint()],
  ['more items than bytes', [2, 0], (reader) => reader.count()],
  ['more bytes than are left', [1, 2], (reader) => reader.take(3)],
])('%s throws the error of the owner', (_, bytes, read) => {
  expect(() => read(new ByteReader(Uint8Array.from(bytes), fail))).toThrow(Damage);
});

test('gunzip gives what was packed, and refuses what is cut short', async () => {
  const bytes = Uint8Array.from({ length: 5000 }, (_, i) => i % 251);
  const file = new Uint8Array(gzipSync(bytes));
  expect(await gunzip(file)).toEqual(bytes);
  await expect(gunzip(file.slice(0, -1))).rejects.toThrow();
  await expect(gunzip(bytes)).rejects.toThrow();
});
