import { afterAll, expect, test } from 'vitest';
import type { PdfFiles } from '../../utils/intake/pdf';
import { readFile } from '../../utils/intake/read-file';
import { pdfFiles } from '../unit/intake/job-worker';
import { html, whole } from '../unit/intake/made-speech';
import { startChromium } from './harness/chromium';

const filesOfPdf: PdfFiles = pdfFiles;
const browser = startChromium({});
afterAll(async () => (await browser).close());

/** What a browser prints of the speech in this style, read again. */
async function printed(style: string, options: { displayHeaderFooter?: boolean } = {}): Promise<string> {
  const page = await (await browser).context.newPage();
  await page.setContent(
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>材料</title><style>p{margin:0}${style}</style>${html}</html>`,
  );
  const bytes = await page.pdf(options);
  await page.close();
  const read = await readFile(new Uint8Array(bytes), 'a.pdf', 'pdf', filesOfPdf, () => undefined);
  expect(read.notes).toEqual([]);
  return read.text;
}

test.each<[string, string, { displayHeaderFooter?: boolean }?]>([
  ['as it is', ''],
  ['with the browser’s head and foot, on small pages', '@page{size:A6}', { displayHeaderFooter: true }],
  ['with page numbers', '@page{size:A6;margin:15mm;@bottom-center{content:"— " counter(page) " —"}}'],
  ['in two columns below a title', '@page{size:A4}body{columns:2;column-gap:8mm}h1{column-span:all}'],
  ['with characters spread out', 'p{letter-spacing:.15em}'],
  ['in vertical lines', '@page{size:A5}html{writing-mode:vertical-rl}'],
])('Chromium prints the speech %s, and it is the same document', async (_, style, options) => {
  expect(await printed(style, options)).toBe(whole.join('\n'));
});
