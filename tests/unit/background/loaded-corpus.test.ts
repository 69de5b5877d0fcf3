import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { withBuiltIn } from '../../../utils/collections/user-corpus';
import type { Generation } from '../../../utils/store/corpus';
import { servePackage } from '../generation/package-fetch';

let loaded: typeof import('../../../entrypoints/background/loaded-corpus');
let store: typeof import('../../../utils/store/corpus');

beforeEach(async () => {
  // Each test has databases of its own, and a background that has just started.
  vi.restoreAllMocks();
  Dexie.dependencies.indexedDB = new IDBFactory();
  servePackage();
  vi.resetModules();
  loaded = await import('../../../entrypoints/background/loaded-corpus');
  store = await import('../../../utils/store/corpus');
});

/** The bundled corpus without one of its documents. */
async function makeSmaller(): Promise<Generation> {
  const { makeGeneration } = await import('../../../utils/generation/make-generation');
  const { readBundledManifest } = await import('../../../utils/generation/package-files');
  const manifest = await readBundledManifest();
  const collections = withBuiltIn([]).map((each) => (each.id === 'record' ? { ...each, on: false } : each));
  const hidden = [manifest.documents[0].id];
  return makeGeneration(manifest, { documents: [], textless: [], collections, hidden }, async () => []);
}

/** Deletes all pieces, so that nothing can be read from the store any more. */
async function emptyStore(): Promise<void> {
  const database = new store.CorpusDatabase();
  await database.pieces.clear();
  database.close();
}

const nameInUse = async () => (await loaded.loadLatestCorpus()).generation;

describe('look-ups', () => {
  test('are answered from the earlier corpus until the next one is in use, then at once from that', async () => {
    const before = await nameInUse();
    await (await loaded.loadLatestCorpus()).readDocuments();
    const next = await makeSmaller();
    const { generation } = next.row;
    await store.switchCorpus(next, async () => {
      const reading = loaded.readAhead(generation);
      expect(await nameInUse()).toBe(before);
      await reading;
      expect(await nameInUse()).toBe(before);
    });
    // What follows needs nothing of the store but the name of the corpus in use.
    await emptyStore();
    expect(await nameInUse()).toBe(generation);
    expect(loaded.isCorpusAtHand()).toBe(true);
    const corpus = await loaded.loadLatestCorpus();
    expect((await corpus.readDocuments()).map(({ id }) => id)).toEqual(next.documents.map(({ id }) => id));
  });

  test('wait for a corpus that was not read before it was in use', async () => {
    await nameInUse();
    const next = await makeSmaller();
    await store.switchCorpus(next);
    expect(await nameInUse()).toBe(next.row.generation);
    expect(await (await loaded.loadLatestCorpus()).readDocuments()).toEqual(next.documents);
  });

  test('go on with the earlier corpus where the next one can’t be read and is never in use', async () => {
    const before = await nameInUse();
    await loaded.readAhead((await makeSmaller()).row.generation);
    expect(await nameInUse()).toBe(before);
  });
});

test('what was read ahead of a switch that failed is read again once it is in use', async () => {
  await nameInUse();
  const next = await makeSmaller();
  await store.switchCorpus(next, async () => {
    await loaded.readAhead(next.row.generation);
    loaded.forgetAhead();
  });
  const read = vi.spyOn(IDBObjectStore.prototype, 'get');
  expect(await nameInUse()).toBe(next.row.generation);
  expect(read.mock.contexts.map((store) => (store as IDBObjectStore).name)).toContain('pieces');
});

describe('a damaged corpus on a full disk', () => {
  /** Damages what is stored, and starts another background. Pieces can't be stored until `repair` is called. */
  async function damage(): Promise<() => void> {
    const next = await makeSmaller();
    await store.switchCorpus(next);
    await emptyStore();
    vi.resetModules();
    loaded = await import('../../../entrypoints/background/loaded-corpus');
    store = await import('../../../utils/store/corpus');
    const { put } = IDBObjectStore.prototype;
    const refusing = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...row
    ) {
      if (this.name === 'pieces') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, row);
    });
    vi.spyOn(console, 'warn').mockReturnValue();
    return () => refusing.mockRestore();
  }

  test('is built once, not at each look-up, and that is said once', async () => {
    await damage();
    const corpus = await loaded.loadLatestCorpus();
    expect(corpus.infos.length).toBeGreaterThan(0);
    expect(await loaded.loadLatestCorpus()).toBe(corpus);
    expect(await loaded.loadLatestCorpus()).toBe(corpus);
    expect(vi.mocked(console.warn).mock.calls.map(([what]) => what)).toEqual(['The corpus was not stored.']);
  });

  test('is used again when a worker has written it once more', async () => {
    const repair = await damage();
    await loaded.loadLatestCorpus();
    repair();
    const next = await makeSmaller();
    await store.switchCorpus(next, () => loaded.readAhead(next.row.generation));
    expect(await nameInUse()).toBe(next.row.generation);
  });
});

test('a corpus that is in use already is not read again once it is reported', async () => {
  await nameInUse();
  const next = await makeSmaller();
  await store.switchCorpus(next, () => loaded.readAhead(next.row.generation));
  await emptyStore();
  await loaded.useInstalledCorpus();
  await loaded.useInstalledCorpus();
  expect((await loaded.loadCorpus()).generation).toBe(next.row.generation);
});
