import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserData } from '../../../utils/backup/backup-format';
import {
  planRestore,
  type RestoreChange,
  type RestorePlan,
  restoreWrites,
} from '../../../utils/backup/plan-restore';
import {
  type Collection,
  type UserDocumentWithText,
  withBuiltIn,
} from '../../../utils/collections/user-corpus';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import type { SideOf } from '../../../utils/snippets/merge';
import type { Snippet } from '../../../utils/snippets/snippet';
import { changeSnippets } from '../../../utils/store/snippets';
import { StoreChangedError } from '../../../utils/store/user-access';
import { deleteUserData, readUserData, restoreUserData, undoRestore } from '../../../utils/store/user-data';
import {
  changeUserDocument,
  hideDocuments,
  putCollection,
  readUserTexts,
} from '../../../utils/store/user-documents';
import { anyOverlap, documentOf, ownEntry } from '../backup/any-user-data';
import { madeSnippet } from '../snippets/made-snippet';

afterEach(async () => {
  await deleteUserData();
});

/** Makes the store hold this and nothing else. */
async function fill({ snippets, documents, collections, hidden, glossary }: UserData): Promise<void> {
  await deleteUserData();
  await restoreUserData({
    snippets: { put: snippets, replaced: [] },
    documents: { put: documents.map(({ info }) => info), replaced: [] },
    texts: documents.map(({ info: { id }, text }) => ({ id, text })),
    ...{ collections: { put: collections, replaced: [] }, stranded: [] },
    hidden: { put: hidden.map((id) => ({ id })), replaced: [] },
    glossary: { put: glossary, replaced: [] },
  });
}

async function plan(data: UserData): Promise<RestorePlan> {
  return planRestore(await readUserData(), DEFAULT_SETTINGS, {
    ...{ madeAt: 0, version: '', settings: null, hidden: data.hidden },
    glossary: { taken: data.glossary, problems: [] },
    snippets: { taken: data.snippets, problems: [] },
    documents: { taken: data.documents, problems: [] },
    collections: { taken: data.collections, problems: [] },
  });
}

/** Restores it with what is chosen, and returns what was written. */
async function restore(data: UserData, sideOf: SideOf): Promise<RestoreChange> {
  const change = restoreWrites(await plan(data), sideOf);
  await restoreUserData(change);
  return change;
}

const all: SideOf = () => 'theirs';
const none: SideOf = () => 'mine';

/** Whether a snippet of a backup is in a store with all that was made of it, said in the plainest way. */
function hasSnippet({ snippets }: UserData, wanted: Snippet): boolean {
  const made = ({ quote, note, tags, title, date, savedAt, url, hits }: Snippet) =>
    JSON.stringify([quote, note, tags, title, date, savedAt, url, hits]);
  return snippets.some(
    (snippet) =>
      (snippet.id === wanted.id || wanted.keys.some((key) => snippet.keys.includes(key))) &&
      made(snippet) === made(wanted),
  );
}

/** Name and switch of the collection of a document, or of the user's own. */
function collectionOf(data: UserData, id: string): string {
  const known = withBuiltIn(data.collections);
  const found = known.find((each) => each.id === id) ?? known.find((each) => each.id === 'mine');
  return JSON.stringify([found?.name, found?.on]);
}

function hasDocument(data: UserData, wanted: UserDocumentWithText, backup: UserData): boolean {
  const facts = ({ title, date, year, source, level, url }: UserDocumentWithText['info']) =>
    JSON.stringify([title, date, year, source, level, url]);
  return data.documents.some(
    ({ info, text }) =>
      text === wanted.text &&
      facts(info) === facts(wanted.info) &&
      collectionOf(data, info.collection) === collectionOf(backup, wanted.info.collection),
  );
}

function hasCollection({ collections }: UserData, wanted: Collection): boolean {
  return withBuiltIn(collections).some(({ name, on, id }) =>
    wanted.name === '' ? id === wanted.id && on === wanted.on : name === wanted.name && on === wanted.on,
  );
}

/** What of a backup is missing in a store. */
function missing(data: UserData, backup: UserData): unknown[] {
  return [
    ...backup.snippets.filter((each) => !hasSnippet(data, each)),
    ...backup.documents.filter((each) => !hasDocument(data, each, backup)),
    ...backup.collections.filter((each) => !hasCollection(data, each)),
    ...backup.hidden.filter((id) => !data.hidden.includes(id)),
  ];
}

