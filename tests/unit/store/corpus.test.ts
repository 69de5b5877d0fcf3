import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { CollectedDocument } from '../../../utils/collections/user-corpus';
import { parseDocument } from '../../../utils/corpus/parse';
import { buildIndex, encodeIndex } from '../../../utils/index/corpus-index';
import { DISK_DELETION_BYTES, DISK_SPARE_BYTES } from '../../../utils/limits';
import { buildLexicon, ofCorpus } from '../../../utils/match/lexicon';
import type { ContentRow, Generation, GenerationRow } from '../../../utils/store/corpus';
import { emptyWordList } from '../../../utils/words/word-list';
import { clearStorage, leaveRoom } from './fake-storage';

let store: typeof import('../../../utils/store/corpus');

/** The stores of version 3, which had each generation in whole rows. */
const THIRD = {
  ...{ generations: 'generation', contents: 'generation', current: 'name' },
  ...{ documents: 'generation', workings: 'generation' },
};

beforeEach(async () => {
  // Each test has databases of its own, and a connection.
  Dexie.dependencies.indexedDB = new IDBFactory();
  clearStorage();
  vi.resetModules();
  store = await import('../../../utils/store/corpus');
});

async function make(generation: string, texts: readonly string[]): Promise<Generation> {
  const documents = await Promise.all(
    texts.map(async (text, at): Promise<CollectedDocument> => {
      const parsed = await parseDocument(text, `${at}.txt`);
      return { ...parsed, collection: 'mine', date: null, url: '' };
    }),
  );
  const index = encodeIndex(buildIndex(documents));
  const lexicon = buildLexicon([ofCorpus('稳中求进工作总基调')], []);
  const content: ContentRow = {
    ...{
      generation,
      index,
      lexicon,
      knownWords: new Uint32Array(3),
      open: null,
      words: emptyWordList(),
      sentences: null,
    },
  };
  const workings = {
    ...{ least: 2, bits: new Uint8Array(3), longest: new Uint8Array(3), phrases: ['稳中求进'] },
  };
  const row: GenerationRow = {
    ...{ generation, version: generation, documents: documents.map(infoOf), shares: null },
    ...{ usesRecord: true, installedAt: 1 },
  };
  return { row, content, documents, workings };
}

function infoOf({ id, title, occasion, level, year, source, hash, han }: CollectedDocument) {
  return {
    ...{ id, title, occasion, level, year, source, hash, han },
    ...{ collection: 'mine', date: null, url: '' },
  };
}

const first = () => make('first', ['云溪县报告\n坚持稳中求进工作总基调。']);
const second = () => make('second', ['云溪县报告\n坚持稳中求进工作总基调。', '云溪县续报\n办好实事。']);

async function expectInUse({ row, content, documents, workings }: Generation): Promise<void> {
  expect(await store.readCorpus()).toEqual({ ...content, ...row });
  expect(await store.readGeneration()).toEqual(row);
  expect(await store.readDocuments(row.generation)).toEqual(documents);
  expect(await store.readWorkings(row.generation)).toEqual(workings);
}

/** Names of the generations that have rows, by store. */
async function generationsStored(): Promise<Record<string, readonly string[]>> {
  const database = new store.CorpusDatabase();
  try {
    const tables = database.tables.filter(({ name }) => name !== 'current');
    const named = tables.map(async (table) => {
      const rows: { generation: string }[] = await table.toArray();
      return [table.name, [...new Set(rows.map(({ generation }) => generation))]] as const;
    });
    return Object.fromEntries((await Promise.all(named)).filter(([, names]) => names.length > 0));
  } finally {
    database.close();
  }
}

/** Ends a write after this number of pieces, as the death of its worker does, which can't delete anything either. */
function dieAfter(pieces: number): void {
  const { put } = IDBObjectStore.prototype;
  let written = 0;
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new Error('dead');
  });
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
    if (this.name === 'pieces' && ++written > pieces) throw new Error('dead');
    return put.apply(this, row);
  });
}

