import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReaderDocumentWithText } from '../../../utils/collections/reader-document';
import { READER_DOCUMENTS, READER_UNITS } from '../../../utils/limits';
import { UserDatabase } from '../../../utils/store/user-database';
import {
  addReaderDocuments,
  CorpusFullError,
  changeReaderDocument,
  hideDocuments,
  moveReaderDocuments,
  putCollection,
  readReaderCorpus,
  readReaderTexts,
  removeCollection,
  removeReaderDocuments,
  restoreCollection,
} from '../../../utils/store/user-documents';

function made(id: string, change: Partial<ReaderDocumentWithText['info']> = {}): ReaderDocumentWithText {
  const text = `讲话 ${id}\n坚持稳中求进。`;
  const info = {
    ...{ id, title: `讲话 ${id}`, occasion: 'speech' as const, level: 'city' as const, year: 2024 },
    ...{ source: 'a.txt', hash: id, han: 8, collection: 'mine', date: null, url: '', addedAt: 1 },
    ...{ outlet: '', author: '', units: text.length },
    ...change,
  };
  return { info, text };
}

const ids = async () => (await readReaderCorpus()).documents.map(({ id }) => id);

beforeEach(async () => {
  const database = new UserDatabase();
  await Promise.all(database.tables.map((table) => table.clear()));
  database.close();
});

describe('the reader’s documents', () => {
  it('are listed in the order in which they were added, and read with their texts', async () => {
    expect(await addReaderDocuments([made('b', { addedAt: 2 }), made('a')])).toEqual(['b', 'a']);
    expect(await ids()).toEqual(['a', 'b']);
    expect(await readReaderTexts(['b', 'x', 'a'])).toEqual([made('b').text, undefined, made('a').text]);
  });

  it('stay as they are when the same text comes again', async () => {
    await addReaderDocuments([made('a')]);
    expect(await addReaderDocuments([made('a', { title: '别的' }), made('b'), made('b')])).toEqual(['b']);
    expect((await readReaderCorpus()).documents.map(({ title }) => title)).toEqual(['讲话 a', '讲话 b']);
  });

  it('are refused as a whole beyond what the corpus holds', async () => {
    await addReaderDocuments([made('a', { units: READER_UNITS - 100 })]);
    await expect(addReaderDocuments([made('b'), made('c', { units: 100 })])).rejects.toThrow(CorpusFullError);
    expect(await ids()).toEqual(['a']);
    const many = Array.from({ length: READER_DOCUMENTS }, (_, i) => made(`m${i}`, { units: 0 }));
    await expect(addReaderDocuments(many)).rejects.toThrow(CorpusFullError);
    expect(await ids()).toEqual(['a']);
    expect(await addReaderDocuments(many.slice(1))).toHaveLength(READER_DOCUMENTS - 1);
  });

  it('come back whole after a removal', async () => {
    await addReaderDocuments([made('a'), made('b', { addedAt: 2 })]);
    const removed = await removeReaderDocuments(['a', 'x']);
    expect(removed).toEqual([made('a')]);
    expect(await ids()).toEqual(['b']);
    expect(await readReaderTexts(['a'])).toEqual([undefined]);
    await addReaderDocuments(removed);
    expect(await ids()).toEqual(['a', 'b']);
    expect(await readReaderTexts(['a'])).toEqual([made('a').text]);
  });

  it('are moved together or not at all, and back', async () => {
    await addReaderDocuments([made('a'), made('b', { collection: 'c1', addedAt: 2 })]);
    const where = async () =>
      (await readReaderCorpus()).documents.map(({ id, collection }) => `${id} ${collection}`);
    await putCollection({ id: 'c1', name: '县报', on: true });
    await putCollection({ id: 'c2', name: '市报', on: true });
    const moves = new Map([
      ['a', 'c2'],
      ['b', 'c2'],
      ['gone', 'c2'],
    ]);
    const before = await moveReaderDocuments(moves);
    expect(await where()).toEqual(['a c2', 'b c2']);
    const { put } = IDBObjectStore.prototype;
    let puts = 0;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
      if (this.name === 'documents' && ++puts === 2) throw new Error('in the middle');
      return put.call(this, row, key);
    });
    await expect(moveReaderDocuments(before)).rejects.toThrow();
    vi.restoreAllMocks();
    expect(await where()).toEqual(['a c2', 'b c2']);
    await moveReaderDocuments(before);
    expect(await where()).toEqual(['a mine', 'b c1']);
  });

  it('take changes of their facts', async () => {
    await addReaderDocuments([made('a')]);
    await changeReaderDocument('a', { title: '新题', date: '2020-11-05', year: 2020 });
    await changeReaderDocument('x', { title: '没有' });
    expect((await readReaderCorpus()).documents).toEqual([
      made('a', { title: '新题', date: '2020-11-05', year: 2020 }).info,
    ]);
  });

  it('go and come back with their collection', async () => {
    const collection = { id: 'c1', name: '县报', on: true };
    await putCollection(collection);
    await addReaderDocuments([
      made('a'),
      made('b', { collection: 'c1' }),
      made('c', { collection: 'c1', addedAt: 3 }),
    ]);
    const removed = await removeCollection('c1');
    expect(removed?.documents.map(({ info }) => info.id)).toEqual(['b', 'c']);
    expect(await ids()).toEqual(['a']);
    expect((await readReaderCorpus()).collections.map(({ id }) => id)).toEqual(['bundled', 'record', 'mine']);
    if (removed) await restoreCollection(removed);
    expect((await ids()).sort()).toEqual(['a', 'b', 'c']);
    expect((await readReaderCorpus()).collections.at(-1)).toEqual(collection);
    expect(await readReaderTexts(['c'])).toEqual([made('c').text]);
    expect(await removeCollection('x')).toBeNull();
  });
});

it('bundled documents are hidden and shown again', async () => {
  await hideDocuments(['x', 'y'], true);
  await hideDocuments(['y'], true);
  expect((await readReaderCorpus()).hidden).toEqual(['x', 'y']);
  await hideDocuments(['x'], false);
  expect((await readReaderCorpus()).hidden).toEqual(['y']);
});
