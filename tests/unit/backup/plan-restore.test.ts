import { describe, expect, test } from 'vitest';
import { planRestore } from '../../../utils/backup/plan-restore';
import { backupFileName, isBackupDue } from '../../../utils/backup/reminder';
import type { UserData } from '../../../utils/backup/user-data';
import { BACKUP_AGE_MS, READER_DOCUMENTS, READER_UNITS } from '../../../utils/limits';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import { madeSnippet } from '../snippets/made-snippet';
import { documentOf } from './any-user-data';

const nothing: UserData = { snippets: [], documents: [], collections: [], hidden: [] };

const backupOf = (data: UserData, settings = DEFAULT_SETTINGS) => ({
  ...{ madeAt: 0, version: '', settings, hidden: data.hidden },
  snippets: { taken: data.snippets, problems: [] },
  documents: { taken: data.documents, problems: [] },
  collections: { taken: data.collections, problems: [] },
});

describe('planRestore', () => {
  test('takes all into an empty store', async () => {
    const data = {
      snippets: [madeSnippet()],
      documents: [await documentOf('一国')],
      collections: [{ id: 'c', name: '县里', on: true }],
      hidden: ['doc-1'],
    };
    const settings = { ...DEFAULT_SETTINGS, dim: true };
    expect(planRestore(nothing, DEFAULT_SETTINGS, backupOf(data, settings))).toEqual({
      snippets: { added: data.snippets, same: 0, known: 0, conflicts: [] },
      documents: { added: data.documents, same: 0, left: 0 },
      collections: { added: data.collections, same: 0 },
      hidden: { added: data.hidden, same: 0 },
      settings,
    });
  });

  test('leaves what is there, and settings that are the same', async () => {
    const mine = {
      ...nothing,
      documents: [await documentOf('一国', '我的题')],
      collections: [{ id: 'c', name: '我的', on: true }],
      hidden: ['doc-1'],
    };
    const theirs = {
      ...nothing,
      documents: [await documentOf('一国', '别的题'), await documentOf('二国')],
      collections: [{ id: 'c', name: '别的', on: false }],
      hidden: ['doc-1', 'doc-2'],
    };
    expect(planRestore(mine, DEFAULT_SETTINGS, backupOf(theirs))).toMatchObject({
      documents: { added: [theirs.documents[1]], same: 1, left: 0 },
      collections: { added: [], same: 1 },
      hidden: { added: ['doc-2'], same: 1 },
      settings: null,
    });
  });

  test('takes documents up to what the corpus holds', async () => {
    const one = await documentOf('一国');
    const many = Array.from({ length: READER_DOCUMENTS }, (_, at) => ({
      info: { ...one.info, id: `doc-${at}` },
      text: one.text,
    }));
    const long = { info: { ...one.info, id: 'long', units: READER_UNITS - 1 }, text: '' };
    const full = planRestore(
      { ...nothing, documents: many.slice(1) },
      DEFAULT_SETTINGS,
      backupOf({ ...nothing, documents: [one, long] }),
    );
    expect(full.documents).toMatchObject({ added: [one], left: 1 });
    const filled = planRestore(
      { ...nothing, documents: [long] },
      DEFAULT_SETTINGS,
      backupOf({ ...nothing, documents: many.slice(0, 2) }),
    );
    expect(filled.documents).toMatchObject({ added: [], left: 2 });
  });
});

const now = 1e12;
const old = now - BACKUP_AGE_MS;
test.each([
  ['twenty things and no backup', { things: 20, hasChanged: true, backedUpAt: null, putOffAt: null }, true],
  ['fewer things', { things: 19, hasChanged: true, backedUpAt: null, putOffAt: null }, false],
  [
    'an old backup and a change since',
    { things: 20, hasChanged: true, backedUpAt: old, putOffAt: null },
    true,
  ],
  ['an old backup and none', { things: 20, hasChanged: false, backedUpAt: old, putOffAt: null }, false],
  ['a new backup', { things: 20, hasChanged: true, backedUpAt: old + 1, putOffAt: null }, false],
  [
    'no backup, put off not long ago',
    { things: 20, hasChanged: true, backedUpAt: null, putOffAt: old + 1 },
    false,
  ],
  ['no backup, put off long ago', { things: 20, hasChanged: true, backedUpAt: null, putOffAt: old }, true],
])('with %s a reader is reminded: %#', (_, state, expected) => {
  expect(isBackupDue(state, now)).toBe(expected);
});

test('a backup is called after its day', () => {
  expect(backupFileName('2026-11-21')).toBe('tifa-lens-backup-2026-11-21.zip');
});
