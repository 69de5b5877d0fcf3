import { describe, expect, test } from 'vitest';
import type { UserData } from '../../../utils/backup/backup-format';
import { planRestore, restoreWrites, settingsWrites } from '../../../utils/backup/plan-restore';
import { backupFileName, isBackupDue } from '../../../utils/backup/write-backup';
import { BACKUP_AGE_MS, MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../../../utils/limits';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import { madeSnippet } from '../snippets/made-snippet';
import { documentOf, ownEntry } from './any-user-data';

const nothing: UserData = { snippets: [], documents: [], collections: [], hidden: [], glossary: [] };

const backupOf = (data: UserData, settings = DEFAULT_SETTINGS) => ({
  ...{ madeAt: 0, version: '', settings, hidden: data.hidden },
  snippets: { taken: data.snippets, problems: [] },
  documents: { taken: data.documents, problems: [] },
  collections: { taken: data.collections, problems: [] },
  glossary: { taken: data.glossary, problems: [] },
});

describe('planRestore', () => {
  test('takes all into an empty store', async () => {
    const data = {
      snippets: [madeSnippet()],
      documents: [await documentOf('一国')],
      collections: [{ id: 'c', name: '县里', on: true }],
      hidden: ['doc-1'],
      glossary: [ownEntry],
    };
    const settings = { ...DEFAULT_SETTINGS, dim: true };
    expect(planRestore(nothing, DEFAULT_SETTINGS, backupOf(data, settings))).toEqual({
      snippets: { added: data.snippets, same: 0, twice: 0, conflicts: [] },
      documents: { added: data.documents, same: 0, differing: [], left: 0, clashing: 0 },
      collections: { added: data.collections, same: 0, differing: [] },
      hidden: { added: data.hidden, same: 0, differing: [] },
      glossary: { added: [ownEntry], same: 0, differing: [], left: 0 },
      settings: [
        {
          ...{ key: 'setting:dim', mine: DEFAULT_SETTINGS, theirs: settings },
          ...{ fields: ['dim'], preferred: 'theirs' },
        },
      ],
      ...{ allCollections: data.collections, stranded: [] },
    });
  });

  test('says what differs of a document, a collection and hidden ones, and prefers what is here', async () => {
    const mine = {
      ...nothing,
      documents: [await documentOf('一国', '我的题'), await documentOf('三国')],
      collections: [
        { id: 'c', name: '我的', on: true },
        { id: 'bundled', name: '', on: false },
      ],
      hidden: ['doc-1', 'doc-3'],
    };
    const theirs = {
      ...nothing,
      documents: [await documentOf('一国', '别的题'), await documentOf('二国'), await documentOf('三国')],
      collections: [{ id: 'c', name: '别的', on: false }],
      hidden: ['doc-1', 'doc-2'],
    };
    const plan = planRestore(mine, DEFAULT_SETTINGS, backupOf(theirs));
    expect(plan).toMatchObject({
      documents: {
        ...{ added: [theirs.documents[1]], same: 1, left: 0 },
        differing: [{ fields: ['title'], preferred: 'mine' }],
      },
      collections: {
        ...{ added: [], same: 0 },
        differing: [
          { key: 'collection:c', fields: ['name', 'on'], preferred: 'mine' },
          { key: 'collection:bundled', fields: ['on'], theirs: { on: true } },
        ],
      },
      hidden: { added: ['doc-2'], same: 1, differing: [{ key: 'hidden:doc-3', theirs: { hidden: false } }] },
      settings: [],
    });
    expect(restoreWrites(plan, () => 'mine')).toMatchObject({
      documents: { put: [theirs.documents[1].info], replaced: [] },
      ...{ collections: { put: [], replaced: [] }, hidden: { put: [{ id: 'doc-2' }], replaced: [] } },
    });
    expect(restoreWrites(plan, () => 'theirs')).toMatchObject({
      documents: { replaced: [mine.documents[0].info] },
      collections: { put: [theirs.collections[0], { id: 'bundled', on: true }], replaced: mine.collections },
      hidden: { put: [{ id: 'doc-2' }], replaced: [{ id: 'doc-3' }] },
    });
  });

  test('knows a document by its text, and a collection that was made again by its name', async () => {
    const here = await documentOf('一国', '一国');
    const mine = {
      ...nothing,
      documents: [{ ...here, info: { ...here.info, id: 'doc-other', collection: 'new' } }],
      collections: [{ id: 'new', name: '县里', on: true }],
    };
    const there = await documentOf('一国', '改过的题');
    const more = await documentOf('二国');
    const inCounty = ({ info, text }: typeof there) => ({ info: { ...info, collection: 'old' }, text });
    const theirs = {
      ...nothing,
      documents: [inCounty(there), inCounty(more)],
      collections: [{ id: 'old', name: '县里', on: true }],
    };
    const plan = planRestore(mine, DEFAULT_SETTINGS, backupOf(theirs));
    expect(plan.collections).toEqual({ added: [], same: 1, differing: [] });
    expect(plan.documents).toMatchObject({
      added: [{ info: { collection: 'new' } }],
      differing: [{ fields: ['title'], theirs: { id: 'doc-other', collection: 'new', title: '改过的题' } }],
    });
  });

  test('does not take another text for a document because of its id', async () => {
    const [here, there] = [await documentOf('一国'), await documentOf('二国')];
    const clashing = { ...here, info: { ...here.info, id: there.info.id } };
    const plan = planRestore(
      { ...nothing, documents: [clashing] },
      DEFAULT_SETTINGS,
      backupOf({ ...nothing, documents: [there] }),
    );
    expect(plan.documents).toEqual({ added: [], same: 0, differing: [], left: 0, clashing: 1 });
  });

  test('takes settings one by one; where nothing was set here, those of the backup are preferred', () => {
    const theirs = { ...DEFAULT_SETTINGS, dim: true, badge: false };
    const fresh = planRestore(nothing, DEFAULT_SETTINGS, backupOf(nothing, theirs));
    expect(fresh.settings.map(({ preferred }) => preferred)).toEqual(['theirs', 'theirs']);
    const mine = { ...DEFAULT_SETTINGS, markReuse: false };
    const plan = planRestore(nothing, mine, backupOf(nothing, theirs));
    expect(plan.settings.map(({ preferred }) => preferred)).toEqual(['mine', 'mine', 'mine']);
    expect(settingsWrites(plan, ({ key }) => (key === 'setting:dim' ? 'theirs' : 'mine'))).toEqual({
      put: [{ dim: true }],
      replaced: [{ dim: false }],
    });
  });

  test('takes documents up to what the corpus holds', async () => {
    const one = await documentOf('一国');
    const many = Array.from({ length: MAX_USER_DOCUMENTS }, (_, at) => ({
      info: { ...one.info, id: `doc-${at}`, hash: `${at}` },
      text: one.text,
    }));
    const long = { info: { ...one.info, id: 'long', hash: 'long', units: MAX_USER_UNITS - 1 }, text: '' };
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
])('with %s the user is reminded: %#', (_, state, expected) => {
  expect(isBackupDue(state, now)).toBe(expected);
});

test('a backup is called after its day', () => {
  expect(backupFileName('2026-11-21')).toBe('tifa-lens-backup-2026-11-21.zip');
});
