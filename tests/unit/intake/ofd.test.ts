import { expect, test } from 'vitest';
import { readFile } from '../../../utils/intake/read-file';
import { pdfFiles } from './job-worker';
import { madeOfd, type OfdLine } from './made-files';

const read = (...[pages, more]: Parameters<typeof madeOfd>) =>
  readFile(madeOfd(pages, more), 'a.ofd', 'ofd', pdfFiles, () => undefined);
const textOf = async (...made: Parameters<typeof madeOfd>) => (await read(...made)).text;
const full = '我们要把县里定下的事情一件一件办好，不留尾巴，不误农时，让乡';
const heads: readonly OfdLine[] = [{ text: '云岭县公报', x: 60, y: 10 }];

test('the lines of a paragraph are joined, across pages as well; running heads go', async () => {
  const lines = (text: string) => [
    { text: full, x: 20, y: 40 },
    { text, x: 20, y: 50 },
  ];
  const pages = [lines('亲们看得见变化。'), lines(full), lines('亲们看得见变化。')].map((page) => [
    ...heads,
    ...page,
  ]);
  expect(await textOf(pages)).toBe(`${full}亲们看得见变化。\n${full}${full}${full}亲们看得见变化。`);
});

test('text is placed by its boundary and matrix, and hidden text left out', async () => {
  const text = (content: string, more: string) =>
    `<ofd:TextObject Size="1" ${more}><ofd:TextCode X="0" Y="1">${content}</ofd:TextCode></ofd:TextObject>`;
  const page = `<?xml version="1.0"?><ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${text('报告', 'Boundary="10 10 10 5" CTM="5 0 0 5 0 0"')}${text('全文', 'Boundary="20 10 10 5" CTM="5 0 0 5 0 0"')}${text('藏', 'Boundary="10 10 9 9" Visible="false"')}</ofd:Layer></ofd:Content></ofd:Page>`;
  expect(await textOf([[]], { 'Doc_0/Pages/0.xml': page })).toBe('报告全文');
});

const pageOf = (objects: string) => ({
  'Doc_0/Pages/0.xml': `<?xml version="1.0"?><ofd:Page xmlns:ofd="o"><ofd:Content><ofd:Layer>${objects}</ofd:Layer></ofd:Content></ofd:Page>`,
});

test('one piece of text may have several lines, and vertical ones', async () => {
  const lines = `<ofd:TextObject Size="5" Boundary="20 20 60 20"><ofd:TextCode X="0" Y="5" DeltaX="g 3 5 -15 g 3 5" DeltaY="g 3 0 8 g 3 0">${'把事情办好不误农时'}</ofd:TextCode></ofd:TextObject>`;
  expect(await textOf([[]], pageOf(lines))).toBe('把事情办好不误农时');
  const vertical = `<ofd:TextObject Size="5" Boundary="150 20 5 60"><ofd:TextCode X="0" Y="5" DeltaY="g 8 5">${'把事情办好不误农时'}</ofd:TextCode></ofd:TextObject>`;
  expect(await textOf([[]], pageOf(vertical))).toBe('把事情办好不误农时');
});

test('groups of objects are read where a page refers to them, also in other capitals', async () => {
  const text =
    '<ofd:TextObject Size="1" CTM="5 0 0 5 0 0" Boundary="20 20 60 20"><ofd:TextCode X="0" Y="1">把事情办好</ofd:TextCode></ofd:TextObject>';
  const more = {
    ...pageOf('<ofd:CompositeObject ResourceID="7" CTM="2 0 0 2 0 0" Boundary="10 10 90 90"/>'),
    'Doc_0/Document.xml':
      '<ofd:Document xmlns:ofd="o"><ofd:CommonData><ofd:DocumentRes>RES/Document.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="0" BaseLoc="PAGES/0.xml"/></ofd:Pages></ofd:Document>',
    'Doc_0/Res/document.xml': `<ofd:Res xmlns:ofd="o"><ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="7"><ofd:Content>${text}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>`,
  };
  expect(await textOf([[]], more)).toBe('把事情办好');
});

test('figures that are set as wide as characters are one figure, and words stay apart', async () => {
  const line =
    '<ofd:TextObject Size="5" Boundary="20 20 60 20"><ofd:TextCode X="0" Y="5" DeltaX="g 10 5">2024年 GDP 增</ofd:TextCode></ofd:TextObject>';
  expect(await textOf([[]], pageOf(line))).toBe('2024年GDP增');
});

test('pages without text are named; files of them, and encrypted ones, are refused', async () => {
  expect((await read([[{ text: full, x: 20, y: 40 }], []])).notes).toEqual([
    { kind: 'textless', pages: [2] },
  ]);
  await expect(read([[]])).rejects.toMatchObject({ problem: { kind: 'scanned' } });
  await expect(read([[]], { 'Encryptions.xml': '<x/>' })).rejects.toMatchObject({
    problem: { kind: 'encrypted' },
  });
});