describe('a restore', () => {
  it('that takes everything makes everything of the backup present, and no less than there was', async () => {
    await fc.assert(
      fc.asyncProperty(anyOverlap, async (made) => {
        const { backup, stored } = await made;
        await fill(stored);
        await restore(backup, all);
        const after = await readUserData();
        expect(missing(after, backup)).toEqual([]);
        const ids = new Set(after.snippets.map(({ id }) => id));
        expect(stored.snippets.filter(({ id }) => !ids.has(id))).toEqual([]);
        expect(after.documents.length).toBeGreaterThanOrEqual(stored.documents.length);
        expect(after.hidden).toEqual([...backup.hidden].sort());
        const again = await plan(backup);
        expect([again.snippets.conflicts, again.snippets.added, again.documents.added]).toEqual([[], [], []]);
        const { documents, collections, hidden } = again;
        expect([documents.differing, collections.differing, hidden.differing]).toEqual([[], [], []]);
      }),
      { numRuns: 25 },
    );
  });

  it('that takes nothing changes nothing that is there, and says what is missing', async () => {
    await fc.assert(
      fc.asyncProperty(anyOverlap, async (made) => {
        const { backup, stored } = await made;
        await fill(stored);
        const before = await readUserData();
        const { snippets, documents, collections, hidden } = await plan(backup);
        const told = [
          ...[snippets.added, snippets.conflicts, documents.added, documents.differing],
          ...[collections.added, collections.differing, hidden.added, hidden.differing],
        ].flat().length;
        if (told === 0) expect(missing(before, backup)).toEqual([]);
        await restore(backup, none);
        const after = await readUserData();
        for (const kind of ['snippets', 'documents', 'collections', 'hidden'] as const)
          expect(after[kind]).toEqual(expect.arrayContaining([...before[kind]]));
      }),
      { numRuns: 25 },
    );
  });

  it('that is undone brings back the store', async () => {
    await fc.assert(
      fc.asyncProperty(anyOverlap, fc.integer(), async (made, seed) => {
        const { backup, stored } = await made;
        await fill(stored);
        const before = await readUserData();
        const change = await restore(backup, ({ key }) =>
          (key.length + seed) % 2 === 0 ? 'mine' : 'theirs',
        );
        expect(await undoRestore(change)).toBe(0);
        expect(await readUserData()).toEqual(before);
        const texts = await readUserTexts(change.texts.map(({ id }) => id));
        expect(texts.filter((text) => text !== undefined)).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('that is undone leaves alone what was changed since, and says how much', async () => {
    const collection = { id: 'c', name: '县里', on: true };
    const own = await documentOf('三国');
    const [changed, other] = [await documentOf('一国'), await documentOf('二国')];
    await fill({
      ...{ snippets: [madeSnippet({ id: 'a' })], documents: [own] },
      ...{ collections: [], hidden: ['doc-2', 'doc-3'], glossary: [] },
    });
    const backup: UserData = {
      snippets: [madeSnippet({ id: 'x', note: '注' }), madeSnippet({ id: 'b', keys: ['//b'] })],
      documents: [changed, other],
      ...{ collections: [collection], hidden: ['doc-1', 'doc-3'], glossary: [ownEntry] },
    };
    const change = await restore(backup, all);
    expect(await readUserData()).toMatchObject({
      snippets: [{ id: 'a', note: '注' }, { id: 'b' }],
      hidden: ['doc-1', 'doc-3'],
    });
    await changeSnippets(['b'], () => ({ note: '后来' }));
    await changeUserDocument(changed.info.id, { title: '后来' });
    await changeUserDocument(own.info.id, { collection: 'c' });
    await hideDocuments(['doc-2'], true);
    expect(await undoRestore(change)).toBe(4);
    const after = await readUserData();
    expect(after.snippets).toMatchObject([
      { id: 'a', note: '' },
      { id: 'b', note: '后来' },
    ]);
    expect(after.documents.map(({ info, text }) => [info.title, text]).sort()).toEqual(
      [
        ['后来', '一国'],
        ['题', '三国'],
      ].sort(),
    );
    expect([after.collections, after.hidden]).toEqual([[collection], ['doc-2', 'doc-3']]);
  });

  it('writes nothing where anything was changed since it was compared', async () => {
    const document = await documentOf('一国');
    const data: UserData = {
      ...{ snippets: [], documents: [document], hidden: [], glossary: [] },
      collections: [{ id: 'c', name: '县里', on: true }],
    };
    await fill(data);
    const backup: UserData = {
      ...{
        snippets: [madeSnippet()],
        documents: [await documentOf('一国', '备份的题')],
        hidden: [],
        glossary: [],
      },
      collections: [{ id: 'c', name: '县里', on: false }],
    };
    const change = restoreWrites(await plan(backup), all);
    await changeUserDocument(document.info.id, { source: 'b.txt' });
    await expect(restoreUserData(change)).rejects.toThrow(StoreChangedError);
    await changeUserDocument(document.info.id, { source: document.info.source });
    await putCollection({ id: 'c', name: '改名', on: true });
    await expect(restoreUserData(change)).rejects.toThrow(StoreChangedError);
    expect((await readUserData()).snippets).toEqual([]);
    await putCollection(data.collections[0]);
    await restoreUserData(change);
    expect(missing(await readUserData(), backup)).toEqual([]);
  });
});
