import { crc32 as crc32OfNode } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { crc32, isSystemFile, listZip, readEntryName } from '../../../utils/intake/zip';
import { INTAKE_FILE_BYTES } from '../../../utils/limits';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const budget = (left = 10_000_000) => ({ left, limit: left });
const asZip = (files: Record<string, Uint8Array>, level: 0 | 6 = 6) => zipSync(files, { level });
const list = (zip: Uint8Array<ArrayBuffer>) => listZip(new Blob([zip]));

async function contents(zip: Uint8Array<ArrayBuffer>): Promise<[string, string][]> {
  const entries = await list(zip);
  return Promise.all(
    entries.map(
      async (entry): Promise<[string, string]> => [
        entry.name,
        new TextDecoder().decode(await entry.read(budget())),
      ],
    ),
  );
}

/** Where the list at the end of a zip begins. */
function listAt(zip: Uint8Array): number {
  return new DataView(zip.buffer).getUint32(zip.length - 6, true);
}

describe('a zip', () => {
  test('gives back what was put into it, packed or not, with something before it', async () => {
    const names = fc.uniqueArray(fc.string({ unit: 'grapheme-composite', minLength: 1 }), { maxLength: 5 });
    const bytes = fc.uint8Array({ maxLength: 3_000 });
    const files = names.chain((all) =>
      fc.tuple(fc.constant(all), fc.array(bytes, { minLength: 5, maxLength: 5 })),
    );
    await fc.assert(
      fc.asyncProperty(files, fc.constantFrom(0, 6), bytes, async ([all, datas], level, before) => {
        const named = all.map((name, at) => [`${at}-${name.replaceAll(/[/\\]/g, '')}`, datas[at]] as const);
        const zip = asZip(Object.fromEntries(named), level as 0 | 6);
        const entries = await listZip(new Blob([before, zip]));
        const read = await Promise.all(entries.map((entry) => entry.read(budget())));
        expect(read.map((each) => [...each])).toEqual(named.map(([, data]) => [...data]));
      }),
      { numRuns: 50 },
    );
  });

  test('CRC-32 is that of zlib', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (first, second) => {
        expect(crc32(second, crc32(first))).toBe(crc32OfNode(Buffer.concat([first, second])));
      }),
    );
  });

  test('folders are no files; a name that points elsewhere is only a name', async () => {
    const zip = asZip({ 'a/': new Uint8Array(), '../../etc/b.txt': bytesOf('乙'), '/c.txt': bytesOf('丙') });
    expect(await contents(zip)).toEqual([
      ['../../etc/b.txt', '乙'],
      ['/c.txt', '丙'],
    ]);
  });

  test('names are read as UTF-8 and as GB18030, and can’t turn a line round', () => {
    const gb = new Uint8Array([0xb1, 0xa8, 0xb8, 0xe6, 0x2e, 0x74, 0x78, 0x74]);
    expect(readEntryName(gb, false)).toBe('报告.txt');
    expect(readEntryName(bytesOf('报告.txt'), false)).toBe('报告.txt');
    expect(readEntryName(bytesOf('a\u202etxt.exe\n'), true)).toBe('atxt.exe');
    expect(readEntryName(bytesOf('a\\b.txt'), true)).toBe('a/b.txt');
    expect(['__MACOSX/a/._b.txt', 'a/.DS_Store', 'a.txt', 'a/b.txt'].map(isSystemFile)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('that is cut off, empty of a list or changed in the middle is damaged', async () => {
    const zip = asZip({ 'a.txt': bytesOf('报告'.repeat(500)) });
    await expect(list(zip.slice(0, zip.length / 2))).rejects.toMatchObject({ problem: { kind: 'damaged' } });
    await expect(list(bytesOf('PK\x03\x04'))).rejects.toMatchObject({ problem: { kind: 'damaged' } });
    const changed = zip.slice();
    changed[40] ^= 0xff;
    const [entry] = await list(changed);
    await expect(entry.read(budget())).rejects.toMatchObject({ problem: { kind: 'damaged' } });
  });

  test('that needs a password says so', async () => {
    const zip = asZip({ 'a.txt': bytesOf('报告') });
    zip[listAt(zip) + 8] |= 1;
    const [entry] = await list(zip);
    expect(entry.isEncrypted).toBe(true);
    await expect(entry.read(budget())).rejects.toMatchObject({ problem: { kind: 'encrypted' } });
  });

  test('with more files than are looked at is refused', async () => {
    const zip = asZip({ 'a.txt': bytesOf('报告') });
    new DataView(zip.buffer).setUint16(zip.length - 12, 60_000, true);
    await expect(list(zip)).rejects.toMatchObject({ problem: { kind: 'tooManyFiles' } });
  });

  test('that unpacks to more than its budget stops there, whatever it says of its size', async () => {
    const zip = asZip({ 'a.txt': new Uint8Array(5_000_000), 'b.txt': new Uint8Array(5_000_000) });
    const honest = await list(zip);
    const one = budget(8_000_000);
    expect(await honest[0].read(one)).toHaveLength(5_000_000);
    await expect(honest[1].read(one)).rejects.toMatchObject({ problem: { kind: 'unpacksTooLarge' } });
    new DataView(zip.buffer).setUint32(listAt(zip) + 24, 10, true);
    const [lying] = await list(zip);
    await expect(lying.read(budget(1_000_000))).rejects.toMatchObject({
      problem: { kind: 'unpacksTooLarge' },
    });
    await expect(lying.read(budget())).rejects.toMatchObject({ problem: { kind: 'damaged' } });
  });

  test('with a file of more bytes than are read says so, declared or not', async () => {
    const zip = asZip({ 'a.txt': new Uint8Array(INTAKE_FILE_BYTES + 1) });
    const [told] = await list(zip);
    await expect(told.read(budget(1e9))).rejects.toMatchObject({ problem: { kind: 'tooLarge' } });
    new DataView(zip.buffer).setUint32(listAt(zip) + 24, 10, true);
    const [lying] = await list(zip);
    await expect(lying.read(budget(1e9))).rejects.toMatchObject({ problem: { kind: 'tooLarge' } });
  });
});