describe('a generation of the corpus', () => {
  test('is none at first', async () => {
    expect(await store.readCorpus()).toBeNull();
    expect(await store.readDocuments('first')).toBeUndefined();
    expect(await store.readWorkings('first')).toBeUndefined();
  });

  test('is read as it was written, with shares once they are known', async () => {
    const written = await first();
    await store.switchCorpus(written);
    await expectInUse(written);
    await store.putShares('first', [0.5]);
    expect((await store.readCorpus())?.shares).toEqual([0.5]);
  });

  test('is not in use until all of it is written; the earlier one answers until then', async () => {
    const [before, after] = [await first(), await second()];
    await store.switchCorpus(before);
    await store.switchCorpus(after, async () => {
      await expectInUse(before);
      expect(await store.readWritten('second')).toEqual({ ...after.content, ...after.row });
    });
    await expectInUse(after);
  });

  test('is switched to by one small row in a transaction', async () => {
    const written = new Map<string, Set<string>>();
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      const scope = [...this.transaction.objectStoreNames].join();
      written.set(scope, (written.get(scope) ?? new Set()).add(this.name));
      return put.apply(this, row);
    });
    await store.switchCorpus(await first());
    vi.restoreAllMocks();
    expect(Object.fromEntries([...written].map(([scope, names]) => [scope, [...names]]))).toEqual({
      pieces: ['pieces'],
      generations: ['generations'],
      'current,pieces': ['current'],
    });
  });

  test.each([0, 1, 2])(
    'of which only %i pieces were written leaves the earlier one in use',
    async (count) => {
      const before = await first();
      await store.switchCorpus(before);
      dieAfter(count);
      await expect(store.switchCorpus(await second())).rejects.toThrow('dead');
      vi.restoreAllMocks();
      await expectInUse(before);
      const left = count === 0 ? ['first'] : ['first', 'second'];
      expect(await generationsStored()).toEqual({ generations: ['first'], pieces: left });
      await store.removeLeftPieces();
      await expectInUse(before);
      expect(await generationsStored()).toEqual({ generations: ['first'], pieces: ['first'] });
    },
  );

  test('can be written again after it was cut off', async () => {
    dieAfter(1);
    await expect(store.switchCorpus(await second())).rejects.toThrow('dead');
    vi.restoreAllMocks();
    await store.switchCorpus(await second());
    await expectInUse(await second());
  });

  test('leaves the earlier one’s pieces until they are removed', async () => {
    await store.switchCorpus(await first());
    await store.switchCorpus(await second());
    expect(await store.readDocuments('first')).toEqual((await first()).documents);
    await store.removeLeftPieces();
    expect(await generationsStored()).toEqual({ generations: ['second'], pieces: ['second'] });
    await expectInUse(await second());
  });

  test('is not switched to where its pieces were deleted meanwhile', async () => {
    const before = await first();
    await store.switchCorpus(before);
    await expect(store.switchCorpus(await second(), () => store.removeLeftPieces())).rejects.toThrow(
      'pieces',
    );
    await expectInUse(before);
  });

  test('that doesn’t fit on the disk leaves no pieces, and the earlier one in use', async () => {
    const before = await first();
    await store.switchCorpus(before);
    const after = await second();
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...row) {
      if (this.name === 'pieces') leaveRoom(DISK_SPARE_BYTES - 1);
      return put.apply(this, row);
    });
    await expect(store.switchCorpus(after)).rejects.toThrow('bytes left');
    vi.restoreAllMocks();
    expect(await generationsStored()).toEqual({ generations: ['first'], pieces: ['first'] });
    await expectInUse(before);
  });

  test('that can’t be switched to leaves no pieces', async () => {
    await store.switchCorpus(await first());
    await expect(store.switchCorpus(await second(), () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    );
    expect(await generationsStored()).toEqual({ generations: ['first'], pieces: ['first'] });
  });

  test('is none where a piece of it is missing', async () => {
    await store.switchCorpus(await first());
    const database = new store.CorpusDatabase();
    await database.pieces.clear();
    database.close();
    expect(await store.readCorpus()).toBeNull();
    expect(await store.readDocuments('first')).toBeUndefined();
  });
});

describe('what is left of earlier generations', () => {
  test('is deleted on a nearly full disk, which its deletion makes less full', async () => {
    await store.switchCorpus(await first());
    await store.switchCorpus(await second());
    leaveRoom(DISK_DELETION_BYTES - 1);
    await expect(store.removeLeftPieces()).rejects.toThrow('bytes left');
    leaveRoom(DISK_DELETION_BYTES);
    await store.removeLeftPieces();
    expect(await generationsStored()).toEqual({ generations: ['second'], pieces: ['second'] });
  });

  test('does not include what a worker switches to at the same moment', async () => {
    await store.switchCorpus(await first());
    const after = await second();
    const database = new store.CorpusDatabase();
    await store.switchCorpus(after, async () => {
      // The removal has read what is in use by then, and asks whether there is space.
      vi.spyOn(navigator.storage, 'estimate').mockImplementationOnce(async () => {
        await database.generations.put(after.row);
        await database.current.put({ name: 'current', generation: 'second' });
        return {};
      });
      await store.removeLeftPieces();
    });
    database.close();
    vi.restoreAllMocks();
    await expectInUse(after);
  });
});

describe('a database of version 3', () => {
  /** Stores a generation as version 3 did. */
  async function plant({ row, content, documents, workings }: Generation): Promise<void> {
    const { generation } = row;
    const database = new Dexie('tifa-corpus');
    database.version(3).stores(THIRD);
    await database.table('generations').put(row);
    await database.table('contents').put(content);
    await database.table('documents').put({ generation, documents });
    await database.table('workings').put({ generation, workings });
    await database.table('current').put({ name: 'current', generation });
    database.close();
  }

  test('keeps its generation in use after the upgrade', async () => {
    const earlier = await first();
    await plant(earlier);
    await expectInUse(earlier);
    await store.removeLeftPieces();
    await expectInUse(earlier);
  });

  test('loses its rows once another generation is in use', async () => {
    await plant(await first());
    await store.switchCorpus(await second());
    await store.removeLeftPieces();
    await expectInUse(await second());
    expect(await generationsStored()).toEqual({ generations: ['second'], pieces: ['second'] });
  });
});
