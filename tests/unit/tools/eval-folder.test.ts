import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readMarkedFolder, readSource } from '../../tools/eval/folder';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tifa-eval-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

const gold = { B: ['扎实推进'], T: ['水务局'] };

describe('readMarkedFolder', () => {
  test('combines page, text and marks, in the order of names', async () => {
    await write({
      'pages/b.html': '',
      'pages/a.html': '',
      'pages/a.css': '',
      'text/a.txt': '水务局扎实推进\n',
      'text/b.txt': '',
      'gold.json': JSON.stringify({ b: { B: [], T: [] }, a: gold }),
    });
    expect(await readMarkedFolder(folder)).toEqual({
      pages: [
        { name: 'a', file: join(folder, 'pages', 'a.html'), text: '水务局扎实推进\n', gold },
        { name: 'b', file: join(folder, 'pages', 'b.html'), text: '', gold: { B: [], T: [] } },
      ],
      problems: [],
    });
  });

  test('reports each page that lacks something, and continues with the others', async () => {
    await write({
      'pages/good.html': '',
      'pages/unmarked.html': '',
      'pages/textless.html': '',
      'pages/broken.html': '',
      'text/good.txt': '好',
      'text/unmarked.txt': '好',
      'text/broken.txt': '好',
      'text/missing.txt': '好',
      'gold.json': JSON.stringify({ good: gold, textless: gold, broken: { B: '扎实推进' }, missing: gold }),
    });
    const { pages, problems } = await readMarkedFolder(folder);
    expect(pages.map(({ name }) => name)).toEqual(['good']);
    expect(problems).toEqual([
      'broken: B and T in gold.json are not both lists of strings',
      'missing: in gold.json, but there is no pages/missing.html',
      'textless: no text/textless.txt that can be read',
      'unmarked: not in gold.json',
    ]);
  });

  test.each([
    ['cut short', '{"a": {"B": ['],
    ['a list', '[]'],
    ['nothing', 'null'],
    ['empty', ''],
  ])('gold.json %s is one line', async (_, content) => {
    await write({ 'pages/a.html': '', 'text/a.txt': '好', 'gold.json': content });
    const { pages, problems } = await readMarkedFolder(folder);
    expect(pages).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/gold\.json is no JSON of the form/)]);
  });

  test('says what a folder lacks', async () => {
    const { problems } = await readMarkedFolder(folder);
    expect(problems).toEqual([
      `no folder ${join(folder, 'pages')} that can be read`,
      `no file ${join(folder, 'gold.json')} that can be read`,
    ]);
    await write({ 'gold.json': '{}', 'pages/a.txt': '' });
    expect((await readMarkedFolder(folder)).problems).toEqual([`${folder} holds no page`]);
  });
});

describe('readSource', () => {
  test('takes the .txt files at any depth', async () => {
    await write({ 'one.txt': '一', 'deep/er/two.txt': '二', 'README.md': '三' });
    expect((await readSource(folder)).sort()).toEqual(['一', '二']);
  });

  test('says what is missing', async () => {
    await expect(readSource(join(folder, 'none'))).rejects.toThrow('no folder');
    await expect(readSource(folder)).rejects.toThrow('no .txt file');
  });
});
