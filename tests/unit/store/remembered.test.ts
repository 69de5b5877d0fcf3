import 'fake-indexeddb/auto';
import './fake-storage';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetCanary, lossOf, noteBackup, readCanary, readTally } from '../../../utils/store/canary';
import { adoptDatabase, noteWholeBackup } from '../../../utils/store/store-state';
import { writeUser } from '../../../utils/store/user-access';
import { UserDatabase } from '../../../utils/store/user-database';
import { madeSnippet } from '../snippets/made-snippet';
import { clearStorage, letWrite } from './fake-storage';

let database: UserDatabase;

beforeEach(async () => {
  await Dexie.delete('tifa-user');
  clearStorage();
  database = new UserDatabase();
});

afterEach(() => database.close());

const put = (id: string) =>
  writeUser(database, [database.snippets], () => database.snippets.put(madeSnippet({ id })));

const storedIds = async () => (await database.snippets.toCollection().primaryKeys()).map(String);

describe('what is remembered', () => {
  test('is how much there is after each write', async () => {
    await put('a');
    await put('b');
    const tally = await readTally(database);
    expect(tally).toMatchObject({ writes: 2, snippets: 2, documents: 0 });
    expect(await readCanary()).toEqual({ ...tally, backedUpAt: null });
    await noteBackup(7);
    await writeUser(database, [database.snippets], () => database.snippets.delete('a'));
    expect(await readCanary()).toMatchObject({ writes: 3, snippets: 1, backedUpAt: 7 });
  });

  test('is no backup that was made while something was missing', async () => {
    await put('a');
    await noteWholeBackup(7);
    database.close();
    await Dexie.delete('tifa-user');
    database = new UserDatabase();
    await noteWholeBackup(9);
    expect(await readCanary()).toMatchObject({ snippets: 1, backedUpAt: 7 });
  });

  test('stays when the database was deleted, whatever is saved then', async () => {
    for (const id of ['a', 'b']) await put(id);
    const before = await readCanary();
    database.close();
    await Dexie.delete('tifa-user');
    database = new UserDatabase();
    for (const id of ['c', 'd', 'e']) await put(id);
    expect(await readCanary()).toEqual(before);
    expect(await storedIds()).toEqual(['c', 'd', 'e']);
    expect(lossOf(before, await readTally(database))).toEqual({ snippets: 2, documents: 0 });
  });

  test.each(['snippets', 'all'])('stays when the database was emptied past the code (%s)', async (which) => {
    for (const id of ['a', 'b']) await put(id);
    const before = await readCanary();
    for (const table of which === 'all' ? database.tables : [database.snippets]) await table.clear();
    expect(lossOf(before, await readTally(database))).toEqual({ snippets: 2, documents: 0 });
    for (const id of ['c', 'd', 'e']) await put(id);
    expect(await readCanary()).toEqual(before);
    expect(lossOf(before, await readTally(database))).toEqual({ snippets: 2, documents: 0 });
  });

  test('tells what is missing where a part was left, whatever is saved and deleted then', async () => {
    for (const id of ['a', 'b', 'c', 'd']) await put(id);
    await database.snippets.bulkDelete(['a']);
    const loss = async () => lossOf(await readCanary(), await readTally(database));
    expect(await loss()).toEqual({ snippets: 1, documents: 0 });
    for (const id of ['e', 'f']) await put(id);
    expect(await loss()).toEqual({ snippets: 1, documents: 0 });
    await writeUser(database, [database.snippets], () => database.snippets.delete('b'));
    expect(await loss()).toEqual({ snippets: 1, documents: 0 });
    await adoptDatabase();
    expect(await loss()).toBeNull();
    await database.snippets.clear();
    await put('g');
    expect(await loss()).toEqual({ snippets: 4, documents: 0 });
  });

  test('is no alarm where the note of a deletion was cut off', async () => {
    for (const id of ['a', 'b']) await put(id);
    const before = await readCanary();
    letWrite(false);
    await writeUser(database, [database.snippets], () => database.snippets.clear());
    letWrite(true);
    expect(await readCanary()).toEqual(before);
    expect(lossOf(before, await readTally(database))).toBeNull();
    await put('c');
    expect(await readCanary()).toMatchObject({ writes: 4, snippets: 1 });
  });

  test('is no alarm where nothing was remembered, or the user deleted everything', async () => {
    await database.snippets.put(madeSnippet({ id: 'a' }));
    expect(lossOf(await readCanary(), await readTally(database))).toBeNull();
    await put('b');
    await forgetCanary();
    await database.snippets.clear();
    expect(lossOf(await readCanary(), await readTally(database))).toBeNull();
  });
});
