import 'fake-indexeddb/auto';
import { afterEach, expect, it } from 'vitest';
import type { OwnEntry } from '../../../utils/glossary/own-entry';
import { changeOwnEntries, readOwnEntries } from '../../../utils/store/own-entries';
import { putSnippets } from '../../../utils/store/snippets';
import { deleteUserData } from '../../../utils/store/user-data';
import { userDatabase } from '../../../utils/store/user-database';
import { ownEntry } from '../backup/any-user-data';
import { madeSnippet } from '../snippets/made-snippet';

afterEach(deleteUserData);

const put = (entry: OwnEntry, replaced: readonly OwnEntry[] = []) =>
  changeOwnEntries({ put: [entry], replaced });

it('gives the same entries, without fetching them, as long as nothing is written', async () => {
  await put(ownEntry);
  const entries = await readOwnEntries();
  expect(entries).toEqual([ownEntry]);
  let fetched = 0;
  userDatabase.glossary.hook('reading', (row) => {
    fetched++;
    return row;
  });
  expect(await readOwnEntries()).toBe(entries);
  expect(fetched).toBe(0);
});

it('gives the same entries after something else was written', async () => {
  await put(ownEntry);
  const entries = await readOwnEntries();
  await putSnippets([madeSnippet({ id: 'a' })]);
  expect(await readOwnEntries()).toBe(entries);
});

it('gives what is stored after a change of the entries, and in another database', async () => {
  await put(ownEntry);
  await readOwnEntries();
  const changed = { ...ownEntry, english: 'changed' };
  await put(changed, [ownEntry]);
  expect(await readOwnEntries()).toEqual([changed]);
  await deleteUserData();
  expect(await readOwnEntries()).toEqual([]);
});
