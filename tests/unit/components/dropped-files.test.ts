import { expect, test } from 'vitest';
import { droppedFiles, filesOfFolder } from '../../../components/files/dropped-files';

type Tree = { readonly [name: string]: Tree | null };

/** An entry of a drop: a file, or a folder that lists two entries at a time. */
function entryOf(name: string, tree: Tree | null): FileSystemEntry {
  if (tree === null) {
    const file = (done: (file: File) => void, failed: (error: Error) => void) =>
      name.includes('gone') ? failed(new Error('gone')) : done(new File([], name));
    return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
  }
  const createReader = () => {
    const left = Object.entries(tree);
    return {
      readEntries: (done: (entries: FileSystemEntry[]) => void, failed: (error: Error) => void) => {
        const some = left.splice(0, 2);
        if (some.some(([child]) => child === 'locked here')) failed(new Error('locked'));
        else done(some.map(([child, below]) => entryOf(child, below)));
      },
    };
  };
  return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

async function namesOf(dropped: Tree): Promise<string[]> {
  const entries = Object.entries(dropped);
  const items = entries.map(([name, tree]) => ({ webkitGetAsEntry: () => entryOf(name, tree) }));
  const files = entries.map(([name]) => new File([], name));
  const drop = { items, files } as unknown as DataTransfer;
  const { files: found, missed } = await droppedFiles(drop);
  return [...found.map(({ name }) => name), ...missed.map(({ name, problem }) => `${problem.kind}: ${name}`)];
}

test('dropped files stay in the order of the drop', async () => {
  expect(await namesOf({ 'c.txt': null, 'a.txt': null, 'b.txt': null })).toEqual(['c.txt', 'a.txt', 'b.txt']);
});

test('a dropped folder is followed in the order of its names, without hidden files', async () => {
  const folder = {
    '第10期.txt': null,
    '第2期.txt': null,
    '.DS_Store': null,
    附件: { '1.txt': null, '.cache': { 'x.txt': null } },
    '第1期.txt': null,
  };
  expect(await namesOf({ 'z.txt': null, folder, 'a.txt': null })).toEqual([
    ...['z.txt', '第1期.txt', '第2期.txt', '第10期.txt', '1.txt', 'a.txt'],
  ]);
});

test('a file or folder that cannot be read is named, and loses nothing else of the drop', async () => {
  const below = { '1.txt': null, '2.txt': null, 'locked here': null };
  const folder = { 'd.txt': null, 'gone.txt': null, below, 'z.txt': null };
  expect(await namesOf({ 'a.txt': null, folder, 'b.txt': null })).toEqual([
    ...['a.txt', '1.txt', '2.txt', 'd.txt', 'z.txt', 'b.txt'],
    ...['unreadable: below', 'unreadable: gone.txt'],
  ]);
});

test('folders are read up to a number of files; where they are cut is said', async () => {
  const many = (count: number, name: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`${name}${at}.txt`, null]));
  const folders = { first: many(4_999, 'a'), second: many(3, 'b'), third: many(1, 'c') };
  const names = await namesOf(folders);
  expect(names.slice(4_998)).toEqual(['a4998.txt', 'b0.txt', 'folderCut: second', 'folderCut: third']);
  expect(await namesOf({ whole: many(5_000, 'a') })).toHaveLength(5_000);
});

test('the files of a chosen folder are in the order of their paths, without hidden ones', () => {
  const files = ['f/10.txt', 'f/.git/x.txt', 'f/2.txt', 'f/附件/1.txt', 'f/.x.txt'].map((path) =>
    Object.defineProperty(new File([], path), 'webkitRelativePath', { value: path }),
  );
  const { files: found, missed } = filesOfFolder(files);
  expect(found.map(({ name }) => name)).toEqual(['f/2.txt', 'f/10.txt', 'f/附件/1.txt']);
  expect(missed).toEqual([]);
  const many = Array.from({ length: 5_001 }, () => files[0]);
  expect(filesOfFolder(many).files).toHaveLength(5_000);
  expect(filesOfFolder(many).missed).toEqual([{ name: 'f', problem: { kind: 'folderCut', limit: 5_000 } }]);
});
