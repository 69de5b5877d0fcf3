import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { parseManifest } from '../../../utils/corpus/manifest';
import { readFolder, writeCorpus } from '../../tools/corpus-folder';
import { BRACKETED, CONTACT_LINE, HEAD_BLOCK } from './invented-adverts';

const root = await mkdtemp(path.join(tmpdir(), 'tifa-corpus-'));
afterAll(() => rm(root, { recursive: true }));

const source = path.join(root, 'source');
const target = path.join(root, 'target');
const speech = (place: string) =>
  `在${place}县工作会议上的讲话\n同志们：\n这次会议的主要任务是，总结上半年工作，安排下半年任务，把X项工作抓紧抓实。`;
const put = (name: string, content: string | Uint8Array) => writeFile(path.join(source, name), content);

/** Every file of a folder with its bytes. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort();
  return Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')])),
  );
}

const build = async () => {
  const sources = await readFolder(source);
  await writeCorpus(
    sources.map(({ document }) => document),
    target,
  );
  return sources;
};

beforeEach(async () => {
  for (const folder of [source, target]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder);
  }
});

test('documents without adverts, in the order of their names, and a manifest', async () => {
  await put('2.txt', [...HEAD_BLOCK, '', BRACKETED, speech('乙'), '', CONTACT_LINE].join('\r\n'));
  await put('1.TXT', speech('甲'));
  await put('notes.md', 'not taken');
  await put('.hidden.txt', new Uint8Array([0]));
  const sources = await build();
  expect(sources.map(({ document, stripped }) => [document.source, document.title, stripped])).toEqual([
    ['1.TXT', '在甲县工作会议上的讲话', 0],
    ['2.txt', '在乙县工作会议上的讲话', 9],
  ]);
  const files = await snapshot(target);
  const { documents } = parseManifest(files['manifest.json']);
  expect(documents.map(({ id }) => files[`${id}.txt`])).toEqual([speech('甲'), speech('乙')]);
  expect(Object.keys(files)).toHaveLength(3);
});

test('the same folder gives the same bytes', async () => {
  await put('1.txt', speech('甲'));
  await put('2.txt', speech('乙'));
  await build();
  const first = await snapshot(target);
  await build();
  expect(await snapshot(target)).toEqual(first);
});

test('another folder replaces the documents and keeps what is not the corpus', async () => {
  await put('1.txt', speech('甲'));
  await build();
  const [{ document }] = await readFolder(source);
  await writeFile(path.join(target, 'NOTICE.md'), 'kept');
  await put('1.txt', speech('丙'));
  await build();
  const files = await snapshot(target);
  expect(Object.keys(files)).toHaveLength(3);
  expect(files['NOTICE.md']).toBe('kept');
  expect(files[`${document.id}.txt`]).toBeUndefined();
  expect(files['manifest.json']).toContain('在丙县工作会议上的讲话');
});

test('a write that fails leaves what was there', async () => {
  await put('1.txt', speech('甲'));
  await build();
  const before = await snapshot(target);
  await put('1.txt', speech('丙'));
  const [{ document }] = await readFolder(source);
  const broken = { ...document, id: 'doc-00000000/nowhere' };
  await expect(writeCorpus([document, broken], target)).rejects.toThrow();
  expect(await snapshot(target)).toEqual(before);
});

describe('a folder that is refused', () => {
  test.each<[what: string, files: Record<string, string | Uint8Array>, problems: string[]]>([
    ['nothing in it', {}, ['there is no .txt file in SOURCE']],
    ['no text files', { 'a.md': 'x' }, ['there is no .txt file in SOURCE']],
    ['not text', { 'a.txt': new Uint8Array([1, 0, 2]) }, ['a.txt is not a text file']],
    [
      'no encoding',
      { 'a.txt': Buffer.from('größer', 'latin1') },
      ['a.txt is in no supported encoding (UTF-8, UTF-16 with a byte order mark, GB18030)'],
    ],
    ['nothing in a file', { 'a.txt': '' }, ['a.txt is empty']],
    ['only white space', { 'a.txt': '\ufeff \r\n　' }, ['a.txt is empty']],
    ['only adverts', { 'a.txt': HEAD_BLOCK.join('\n') }, ['a.txt has nothing left after cleaning']],
    ['no Chinese', { 'a.txt': 'Hello.' }, ['a.txt has no Chinese text']],
    [
      'the same twice',
      { 'a.txt': speech('甲'), 'b.txt': `${CONTACT_LINE}\r\n\r\n${speech('甲')}\r\n` },
      ['b.txt is the same document as a.txt'],
    ],
    [
      'several problems',
      { 'a.txt': '', 'b.txt': new Uint8Array([0]), 'c.txt': speech('甲') },
      ['b.txt is not a text file', 'a.txt is empty'],
    ],
  ])('%s', async (_, files, problems) => {
    for (const [name, content] of Object.entries(files)) await put(name, content);
    await expect(readFolder(source)).rejects.toMatchObject({
      name: 'SourceFolderError',
      problems: problems.map((problem) => problem.replace('SOURCE', source)),
    });
  });

  test('missing, a file, a folder for a file', async () => {
    const problemsOf = (folder: string) => readFolder(folder).catch((error) => error.problems);
    expect(await problemsOf(path.join(root, 'nowhere'))).toEqual([
      `there is no folder ${path.join(root, 'nowhere')}`,
    ]);
    await put('a.txt', speech('甲'));
    expect(await problemsOf(path.join(source, 'a.txt'))).toEqual([
      `${path.join(source, 'a.txt')} is not a folder`,
    ]);
    await mkdir(path.join(source, 'b.txt'));
    expect(await problemsOf(source)).toEqual(['b.txt is a folder']);
  });
});
