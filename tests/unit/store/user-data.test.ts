import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { UserData } from '../../../utils/backup/backup-format';
import { planRestore, type RestoreChange, restoreWrites } from '../../../utils/backup/plan-restore';
import { readBackup } from '../../../utils/backup/read-backup';
import { writeBackup } from '../../../utils/backup/write-backup';
import { MAX_USER_UNITS } from '../../../utils/limits';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import { readSnippetsJson, snippetsJson } from '../../../utils/snippets/json';
import { mergeWrites, planMerge } from '../../../utils/snippets/merge';
import { changeSnippets, deleteSnippets, putSnippets } from '../../../utils/store/snippets';
import { StoreChangedError } from '../../../utils/store/user-access';
import {
  countUserData,
  deleteUserData,
  importSnippets,
  readUserData,
  restoreUserData,
  undoImport,
} from '../../../utils/store/user-data';
import { CorpusFullError } from '../../../utils/store/user-documents';
import { anyUserData, documentOf, ownEntry } from '../backup/any-user-data';
import { anySnippets } from '../snippets/any-snippet';
import { madeSnippet } from '../snippets/made-snippet';

const facts = { now: 0, version: '0' };
const nothing: UserData = { snippets: [], documents: [], collections: [], hidden: [], glossary: [] };
const silent = () => undefined;

afterEach(async () => {
  await deleteUserData();
});

/** What a restore of a backup writes into the store as it is. */
async function restored(file: Blob): Promise<void> {
  const backup = await readBackup(file, silent);
  const plan = planRestore(await readUserData(), DEFAULT_SETTINGS, backup);
  await restoreUserData(restoreWrites(plan, ({ preferred }) => preferred));
}

/** What fills an empty store. */
const filling = ({ snippets, documents, collections, hidden, glossary }: UserData): RestoreChange => ({
  snippets: { put: snippets, replaced: [] },
  documents: { put: documents.map(({ info }) => info), replaced: [] },
  texts: documents.map(({ info: { id }, text }) => ({ id, text })),
  ...{ collections: { put: collections, replaced: [] }, stranded: [] },
  hidden: { put: hidden.map((id) => ({ id })), replaced: [] },
  glossary: { put: glossary, replaced: [] },
});

describe('the store', () => {
  it('is the same after its snippets were exported, deleted and imported', async () => {
    await fc.assert(
      fc.asyncProperty(anySnippets, async (snippets) => {
        // To the import, two at the same place are one.
        const apart = planMerge([], snippets).added;
        await putSnippets(apart);
        const before = await readUserData();
        const file = snippetsJson(before.snippets, facts);
        await deleteUserData();
        const { taken, problems } = readSnippetsJson(file);
        await importSnippets(mergeWrites(planMerge([], taken), ({ preferred }) => preferred));
        expect([await readUserData(), problems]).toEqual([before, []]);
        await deleteUserData();
      }),
      { numRuns: 40 },
    );
  });

  it('is the same after a backup was restored into an empty one, and again into itself', async () => {
    await fc.assert(
      fc.asyncProperty(anyUserData, async (made) => {
        const { snippets, ...data } = await made;
        const apart = planMerge([], snippets).added;
        await restoreUserData(filling({ ...data, snippets: apart }));
        const before = await readUserData();
        const file = await writeBackup(before, DEFAULT_SETTINGS, facts, silent);
        await deleteUserData();
        await restored(file);
        expect(await readUserData()).toEqual(before);
        await restored(file);
        expect(await readUserData()).toEqual(before);
        await deleteUserData();
      }),
      { numRuns: 30 },
    );
  });

  it('is as before after an import was undone', async () => {
    const mine = madeSnippet({ id: 'a', note: 'mine' });
    await putSnippets([mine, madeSnippet({ id: 'b' })]);
    const before = await readUserData();
    const change = { put: [{ ...mine, note: 'theirs' }, madeSnippet({ id: 'c' })], replaced: [mine] };
    await importSnippets(change);
    expect((await countUserData()).snippets).toBe(3);
    await undoImport(change);
    expect(await readUserData()).toEqual(before);
  });

  it('keeps what was changed or deleted after an import that is undone', async () => {
    const mine = madeSnippet({ id: 'a', note: 'mine' });
    await putSnippets([mine]);
    const theirs = ['a', 'b', 'c', 'd'].map((id) => madeSnippet({ id, note: 'theirs' }));
    const change = { put: theirs, replaced: [mine] };
    await importSnippets(change);
    await changeSnippets(['a', 'b'], () => ({ note: 'later' }));
    await deleteSnippets(['c']);
    expect(await undoImport(change)).toBe(3);
    const left = (await readUserData()).snippets.map(({ id, note }) => `${id} ${note}`);
    expect(left.sort()).toEqual(['a later', 'b later']);
  });

  it.each([
    ['was changed', { put: [madeSnippet({ id: 'a' })], replaced: [madeSnippet({ id: 'a', note: 'x' })] }],
    ['was saved', { put: [madeSnippet({ id: 'b' }), madeSnippet({ id: 'a', note: 'x' })], replaced: [] }],
    ['was deleted', { put: [madeSnippet({ id: 'b' })], replaced: [madeSnippet({ id: 'b' })] }],
  ])('takes nothing where one of the snippets %s since they were compared', async (_, change) => {
    await putSnippets([madeSnippet({ id: 'a' })]);
    await expect(importSnippets(change)).rejects.toThrow(StoreChangedError);
    const restore = { ...filling({ ...nothing, hidden: ['doc-1'] }), snippets: change };
    await expect(restoreUserData(restore)).rejects.toThrow(StoreChangedError);
    expect(await readUserData()).toEqual({ ...nothing, snippets: [madeSnippet({ id: 'a' })] });
  });

  it('takes nothing where the documents would be more than the corpus holds', async () => {
    const { info, text } = await documentOf('一国');
    const long = { info: { ...info, units: MAX_USER_UNITS + 1 }, text };
    await expect(
      restoreUserData(filling({ ...nothing, snippets: [madeSnippet()], documents: [long] })),
    ).rejects.toThrow(CorpusFullError);
    expect(await readUserData()).toEqual(nothing);
  });

  it('is empty after all was deleted, and tells how much it was', async () => {
    const data = {
      snippets: [madeSnippet()],
      documents: [await documentOf('一国'), await documentOf('二国')],
      collections: [
        { id: 'c', name: '县里', on: true },
        { id: 'bundled', name: '', on: false },
      ],
      hidden: ['doc-1'],
      glossary: [ownEntry],
    };
    await restoreUserData(filling(data));
    expect(await deleteUserData()).toEqual({
      snippets: 1,
      documents: 2,
      collections: 1,
      hidden: 1,
      glossary: 1,
    });
    expect(await readUserData()).toEqual(nothing);
  });
});
