import 'fake-indexeddb/auto';
import './fake-storage';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STORE_OPEN_MS } from '../../../utils/limits';
import { readCanary } from '../../../utils/store/canary';
import {
  OutdatedPageError,
  StoreDamagedError,
  StoreFullError,
  StoreInDoubtError,
  StoreRefusedError,
  StoreSilentError,
} from '../../../utils/store/store-errors';
import { openUser, writeUser } from '../../../utils/store/user-access';
import { USER_SCHEMA, UserDatabase } from '../../../utils/store/user-database';
import { filesBelow, root } from '../repository-files';
import { madeSnippet } from '../snippets/made-snippet';
import { clearStorage, leaveRoom } from './fake-storage';

let database: UserDatabase;

beforeEach(async () => {
  await Dexie.delete('tifa-user');
  clearStorage();
  database = new UserDatabase();
});

afterEach(() => {
  vi.restoreAllMocks();
  database.close();
});

const put = (id: string) =>
  writeUser(database, [database.snippets], () => database.snippets.put(madeSnippet({ id })));

/** Has the next call of a method of object stores for a snippet throw, with so much left on the disk then. */
function failOnce(method: 'put', error: DOMException, left: number): void {
  const original = IDBObjectStore.prototype[method];
  let isOver = false;
  vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, row, key) {
    if (isOver || this.name !== 'snippets') return original.call(this, row, key);
    isOver = true;
    leaveRoom(left);
    throw error;
  });
}

/** Makes the database one of a later version, as a newer version of the extension does. */
function upgradeFurther(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('tifa-user', 10 * (USER_SCHEMA + 1));
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('blocked'));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

describe('a write', () => {
  test('is refused to a page that was open while the database went on to a later version', async () => {
    await put('a');
    await upgradeFurther();
    await expect(put('b')).rejects.toThrow(OutdatedPageError);
    await expect(put('b')).rejects.toThrow(OutdatedPageError);
    expect(await storedIds()).toEqual(['a']);
  });

  test('is refused to old code that is opened later', async () => {
    await put('a');
    database.close();
    await upgradeFurther();
    database = new UserDatabase();
    await expect(put('b')).rejects.toThrow(OutdatedPageError);
    expect(await storedIds()).toEqual(['a']);
  });

  test('that throws leaves nothing behind', async () => {
    const work = async () => {
      await database.snippets.put(madeSnippet({ id: 'a' }));
      throw new Error('halfway');
    };
    await expect(writeUser(database, [database.snippets], work)).rejects.toThrow('halfway');
    expect(await storedIds()).toEqual([]);
    expect(await readCanary()).toBeNull();
  });

  test('that does not fit says so, and nothing of it is stored', async () => {
    await put('a');
    const { put: original } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
      if ((row as { id?: string }).id === 'c') throw new DOMException('full', 'QuotaExceededError');
      return original.call(this, row, key);
    });
    const many = ['b', 'c'].map((id) => madeSnippet({ id }));
    const writing = writeUser(database, [database.snippets], () => database.snippets.bulkPut(many));
    await expect(writing).rejects.toThrow(StoreFullError);
    expect(await storedIds()).toEqual(['a']);
  });

  test.each([
    ['AbortError', 0, StoreFullError],
    ['UnknownError', 0, StoreFullError],
    ['AbortError', 1e9, StoreInDoubtError],
    ['UnknownError', 1e9, StoreInDoubtError],
    ['QuotaExceededError', 1e9, StoreFullError],
  ])('that ends in %s with %i bytes left on the disk says why', async (name, left, kind) => {
    await put('a');
    failOnce('put', new DOMException('no', name), left);
    await expect(put('b')).rejects.toThrow(kind);
    leaveRoom(1e9);
    await put('b');
    expect(await storedIds()).toEqual(['a', 'b']);
  });

  test('that Firefox refuses for the full disk of the one before is tried again', async () => {
    const words = 'A mutation operation was attempted on a database that did not allow mutations.';
    failOnce('put', new DOMException(words, 'InvalidStateError'), 1e9);
    await put('a');
    expect(await storedIds()).toEqual(['a']);
  });

  test('asks for strict durability', async () => {
    const asked = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await put('a');
    const writes = asked.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writes.map(([, , options]) => options)).toEqual([{ durability: 'strict' }]);
  });
});

describe('opening', () => {
  test.each([
    ['InvalidStateError', StoreRefusedError],
    ['SecurityError', StoreRefusedError],
    ['QuotaExceededError', StoreFullError],
    ['DataError', StoreDamagedError],
  ])('that ends in %s says why', async (name, kind) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('no', name);
    });
    await expect(put('a')).rejects.toThrow(kind);
    vi.restoreAllMocks();
    await put('a');
    expect(await storedIds()).toEqual(['a']);
  });

  test('that fails while the disk is full says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      leaveRoom(0);
      throw new DOMException('Internal error opening backing store', 'UnknownError');
    });
    await expect(put('a')).rejects.toThrow(StoreFullError);
  });

  test('that is never answered comes to an end', async () => {
    vi.spyOn(database, 'open').mockReturnValue(new Promise(() => undefined) as never);
    vi.useFakeTimers();
    const opening = expect(openUser(database)).rejects.toThrow(StoreSilentError);
    await vi.advanceTimersByTimeAsync(STORE_OPEN_MS);
    await opening;
    vi.useRealTimers();
  });
});

test('everything in this folder that changes a table of the user’s is within `writeUser`', () => {
  const exempt = /corpus\.ts$|user-access\.ts$|user-database\.ts$/;
  const files = filesBelow('utils/store').filter((file) => file.endsWith('.ts') && !exempt.test(file));
  expect(files).toContain('utils/store/snippets.ts');
  for (const file of files) {
    const source = readFileSync(join(root, file), 'utf8');
    expect(source, file).not.toMatch(/transaction\(\s*'(?:rw|readwrite)/);
    const outside = withoutCalls(source, 'writeUser');
    expect(outside, file).not.toMatch(
      /\.(?:put|add|update|delete|clear|modify|upsert|bulkPut|bulkAdd|bulkUpdate|bulkDelete)\(/,
    );
    expect(outside, file).not.toMatch(/\b(?:applyRows|takeBackRows|moveSnippets|removeIfEmpty|takeOut)\(/);
  }
});

/** A source without the calls of a function and their arguments. */
function withoutCalls(source: string, name: string): string {
  const start = source.search(new RegExp(`\\b${name}(?:<\\w+>)?\\(`));
  if (start < 0) return source;
  let end = source.indexOf('(', start);
  for (let depth = 0; end < source.length; end++) {
    if (source[end] === '(') depth++;
    if (source[end] === ')' && --depth === 0) break;
  }
  return source.slice(0, start) + withoutCalls(source.slice(end), name);
}

async function storedIds(): Promise<string[]> {
  const opening = indexedDB.open('tifa-user');
  const opened = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
  const reading = opened.transaction('snippets').objectStore('snippets').getAllKeys();
  const keys = await new Promise<IDBValidKey[]>((resolve) => {
    reading.onsuccess = () => resolve(reading.result);
  });
  opened.close();
  return keys.map(String);
}
