import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readTally } from '../../../utils/store/canary';
import { StoreDamagedError } from '../../../utils/store/store-errors';
import { openUser } from '../../../utils/store/user-access';
import {
  USER_SCHEMA,
  UserDatabase,
  upgradeFirstSnippet,
  upgradeThirdSnippet,
} from '../../../utils/store/user-database';
import {
  type ExampleDatabase,
  plantDatabase,
  readDatabase,
  readExample,
} from '../../fixtures/user-database/example';

const versions = Array.from({ length: USER_SCHEMA }, (_, at) => at + 1);

function example(version: number): ExampleDatabase {
  const found = readExample(version);
  if (found === null)
    throw new Error(`no example of version ${version} is frozen in tests/fixtures/user-database`);
  return found;
}

let database: UserDatabase;

async function upgrade(from: ExampleDatabase): Promise<ExampleDatabase> {
  await plantDatabase(from);
  database = new UserDatabase();
  await openUser(database);
  database.close();
  return readDatabase();
}

afterEach(() => {
  vi.restoreAllMocks();
  database.close();
});

/** Stores and indexes without the rows. */
const shapeOf = ({ stores }: ExampleDatabase) =>
  Object.entries(stores).map(([name, { keyPath, indexes }]) => ({ name, keyPath, indexes }));

describe.each(versions)('the frozen database of version %i', (version) => {
  test('has the stores of the present version after the upgrade', async () => {
    expect(shapeOf(await upgrade(example(version)))).toEqual(shapeOf(example(USER_SCHEMA)));
  });

  test('loses no row, and keeps all of what is neither snippet nor document as it was', async () => {
    const before = example(version);
    const after = await upgrade(before);
    for (const [name, { rows }] of Object.entries(before.stores)) {
      const [was, is] = [rows, after.stores[name].rows];
      expect(
        is.map(({ id }) => id),
        name,
      ).toEqual(was.map(({ id }) => id));
      const isChanged = name === 'snippets' || name === 'documents';
      if (!isChanged || version === USER_SCHEMA) expect(is, name).toEqual(was);
    }
  });

  test('has all its snippets in the list and under their keys', async () => {
    await upgrade(example(version));
    database = new UserDatabase();
    const total = example(version).stores.snippets.rows.length;
    expect(await database.snippets.orderBy('savedAt').count()).toBe(total);
    const keyed = await database.snippets.where('keys').above('').distinct().count();
    expect(keyed).toBe(total);
    expect(await readTally(database)).toMatchObject({
      snippets: total,
      databaseId: expect.stringMatching(/.{36}/),
    });
  });
});

test('what was known of a first snippet is still known', async () => {
  const { stores } = await upgrade(example(1));
  expect(stores.snippets.rows[0]).toEqual({
    id: '0b1f6f0e-58a4-4c53-9d0e-6f0d2f5a1c01',
    quote: { exact: '形式主义、官僚主义', prefix: '', suffix: '' },
    position: null,
    url: 'https://www.example.com/2024/03/05/report.html?utm_source=feed',
    canonical: '',
    title: '云溪县召开作风建设大会',
    date: null,
    phrase: '形式主义官僚主义',
    document: null,
    site: 'example.com',
    keys: ['//www.example.com/2024/03/05/report.html'],
    savedAt: 1709625600000,
    changedAt: 1709625600000,
    note: '',
    tags: [],
    outlet: '',
    author: '',
    lookedUp: true,
    hits: example(1).stores.snippets.rows[0].hits,
    phrases: [],
    corpusVersion: example(1).stores.snippets.rows[0].corpusVersion,
    documentTotal: 0,
  });
});

test.each(versions.slice(0, 3))(
  'a snippet of version %i that had no corpus was not looked up',
  async (version) => {
    const { stores } = await upgrade(example(version));
    const { rows } = stores.snippets;
    expect(rows.filter(({ lookedUp }) => lookedUp !== true && lookedUp !== false)).toEqual([]);
    expect(rows.map(({ lookedUp }) => lookedUp)).toEqual(
      rows.map(({ corpusVersion }) => corpusVersion !== ''),
    );
    expect(rows.some(({ lookedUp }) => lookedUp)).toBe(true);
    expect(rows.map(({ outlet, author }) => [outlet, author])).toEqual(rows.map(() => ['', '']));
  },
);

test('what else version 3 knew of a snippet is still known', async () => {
  const { stores } = await upgrade(example(3));
  const known = stores.snippets.rows.map(({ outlet, author, lookedUp, ...rest }) => rest);
  expect(known).toEqual(example(3).stores.snippets.rows);
});

test('documents of before name neither outlet nor author, and keep the rest', async () => {
  for (const version of [2, 3]) {
    const was = example(version).stores.documents.rows;
    const { stores } = await upgrade(example(version));
    expect(was.length).toBeGreaterThan(0);
    expect(stores.documents.rows).toEqual(was.map((row) => ({ ...row, outlet: '', author: '' })));
    database.close();
  }
});

// Version 5 only adds a store.
test.each(versions.slice(1, 3))(
  'an upgrade of version %i that fails leaves it as it was, and says so',
  async (version) => {
    const before = example(version);
    await plantDatabase(before);
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, row, key) {
      if (this.name === 'snippets') throw new Error('a step failed');
      return put.call(this, row, key);
    });
    database = new UserDatabase();
    await expect(openUser(database)).rejects.toThrow(StoreDamagedError);
    expect(await readDatabase()).toEqual(before);
    vi.restoreAllMocks();
    await openUser(database);
    expect(await database.snippets.count()).toBe(before.stores.snippets.rows.length);
  },
);

test('any row becomes a snippet with what can be used of it', () => {
  const field = fc.oneof(
    fc.string(),
    fc.double(),
    fc.constant(null),
    fc.constant(undefined),
    fc.array(fc.anything()),
  );
  const names = ['text', 'url', 'title', 'phrase', 'savedAt', 'hits', 'corpusVersion'] as const;
  const row = fc.record(Object.fromEntries(names.map((name) => [name, field])), { requiredKeys: [] });
  fc.assert(
    fc.property(row, fc.uuid(), (fields, id) => {
      const snippet = upgradeThirdSnippet(upgradeFirstSnippet({ ...fields, id }));
      expect(snippet.id).toBe(id);
      expect(Number.isFinite(snippet.savedAt)).toBe(true);
      expect(snippet.keys.length).toBeGreaterThan(0);
      expect(snippet.quote.exact).toBe(typeof fields.text === 'string' ? fields.text : '');
      expect(snippet.title).toBe(typeof fields.title === 'string' ? fields.title : '');
    }),
  );
});
