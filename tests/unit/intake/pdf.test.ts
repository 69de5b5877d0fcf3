import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../utils/intake/pdf';
import { root } from '../repository-files';
import { madePdf, scannedPdf } from './made-pdf';

const library = join(root, 'node_modules/pdfjs-dist');
const files = { worker: join(library, 'legacy/build/pdf.worker.min.mjs'), cMaps: join(library, 'cmaps/') };
const read = (bytes: Uint8Array<ArrayBuffer>, onProgress: (part: number) => void = () => undefined) =>
  readPdf(bytes, files, onProgress);

const FULL = '我们要把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡';

describe('a PDF', () => {
  test('in an encoding of Chinese that only a CMap tells', async () => {
    const bytes = madePdf([
      [
        { text: '在云岭县委全会上的讲话', indent: 120, size: 22 },
        { text: '（2020年7月1日）', indent: 160 },
        { text: '同志们：' },
        { text: `${FULL.slice(0, -2)}`, indent: 32 },
        { text: '亲们看得见变化。' },
        { text: '一、抓项目', indent: 32 },
        { text: '— 1 —', indent: 200 },
      ],
    ]);
    expect(await read(bytes)).toBe(
      `在云岭县委全会上的讲话\n（2020年7月1日）\n同志们：\n${FULL.slice(0, -2)}亲们看得见变化。\n一、抓项目`,
    );
  });

  test('a paragraph goes on over the page', async () => {
    const bytes = madePdf([
      [{ text: '报告' }, { text: FULL }, { text: '1', indent: 200 }],
      [{ text: '亲们看得见变化。' }, { text: FULL, indent: 32 }, { text: '2', indent: 200 }],
    ]);
    expect(await read(bytes)).toBe(`报告\n${FULL}亲们看得见变化。\n${FULL}`);
  });

  test.each([
    ['scanned', () => scannedPdf()],
    ['encrypted', () => madePdf([[{ text: FULL }]], true)],
    ['damaged', () => new TextEncoder().encode('%PDF-1.4\nnothing of the kind')],
  ])('that is %s says so', async (kind, make) => {
    await expect(read(make())).rejects.toMatchObject({ problem: { kind } });
  });
});
