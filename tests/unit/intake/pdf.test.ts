import { readFile as readBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { PdfFiles } from '../../../utils/intake/pdf';
import { readFile } from '../../../utils/intake/read-file';
import { root } from '../repository-files';
import { pdfFiles } from './job-worker';
import { type MadeEncoding, type MadeLine, madePdf, scannedPdf } from './made-pdf';

const read = (bytes: Uint8Array<ArrayBuffer>, files: PdfFiles = pdfFiles) =>
  readFile(bytes, 'a.pdf', 'pdf', files, () => undefined);

const FULL = '我们要把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡';
const REST = '亲们看得见变化。';

const speech: readonly MadeLine[] = [
  { text: '在云岭县委全会上的讲话', indent: 120, size: 22 },
  { text: '（2020年7月1日）', indent: 160 },
  { text: '同志们：' },
  { text: FULL.slice(0, -2), indent: 32 },
  { text: `${FULL.slice(-2)}${REST}` },
  { text: '一、抓项目', indent: 32 },
  { text: '— 1 —', indent: 200 },
];
const speechText = `在云岭县委全会上的讲话\n（2020年7月1日）\n同志们：\n${FULL}${REST}\n一、抓项目`;

const bytesIn = (encode: (text: string) => Buffer) => (sign: string) => encode(sign).toString('hex');
const utf32 = (sign: string) => sign.charCodeAt(0).toString(16).padStart(8, '0');
const utf16 = (sign: string) => sign.charCodeAt(0).toString(16).padStart(4, '0');
const utf8 = bytesIn((text) => Buffer.from(text));

describe('a PDF', () => {
  test('in an encoding of Chinese that only a CMap names', async () => {
    expect(await read(madePdf([speech]))).toMatchObject({ text: speechText, notes: [] });
  });

  test.each<[string, MadeEncoding]>([
    ['UTF-8', { cMap: 'UniGB-UTF8-H', ordering: 'GB1', codeOf: utf8 }],
    ['UTF-32', { cMap: 'UniGB-UTF32-H', ordering: 'GB1', codeOf: utf32 }],
    ['a font of Taiwan', { cMap: 'UniCNS-UTF8-H', ordering: 'CNS1', codeOf: utf8 }],
    ['a Japanese font', { cMap: 'UniJIS-UTF16-H', ordering: 'Japan1', codeOf: utf16 }],
    ['a Korean font', { cMap: 'UniKS-UTF16-H', ordering: 'Korea1', codeOf: utf16 }],
  ])('in %s', async (name, encoding) => {
    // Only characters that all these fonts have.
    const text = '一二三四五六七八九十人大中小上下天地日月山水火木金土年';
    const lines = [{ text, size: 12 }];
    expect(await read(madePdf([lines], false, encoding)), name).toMatchObject({ text, notes: [] });
  });

  test('says which CMaps the package lacks', async () => {
    const bytes = madePdf([speech], false, { cMap: 'UniGB-UTF8-H', ordering: 'GB1', codeOf: utf8 });
    const files = { ...pdfFiles, cMap: () => Promise.reject(new Error('There is none.')) };
    await expect(read(bytes, files)).rejects.toMatchObject({
      problem: { kind: 'missingTables', names: ['UniGB-UTF8-H'] },
    });
  });

  test('the CMaps that are read are in the package', async () => {
    const config = await readBytes(join(root, 'wxt.config.ts'), 'utf8');
    for (const name of ['UniGB', 'UniCNS', 'UniJIS', 'UniKS', 'Japan1', 'Korea1', '-UTF8', '-UTF32'])
      expect(config).toContain(name);
  });

  test('a paragraph goes on over the page', async () => {
    const bytes = madePdf([
      [{ text: '报告' }, { text: FULL }, { text: '1', indent: 200 }],
      [{ text: REST }, { text: FULL, indent: 32 }, { text: '2', indent: 200 }],
    ]);
    expect((await read(bytes)).text).toBe(`报告\n${FULL}${REST}\n${FULL}`);
  });

  test('with vertical lines', async () => {
    const encoding = { cMap: 'UniGB-UCS2-V', ordering: 'GB1', codeOf: utf16 };
    // All lines of the made file begin at the left; here they are columns, the second one to the right.
    const lines = [
      { text: REST, size: 12 },
      { text: FULL, indent: 24, size: 12 },
    ];
    expect((await read(madePdf([lines], false, encoding))).text).toBe(`${FULL}${REST}`);
  });

  test('names its pages without text', async () => {
    const bytes = madePdf([speech, [], [{ text: FULL }], [{ text: '4' }], []]);
    expect((await read(bytes)).notes).toEqual([{ kind: 'textless', pages: [2, 4, 5] }]);
  });

  /** The numbers of glyphs in a font, in place of characters. */
  const glyphs: MadeEncoding = {
    cMap: 'Identity-H',
    ordering: 'Identity',
    codeOf: (sign) => ((sign.charCodeAt(0) * 7) % 0x3000).toString(16).padStart(4, '0'),
  };

  test('of fonts that do not say what they draw is refused', async () => {
    await expect(read(madePdf([[...speech, ...speech]], false, glyphs))).rejects.toMatchObject({
      problem: { kind: 'illegible' },
    });
  });

  test.each([
    ['scanned', () => scannedPdf()],
    ['noChinese', () => madePdf([[{ text: 'Page one' }], [{ text: 'Page one' }]])],
    ['encrypted', () => madePdf([[{ text: FULL }]], true)],
    ['damaged', () => new TextEncoder().encode('%PDF-1.4\nnothing of the kind')],
  ])('that is %s says so', async (kind, make) => {
    await expect(read(make())).rejects.toMatchObject({ problem: { kind } });
  });
});
