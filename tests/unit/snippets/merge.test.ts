import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeWrites, planMerge } from '../../../utils/snippets/merge';
import type { Snippet } from '../../../utils/snippets/snippet';
import { anySnippets } from './any-snippet';
import { madeSnippet } from './made-snippet';

const stored = madeSnippet({ id: 'a', note: 'mine', changedAt: 5 });
const elsewhere = (id: string, part: Partial<Snippet> = {}) =>
  madeSnippet({ id, keys: [`//${id}`], ...part });

describe('planMerge', () => {
  test('tells new ones, same ones, conflicts, and places that are saved under another id', () => {
    const theirs = { ...stored, note: 'theirs', tags: ['x'], changedAt: 6 };
    const plan = planMerge(
      [stored, elsewhere('b')],
      [theirs, elsewhere('b'), elsewhere('c'), madeSnippet({ id: 'd' }), elsewhere('c', { id: 'e' })],
    );
    expect(plan).toEqual({
      added: [elsewhere('c')],
      same: 1,
      known: 2,
      conflicts: [{ mine: stored, theirs, fields: ['changedAt', 'note', 'tags'], newer: 'theirs' }],
    });
  });

  test.each([
    ['the file', 6, 'theirs'],
    ['the store', 4, 'mine'],
    ['neither', 5, 'mine'],
  ])('the newer one of a conflict is that of %s', (_, changedAt, newer) => {
    const [conflict] = planMerge([stored], [{ ...stored, note: 'x', changedAt }]).conflicts;
    expect(conflict.newer).toBe(newer);
  });

  test('the same wording on the same page with other surroundings is another place', () => {
    const other = madeSnippet({ id: 'b', quote: { ...stored.quote, prefix: '今年要坚持' } });
    expect(planMerge([stored], [other]).added).toEqual([other]);
  });

  test('one address of a page that both know is enough', () => {
    const other = madeSnippet({ id: 'b', keys: ['//m.example.com/a', '//www.example.com/a'] });
    expect(planMerge([stored], [other])).toMatchObject({ added: [], known: 1 });
  });

  test('the order of keys in an object makes no difference', () => {
    const { quote, ...rest } = stored;
    const { exact, prefix, suffix } = quote;
    const turned = { quote: { suffix, prefix, exact }, ...rest };
    expect(planMerge([stored], [turned]).same).toBe(1);
  });

  test('finds each of 10,000 once', () => {
    const all = Array.from({ length: 10_000 }, (_, at) => elsewhere(String(at)));
    expect(planMerge(all, all)).toEqual({ added: [], same: 10_000, known: 0, conflicts: [] });
  });

  test('counts every snippet once, and taking the file twice changes nothing more', () => {
    fc.assert(
      fc.property(anySnippets, anySnippets, (mine, theirs) => {
        const plan = planMerge(mine, theirs);
        expect(plan.added.length + plan.same + plan.known + plan.conflicts.length).toBe(theirs.length);
        const { put } = mergeWrites(plan, () => 'theirs');
        const after = new Map([...mine, ...put].map((snippet) => [snippet.id, snippet]));
        const again = planMerge([...after.values()], theirs);
        expect([again.added, again.conflicts]).toEqual([[], []]);
      }),
    );
  });
});

test('of a conflict only what is chosen is written, and what stood there is told', () => {
  const [first, second] = ['a', 'b'].map((id) => elsewhere(id, { note: 'mine' }));
  const plan = planMerge(
    [first, second],
    [{ ...first, note: 'theirs' }, { ...second, note: 'theirs' }, elsewhere('c')],
  );
  const { put, replaced } = mergeWrites(plan, ({ mine }) => (mine.id === 'a' ? 'theirs' : 'mine'));
  expect(put).toEqual([elsewhere('c'), { ...first, note: 'theirs' }]);
  expect(replaced).toEqual([first]);
});
