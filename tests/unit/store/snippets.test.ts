import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Snippet } from '../../../utils/snippets/snippet';
import {
  deleteSnippets,
  liveSnippets,
  putSnippets,
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

  it('saved twice under one id are saved once, as at first', async () => {
    await saveSnippet(snippet('a', 1));
    expect((await saveSnippet(snippet('a', 99))).snippet.savedAt).toBe(1);
    expect((await listWhen(({ total }) => total === 1)).snippets).toEqual([snippet('a', 1)]);
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
});
