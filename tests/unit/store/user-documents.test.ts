import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { UserDocumentWithText } from '../../../utils/collections/user-corpus';
import { MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../../../utils/limits';
import { readSnippets, saveSnippet } from '../../../utils/store/snippets';
import { UserDatabase } from '../../../utils/store/user-database';
import {
  addUserDocuments,
  CorpusFullError,
  changeUserDocument,
  hideDocuments,
  moveUserDocuments,
  putCollection,
  readUserCorpus,
  readUserTexts,
  removeCollection,
  removeUserDocuments,
  replaceUserDocuments,
  restoreCollection,
  undoReplacement,
} from '../../../utils/store/user-documents';
import { madeSnippet } from '../snippets/made-snippet';

function made(id: string, change: Partial<UserDocumentWithText['info']> = {}): UserDocumentWithText {
  const text = `讲话 ${id}\n坚持稳中求进。`;
  const info = {
    ...{ id, title: `讲话 ${id}`, occasion: 'speech' as const, level: 'city' as const, year: 2024 },
    ...{ source: 'a.txt', hash: id, han: 8, collection: 'mine', date: null, url: '', addedAt: 1 },
    ...{ outlet: '', author: '', units: text.length },
    ...change,
  };
  return { info, text };
}

const ids = async () => (await readUserCorpus()).documents.map(({ id }) => id);

beforeEach(async () => {
  const database = new UserDatabase();
  await Promise.all(database.tables.map((table) => table.clear()));
  database.close();
});

describe('the user’s documents', () => {
  it('are listed in the order in which they were added, and read with their texts', async () => {
    expect(await addUserDocuments([made('b', { addedAt: 2 }), made('a')])).toEqual(['b', 'a']);
    expect(await ids()).toEqual(['a', 'b']);
    expect(await readUserTexts(['b', 'x', 'a'])).toEqual([made('b').text, undefined, made('a').text]);
  });

  it('stay as they are when the same text comes again', async () => {
    await addUserDocuments([made('a')]);
    expect(await addUserDocuments([made('a', { title: '别的' }), made('b'), made('b')])).toEqual(['b']);
    expect((await readUserCorpus()).documents.map(({ title }) => title)).toEqual(['讲话 a', '讲话 b']);
  });

  it('are refused as a whole beyond what the corpus holds', async () => {
    await addUserDocuments([made('a', { units: MAX_USER_UNITS - 100 })]);
    await expect(addUserDocuments([made('b'), made('c', { units: 100 })])).rejects.toThrow(CorpusFullError);
    expect(await ids()).toEqual(['a']);
    const many = Array.from({ length: MAX_USER_DOCUMENTS }, (_, i) => made(`m${i}`, { units: 0 }));
    await expect(addUserDocuments(many)).rejects.toThrow(CorpusFullError);
    expect(await ids()).toEqual(['a']);
    expect(await addUserDocuments(many.slice(1))).toHaveLength(MAX_USER_DOCUMENTS - 1);
  });

  it('come back whole after a removal', async () => {
    await addUserDocuments([made('a'), made('b', { addedAt: 2 })]);
    const removed = await removeUserDocuments(['a', 'x']);
    expect(removed).toEqual([made('a')]);
    expect(await ids()).toEqual(['b']);
    expect(await readUserTexts(['a'])).toEqual([undefined]);
    await addUserDocuments(removed);
    expect(await ids()).toEqual(['a', 'b']);
    expect(await readUserTexts(['a'])).toEqual([made('a').text]);
  });

  it('are moved together or not at all, and back', async () => {
    await addUserDocuments([made('a'), made('b', { collection: 'c1', addedAt: 2 })]);
    const where = async () =>
      (await readUserCorpus()).documents.map(({ id, collection }) => `${id} ${collection}`);
    await putCollection({ id: 'c1', name: '县报', on: true });
    await putCollection({ id: 'c2', name: '市报', on: true });
    const moves = new Map([
      ['a', 'c2'],
      ['b', 'c2'],
      ['gone', 'c2'],
    ]);
    const before = await moveUserDocuments(moves);
    expect(await where()).toEqual(['a c2', 'b c2']);
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
      if (this.name === 'documents' && ++puts === 2) throw new Error('in the middle');
      return put.call(this, row, key);
    });
    await expect(moveUserDocuments(before)).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await where()).toEqual(['a c2', 'b c2']);
    await moveUserDocuments(before);
    expect(await where()).toEqual(['a mine', 'b c1']);
  });

  it('take changes of their facts', async () => {
    await addUserDocuments([made('a')]);
    await changeUserDocument('a', { title: '新题', date: '2020-11-05', year: 2020 });
    await changeUserDocument('x', { title: '没有' });
    expect((await readUserCorpus()).documents).toEqual([
      made('a', { title: '新题', date: '2020-11-05', year: 2020 }).info,
    ]);
  });

  it('go and come back with their collection', async () => {
    const collection = { id: 'c1', name: '县报', on: true };
    await putCollection(collection);
    await addUserDocuments([
      made('a'),
      made('b', { collection: 'c1' }),
      made('c', { collection: 'c1', addedAt: 3 }),
    ]);
    const removed = await removeCollection('c1');
    expect(removed?.documents.map(({ info }) => info.id)).toEqual(['b', 'c']);
    expect(await ids()).toEqual(['a']);
    expect((await readUserCorpus()).collections.map(({ id }) => id)).toEqual(['bundled', 'record', 'mine']);
    if (removed) await restoreCollection(removed);
    expect((await ids()).sort()).toEqual(['a', 'b', 'c']);
    expect((await readUserCorpus()).collections.at(-1)).toEqual(collection);
    expect(await readUserTexts(['c'])).toEqual([made('c').text]);
    expect(await removeCollection('x')).toBeNull();
  });
});

