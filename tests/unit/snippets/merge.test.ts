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
  test('tells new ones, same ones, conflicts, and what is in the file twice', () => {
    const theirs = { ...stored, note: 'theirs', tags: ['x'], changedAt: 6 };
    const plan = planMerge(
      [stored, elsewhere('b')],
      [theirs, elsewhere('b'), elsewhere('c'), elsewhere('e', { keys: ['//c'] })],
    );
    expect(plan).toEqual({
      added: [elsewhere('c')],
      same: 1,
      twice: 1,
      conflicts: [
        {
          ...{ key: 'snippet:a', mine: stored, theirs, preferred: 'theirs' },
          fields: ['changedAt', 'note', 'tags'],
        },
      ],
    });
  });

  test.each([
    ['the file', 6, 'theirs'],
    ['the store', 4, 'mine'],
    ['neither', 5, 'mine'],
  ])('the newer one of a conflict is that of %s', (_, changedAt, newer) => {
    const [conflict] = planMerge([stored], [{ ...stored, note: 'x', changedAt }]).conflicts;
    expect(conflict.preferred).toBe(newer);
  });

  test('the same wording on the same page with other surroundings is another place', () => {
    const other = madeSnippet({ id: 'b', quote: { ...stored.quote, prefix: '今年要坚持' } });
    expect(planMerge([stored], [other]).added).toEqual([other]);
  });

  test('one address of a page that both know is enough', () => {
    const other = madeSnippet({ id: 'b', keys: ['//m.example.com/a', '//www.example.com/a'] });
    expect(planMerge([stored], [other])).toMatchObject({
      added: [],
      conflicts: [{ fields: ['changedAt', 'note'] }],
    });
  });

  test.each<[string, Partial<Snippet>, Partial<Snippet>, string]>([
    ['a note of the file where there is none here', {}, { note: '注', changedAt: 1 }, 'theirs'],
    ['a tag of the file where there is none here', {}, { tags: ['标'], changedAt: 1 }, 'theirs'],
    ['a note here where the file has none', { note: '注' }, { changedAt: 9 }, 'mine'],
    ['the newer one of two notes', { note: '注' }, { note: '另注', changedAt: 9 }, 'theirs'],
    ['the newer one of two titles', { changedAt: 9 }, { title: '改过的题' }, 'mine'],
  ])('of a passage that was saved again %s is preferred', (_, mine, theirs, preferred) => {
    const here = madeSnippet({ id: 'a', changedAt: 5, ...mine });
    const [conflict] = planMerge([here], [madeSnippet({ id: 'old', ...theirs })]).conflicts;
    expect(conflict).toMatchObject({ preferred, mine: here, theirs: { ...theirs, id: 'a' } });
  });

  test('a passage that was saved again alike is the same, by whichever of its addresses', () => {
    const again = madeSnippet({ id: 'b', keys: ['//www.example.com/a', '//m'], changedAt: 7 });
    expect(planMerge([madeSnippet({ id: 'a' })], [again])).toMatchObject({ same: 1, conflicts: [] });
  });

  test('each stored one is compared with one alone; another note at its place is kept beside it', () => {
    const [first, second] = ['一', '二'].map((note) => madeSnippet({ id: note, note }));
    const plan = planMerge([madeSnippet({ id: 'a', note: '二' })], [first, second]);
    expect(plan).toMatchObject({ added: [first], same: 1, conflicts: [] });
  });

  test('finds each of 10,000 at one place once', () => {
    const all = (part: string) =>
      Array.from({ length: 10_000 }, (_, at) => madeSnippet({ id: `${part}${at}`, note: `${at}` }));
    expect(planMerge(all('a'), all('b').reverse())).toMatchObject({ added: [], same: 10_000, twice: 0 });
  });

  test('the order of keys in an object makes no difference', () => {
    const { quote, ...rest } = stored;
    const { exact, prefix, suffix } = quote;
    const turned = { quote: { suffix, prefix, exact }, ...rest };
    expect(planMerge([stored], [turned]).same).toBe(1);
  });

  test('finds each of 10,000 once', () => {
    const all = Array.from({ length: 10_000 }, (_, at) => elsewhere(String(at)));
    expect(planMerge(all, all)).toEqual({ added: [], same: 10_000, twice: 0, conflicts: [] });
  });

  test('counts every snippet once, and taking the file twice changes nothing more', () => {
    fc.assert(
      fc.property(anySnippets, anySnippets, (mine, theirs) => {
        const plan = planMerge(mine, theirs);
        expect(plan.added.length + plan.same + plan.twice + plan.conflicts.length).toBe(theirs.length);
        const { put } = mergeWrites(plan, () => 'theirs');
        const after = new Map([...mine, ...put].map((snippet) => [snippet.id, snippet]));
        const again = planMerge([...after.values()], theirs);
        expect([again.added, again.conflicts]).toEqual([[], []]);
      }),
    );
  });
});

test('of a conflict only what is chosen is written, and what was there before is returned', () => {
  const [first, second] = ['a', 'b'].map((id) => elsewhere(id, { note: 'mine' }));
  const plan = planMerge(
    [first, second],
    [{ ...first, note: 'theirs' }, { ...second, note: 'theirs' }, elsewhere('c')],
  );
  const { put, replaced } = mergeWrites(plan, ({ key }) => (key === 'snippet:a' ? 'theirs' : 'mine'));
  expect(put).toEqual([elsewhere('c'), { ...first, note: 'theirs' }]);
  expect(replaced).toEqual([first]);
});
