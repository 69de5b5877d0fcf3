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

test('a corpus that is in use already is not read again once it is reported', async () => {
  await nameInUse();
  const next = await makeSmaller();
  await store.switchCorpus(next, () => loaded.readAhead(next.row.generation));
  await emptyStore();
  await loaded.useInstalledCorpus();
  await loaded.useInstalledCorpus();
  expect((await loaded.loadCorpus()).generation).toBe(next.row.generation);
});
