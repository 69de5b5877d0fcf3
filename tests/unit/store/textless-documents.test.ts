import 'fake-indexeddb/auto';
import './fake-storage';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  documentsInUse,
  type UserDocumentWithText,
  userVersion,
} from '../../../utils/collections/user-corpus';
import { readUserData, readWithTextless, restoreUserData } from '../../../utils/store/user-data';
import { UserDatabase } from '../../../utils/store/user-database';
import {
  addUserDocuments,
  putCollection,
  readUserCorpus,
  readUserTexts,
  removeCollection,
  removeUserDocuments,
  restoreCollection,
} from '../../../utils/store/user-documents';

function made(id: string, change: Partial<UserDocumentWithText['info']> = {}): UserDocumentWithText {
  const text = `讲话 ${id}\n坚持稳中求进。`;
  const info = {
    ...{ id, title: `讲话 ${id}`, occasion: 'speech' as const, level: 'city' as const, year: 2024 },
    ...{ source: 'a.txt', hash: id, han: 8, collection: 'mine', date: null, outlet: '', author: '' },
    ...{ url: '', addedAt: 1 },
    units: text.length,
    ...change,
  };
  return { info, text };
}

const none = { put: [], replaced: [] };
const nothing = { snippets: none, collections: none, stranded: [], hidden: none, glossary: none };

/** Takes texts away, as nothing of the extension does. */
async function loseTexts(...lost: string[]): Promise<void> {
  const database = new UserDatabase();
  await database.texts.bulkDelete(lost);
  database.close();
}

beforeEach(async () => {
  const database = new UserDatabase();
  await Promise.all(database.tables.map((table) => table.clear()));
  database.close();
  await addUserDocuments([made('a'), made('b', { addedAt: 2 })]);
  await loseTexts('a');
});

describe('a document whose text is missing', () => {
  it('is known to have none, and is not in use', async () => {
    const corpus = await readUserCorpus();
    expect(corpus.documents.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(corpus.textless).toEqual(['a']);
    expect(documentsInUse(corpus).map(({ id }) => id)).toEqual(['b']);
  });

  it('makes the corpus another one, and is in it again when its text is back', async () => {
    const without = await userVersion(await readUserCorpus());
    await addUserDocuments([made('a')]);
    const corpus = await readUserCorpus();
    expect(corpus.textless).toEqual([]);
    expect(await userVersion(corpus)).not.toBe(without);
  });

  it('is named beside all that a backup has', async () => {
    const { data, textless } = await readWithTextless();
    expect(data).toEqual(await readUserData());
    expect(data.documents.map(({ info }) => info.id)).toEqual(['b']);
    expect(textless).toEqual([made('a').info]);
  });

  it('gets its text from its file, and keeps what the user changed of it', async () => {
    expect(await addUserDocuments([made('a', { title: '别的' })])).toEqual([]);
    expect(await readUserTexts(['a'])).toEqual([made('a').text]);
    expect((await readUserCorpus()).documents[0].title).toBe('讲话 a');
  });

  it('gets its text from a backup', async () => {
    const held = [made('a', { title: '别的' }), made('c')];
    await restoreUserData({
      ...nothing,
      documents: { put: held.map(({ info }) => info), replaced: [] },
      texts: held.map(({ info: { id }, text }) => ({ id, text })),
    });
    expect(await readUserTexts(['a', 'c'])).toEqual([made('a').text, made('c').text]);
    expect((await readUserCorpus()).documents.map(({ title }) => title).sort()).toEqual([
      '讲话 a',
      '讲话 b',
      '讲话 c',
    ]);
  });

  it('does not get a text of another document, and one that is there stays', async () => {
    const other = { ...made('a', { hash: 'other' }), text: '不是它的' };
    await addUserDocuments([other, { ...made('b'), text: '不是原来的' }]);
    expect(await readUserTexts(['a', 'b'])).toEqual([undefined, made('b').text]);
  });

  it('is removed and put back as it was: without a text, not with an empty one', async () => {
    const removed = await removeUserDocuments(['a', 'b']);
    expect(removed).toEqual([{ info: made('a').info, text: null }, made('b', { addedAt: 2 })]);
    await addUserDocuments(removed);
    expect(await readUserTexts(['a', 'b'])).toEqual([undefined, made('b').text]);
    expect((await readUserCorpus()).textless).toEqual(['a']);
  });

  it('goes and comes back with its collection in the same way', async () => {
    await putCollection({ id: 'c1', name: '县报', on: true });
    await addUserDocuments([made('c', { collection: 'c1' })]);
    await loseTexts('c');
    const removed = await removeCollection('c1');
    expect(removed?.documents).toEqual([{ info: made('c', { collection: 'c1' }).info, text: null }]);
    if (removed) await restoreCollection(removed);
    expect(await readUserTexts(['c'])).toEqual([undefined]);
    expect(new Set((await readUserCorpus()).textless)).toEqual(new Set(['a', 'c']));
  });
});
