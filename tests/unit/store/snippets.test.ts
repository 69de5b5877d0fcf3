import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snippet } from '../../../utils/snippets/snippet';
import {
  changeSnippets,
  deleteSnippets,
  hasSnippet,
  liveSnippets,
  putBackChanged,
  putBackSnippets,
  putHits,
  putSnippets,
  readSnippetsOf,
  type SnippetList,
  saveSnippet,
} from '../../../utils/store/snippets';
import { madeSnippet } from '../snippets/made-snippet';

const snippet = (id: string, savedAt: number): Snippet =>
  madeSnippet({ id, savedAt, quote: { exact: '稳中求进', prefix: `${id}坚持`, suffix: '' } });

/** The list once it fits, as a page that stays open would see it. */
function listWhen(fits: (list: SnippetList) => boolean, limit = 10): Promise<SnippetList> {
  return new Promise((resolve, reject) => {
    const stop = liveSnippets(
      limit,
      (list) => {
        if (!fits(list)) return;
        queueMicrotask(() => stop());
        resolve(list);
      },
      reject,
    );
  });
}

const ids = (list: SnippetList) => list.snippets.map(({ id }) => id);

afterEach(async () => {
  for (const id of ['a', 'b', 'c']) await deleteSnippets([id]);
});

describe('snippets', () => {
  it('come newest first, cut at the limit, with the total', async () => {
    await saveSnippet(snippet('a', 1));
    await saveSnippet(snippet('c', 3));
    await saveSnippet(snippet('b', 2));
    const list = await listWhen(({ total }) => total === 3, 2);
    expect(ids(list)).toEqual(['c', 'b']);
  });

  it('get what corpus and record have of them later; the rest stays as it is, and so does what was deleted', async () => {
    const missed = { ...snippet('a', 1), lookedUp: false, note: '记', changedAt: 7 };
    await putSnippets([missed, snippet('b', 2)]);
    const hits = { hits: [], phrases: [], corpusVersion: 'v', documentTotal: 5, lookedUp: true };
    expect(
      await putHits(
        new Map([
          ['a', hits],
          ['gone', hits],
        ]),
      ),
    ).toBe(1);
    const list = await listWhen(({ total }) => total === 2);
    expect(list.snippets).toEqual([snippet('b', 2), { ...missed, ...hits }]);
  });

  it('saved twice under one id are saved once, as at first', async () => {
    await saveSnippet(snippet('a', 1));
    expect((await saveSnippet(snippet('a', 99))).snippet.savedAt).toBe(1);
    expect((await listWhen(({ total }) => total === 1)).snippets).toEqual([snippet('a', 1)]);
  });

  it('saved twice from one place under two ids are saved once, as at first', async () => {
    const place = {
      keys: ['//a.com/1', '//a.com/own'],
      quote: { exact: '稳中求进', prefix: '要', suffix: '' },
    };
    await saveSnippet(madeSnippet({ id: 'a', ...place, note: '记' }));
    const again = madeSnippet({ id: 'b', ...place, keys: ['//a.com/own', '//a.com/2'] });
    expect(await saveSnippet(again)).toMatchObject({ snippet: { id: 'a', note: '记' }, isNew: false });
    expect((await readSnippetsOf(place.keys)).map(({ id }) => id)).toEqual(['a']);
  });

  it.each<[string, Partial<Snippet>]>([
    ['page', { keys: ['//a.com/2'] }],
    ['place of the page', { quote: { exact: '稳中求进', prefix: '不', suffix: '' } }],
    ['wording', { quote: { exact: '稳中求', prefix: '要', suffix: '' } }],
  ])('of another %s are saved beside each other', async (_, other) => {
    const place = { keys: ['//a.com/1'], quote: { exact: '稳中求进', prefix: '要', suffix: '' } };
    await saveSnippet(madeSnippet({ id: 'a', ...place }));
    expect((await saveSnippet(madeSnippet({ id: 'b', ...place, ...other }))).isNew).toBe(true);
  });

  it('saved from one place by two at the same moment are saved once', async () => {
    const outcomes = await Promise.all(['a', 'b', 'c'].map((id) => saveSnippet(madeSnippet({ id }))));
    expect(outcomes.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(outcomes.map(({ snippet: { id } }) => id)).size).toBe(1);
  });

  it('changed in two fields by two at the same moment have both', async () => {
    await saveSnippet(snippet('a', 1));
    await Promise.all([
      changeSnippets(['a', 'nowhere'], () => ({ note: '记' })),
      changeSnippets(['a'], ({ tags }) => ({ tags: [...tags, '茶'] })),
      changeSnippets(['a'], ({ tags }) => ({ tags: [...tags, '山'] })),
    ]);
    const [changed, ...others] = (await listWhen(({ total }) => total > 0)).snippets;
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ note: '记', savedAt: 1, title: '新闻' });
    expect([...changed.tags].sort()).toEqual(['山', '茶']);
  });

  it('come back as they were after a deletion is undone', async () => {
    const { snippet: saved } = await saveSnippet(snippet('a', 1));
    await deleteSnippets(['a']);
    expect(ids(await listWhen(({ total }) => total === 0))).toEqual([]);
    await putSnippets([saved]);
    expect((await listWhen(({ total }) => total === 1)).snippets).toEqual([saved]);
  });

  it('are seen by a list that was open before', async () => {
    const later = listWhen(({ total }) => total === 1);
    await saveSnippet(snippet('b', 2));
    expect(ids(await later)).toEqual(['b']);
  });

  it('deletes nothing where there is none', async () => {
    await expect(deleteSnippets(['nowhere'])).resolves.toEqual([]);
  });

  it('that are not stored are not among those that were changed', async () => {
    await saveSnippet(snippet('a', 1));
    expect(await changeSnippets(['a', 'nowhere'], () => ({ note: '记' }))).toEqual(['a']);
    expect(await changeSnippets(['nowhere'], () => ({ note: '记' }))).toEqual([]);
    expect([await hasSnippet('a'), await hasSnippet('nowhere')]).toEqual([true, false]);
  });

  it('put back after a deletion leave alone what is stored again under their ids', async () => {
    await putSnippets([snippet('a', 1), snippet('b', 2)]);
    const deleted = await deleteSnippets(['a', 'b']);
    await putBackChanged(deleted[0], () => ({ note: '后来' }));
    await putBackSnippets(deleted);
    const { snippets } = await listWhen(({ total }) => total === 2);
    expect(snippets.map(({ id, note }) => [id, note])).toEqual([
      ['b', ''],
      ['a', '后来'],
    ]);
  });

  it('put back with a change are those of the same place, where that was saved again', async () => {
    const [deleted, again] = [madeSnippet({ id: 'a' }), madeSnippet({ id: 'b', note: '另' })];
    await saveSnippet(again);
    await putBackChanged(deleted, ({ note }) => ({ note: `${note}，记` }));
    expect(await readSnippetsOf(deleted.keys)).toMatchObject([{ id: 'b', note: '另，记' }]);
  });
});
