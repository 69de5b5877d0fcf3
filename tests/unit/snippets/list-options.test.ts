import { describe, expect, it, test } from 'vitest';
import {
  isNarrowed,
  type ListOptions,
  PLAIN_LIST,
  queryOf,
  readListOptions,
  writeListOptions,
} from '../../../utils/snippets/search';

const full: ListOptions = {
  text: '求进 gdp',
  tags: ['a,b', '茶'],
  site: 'news.cn',
  phrase: '稳中求进',
  firstDay: '2026-01-02',
  lastDay: '2026-02-28',
  order: 'title',
  id: 'x',
};

test('options come back from the address as they were, and the usual ones leave it empty', () => {
  expect(readListOptions(writeListOptions(full))).toEqual(full);
  expect(writeListOptions(PLAIN_LIST)).toEqual({});
  expect(readListOptions({})).toEqual(PLAIN_LIST);
});

test('what makes no sense in an address is left out', () => {
  expect(readListOptions({ sort: 'x', from: '2026-13-40', to: 'y', tags: '\na\n\na', id: '' })).toEqual({
    ...PLAIN_LIST,
    tags: ['a'],
  });
});

test('days are those of the time zone, the last one included', () => {
  const { from, to } = queryOf(full);
  expect(from).toBe(new Date(2026, 0, 2).getTime());
  expect(to).toBe(new Date(2026, 2, 1).getTime());
  expect(queryOf({ ...PLAIN_LIST, firstDay: '0050-01-01' }).from).toBeLessThan(Date.UTC(100));
  expect(queryOf(PLAIN_LIST)).toMatchObject({ from: null, to: null });
});

describe('isNarrowed', () => {
  it.each<[Partial<ListOptions>, boolean]>([
    [{}, false],
    [{ text: ' ', order: 'title', id: 'x' }, false],
    [{ text: 'a' }, true],
    [{ tags: ['a'] }, true],
    [{ site: 'a' }, true],
    [{ phrase: 'a' }, true],
    [{ lastDay: '2026-01-01' }, true],
  ])('%j: %j', (part, narrowed) => {
    expect(isNarrowed({ ...PLAIN_LIST, ...part })).toBe(narrowed);
  });
});