describe('a document in the place of others', () => {
  const snippets = async () => {
    const found = await readSnippets(['1', '2', '3']);
    return found.map(({ id, document, keys }) => [id, document, ...keys].join(' '));
  };
  const there = ['1 a document:a', '2 b document:b', '3 c document:c'];

  beforeEach(async () => {
    await addUserDocuments([made('a'), made('b', { addedAt: 2 }), made('c', { addedAt: 3 })]);
    for (const [id, document] of [
      ['1', 'a'],
      ['2', 'b'],
      ['3', 'c'],
    ])
      await saveSnippet(madeSnippet({ id, document, keys: [`document:${document}`] }));
    expect(await snippets()).toEqual(there);
  });

  it('gets their snippets, and undo gives everything back', async () => {
    const collection = { id: 'c1', name: '县报', on: true };
    const change = await replaceUserDocuments(made('ab', { collection: 'c1' }), [collection], ['a', 'b']);
    expect(await ids()).toEqual(['ab', 'c']);
    expect(await readUserTexts(['a', 'ab'])).toEqual([undefined, made('ab').text]);
    expect(await snippets()).toEqual(['1 ab document:ab', '2 ab document:ab', '3 c document:c']);
    await undoReplacement(change);
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(await readUserTexts(['a', 'b', 'ab'])).toEqual([made('a').text, made('b').text, undefined]);
    expect(await snippets()).toEqual(there);
    expect((await readUserCorpus()).collections.map(({ id }) => id)).toEqual(['bundled', 'record', 'mine']);
  });

  it('is added alone where there are none; one that is stored stays when that is undone', async () => {
    const change = await replaceUserDocuments(made('d', { addedAt: 4 }), [], []);
    expect(await ids()).toEqual(['a', 'b', 'c', 'd']);
    await undoReplacement(await replaceUserDocuments(made('d'), [], ['a']));
    expect(await ids()).toEqual(['a', 'b', 'c', 'd']);
    await undoReplacement(change);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });

  it('finds room when they go, and changes nothing where there is none', async () => {
    await addUserDocuments([made('full', { units: MAX_USER_UNITS - 3 * made('a').info.units, addedAt: 4 })]);
    await expect(replaceUserDocuments(made('ab', { units: 100 }), [], ['a', 'b'])).rejects.toThrow(
      CorpusFullError,
    );
    expect(await ids()).toEqual(['a', 'b', 'c', 'full']);
    expect(await readUserTexts(['a', 'ab'])).toEqual([made('a').text, undefined]);
    expect(await snippets()).toEqual(there);
    await replaceUserDocuments(made('ab', { units: 2 * made('a').info.units }), [], ['a', 'b']);
    expect(await ids()).toEqual(['ab', 'c', 'full']);
  });
});

it('bundled documents are hidden and shown again', async () => {
  await hideDocuments(['x', 'y'], true);
  await hideDocuments(['y'], true);
  expect((await readUserCorpus()).hidden).toEqual(['x', 'y']);
  await hideDocuments(['x'], false);
  expect((await readUserCorpus()).hidden).toEqual(['y']);
});
