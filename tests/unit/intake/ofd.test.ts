import { expect, test } from 'vitest';
import { readOfd } from '../../../utils/intake/ofd';
import type { PdfRun } from '../../../utils/intake/pdf';
import { IntakeError } from '../../../utils/intake/problem';
import { madeOfd } from './made-files';

const read = (...[pages, more]: Parameters<typeof madeOfd>) => readOfd(new Blob([madeOfd(pages, more)]));
const full = '我们要把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡';
const heads: readonly Pick<PdfRun, 'text' | 'x' | 'y'>[] = [{ text: '云岭县公报', x: 60, y: 10 }];

test('the lines of a paragraph are joined, across pages as well; running heads go', async () => {
  const lines = (text: string) => [
    { text: full, x: 20, y: 40 },
    { text, x: 20, y: 50 },
  ];
  const pages = [lines('亲们看得见变化。'), lines(full), lines('亲们看得见变化。')].map((page) => [
    ...heads,
    ...page,
  ]);
  expect(await read(pages)).toBe(`${full}亲们看得见变化。\n${full}${full}${full}亲们看得见变化。`);
});

test('text is placed by its boundary and matrix, and hidden text left out', async () => {
  const text = (content: string, more: string) =>
    `<ofd:TextObject Size="1" ${more}><ofd:TextCode X="0" Y="1">${content}</ofd:TextCode></ofd:TextObject>`;
  const page = `<?xml version="1.0"?><ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${text('报告', 'Boundary="10 10 10 5" CTM="5 0 0 5 0 0"')}${text('全文', 'Boundary="20 10 10 5" CTM="5 0 0 5 0 0"')}${text('藏', 'Boundary="10 10 9 9" Visible="false"')}</ofd:Layer></ofd:Content></ofd:Page>`;
  expect(await read([[]], { 'Doc_0/Pages/0.xml': page })).toBe('报告全文');
});

test('pages without text, and encrypted files, are refused', async () => {
  const problemOf = (reading: Promise<unknown>) =>
    reading.catch((error) => (error instanceof IntakeError ? error.problem.kind : error));
  expect(await problemOf(read([[]]))).toBe('scanned');
  expect(await problemOf(read([[]], { 'Encryptions.xml': '<x/>' }))).toBe('encrypted');
});
