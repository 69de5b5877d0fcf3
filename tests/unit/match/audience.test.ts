import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarkKind } from '../../../utils/marks/kinds';
import { forEveryone, type Match, type PageMatch, withAudience } from '../../../utils/match/match';
import { matchText } from '../../../utils/match/match-text';
import { knowledgeOf } from './knowledge';

const match = (start: number, end: number, kind: MarkKind = 'phrase'): Match => ({
  start,
  end,
  kind,
  phrase: `${start}-${end}`,
  rarity: 'typical',
  needs: 0,
});

/** Matches in order and apart, as `matchText` gives them. */
const matches = fc
  .array(fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 5 }), fc.constantFrom<MarkKind>('phrase', 'reuse')))
  .map((steps) => {
    let at = 0;
    return steps.map(([gap, length, kind]) => {
      const start = at + gap;
      at = start + length;
      return match(start, at, kind);
    });
  });

const bare = ({ audience: _, ...match }: PageMatch): Match => match;
const bareOf = (found: readonly PageMatch[], ...audiences: string[]) =>
  found.filter(({ audience }) => audiences.includes(audience)).map(bare);

describe('withAudience', () => {
  test.each([
    ['the same', [match(0, 4)], [match(0, 4)], ['everyone 0-4']],
    ['a new one of the user’s', [match(0, 4), match(6, 9)], [match(0, 4)], ['everyone 0-4', 'user 6-9']],
    ['a longer one', [match(0, 8)], [match(2, 6)], ['user 0-8', 'page 2-6']],
    ['another kind', [match(0, 4, 'reuse')], [match(0, 4)], ['page 0-4', 'user 0-4']],
    ['one that is missing', [], [match(0, 4)], ['everyone 0-4']],
    [
      'two in the place of one',
      [match(0, 4), match(5, 9)],
      [match(2, 8)],
      ['user 0-4', 'page 2-8', 'user 5-9'],
    ],
  ])('%s', (_name, all, open, expected) => {
    const found = withAudience(all, open).map(({ start, end, audience }) => `${audience} ${start}-${end}`);
    expect(found).toEqual(expected);
  });

  test('the page learns exactly what is found without the user’s documents; the user gets all', () => {
    fc.assert(
      fc.property(matches, matches, (all, open) => {
        const found = withAudience(all, open);
        expect(bareOf(found, 'everyone', 'page')).toEqual(open);
        const overlaps = (a: Match) => all.some((b) => a.start < b.end && b.start < a.end);
        const listed = bareOf(found, 'everyone', 'user');
        for (const each of all) expect(listed).toContainEqual(each);
        expect(listed.filter((each) => !overlaps(each))).toEqual(open.filter((each) => !overlaps(each)));
        // What is listed lies apart, so that it can be counted.
        for (let i = 1; i < listed.length; i++)
          expect(listed[i].start).toBeGreaterThanOrEqual(listed[i - 1].end);
      }),
    );
  });
});

test('a mark for everyone has the rarity that is known without the user’s own documents', () => {
  const open: Match = { ...match(0, 4), rarity: 'rare' };
  const all: Match[] = [
    { ...match(0, 4), rarity: 'common' },
    { ...match(6, 9), rarity: 'common' },
  ];
  expect(withAudience(all, [open]).map(({ audience, rarity }) => `${audience} ${rarity}`)).toEqual([
    'everyone rare',
    'user common',
  ]);
});

test('what the user’s documents add to a page is distinguished from what they only make longer', () => {
  const formula = '坚持稳中求进工作总基调';
  const own = '推广云溪山乡茶旅样板';
  const text = `会议要求，${formula}，${own}。`;
  const options = { reuse: false, sensitivity: 'normal' } as const;
  const open = matchText(knowledgeOf([formula]), text, options);
  const all = matchText(knowledgeOf([formula, own]), text, options);
  const found = withAudience(all, open).map(
    ({ start, end, audience }) => `${audience} ${text.slice(start, end)}`,
  );
  expect(found).toEqual([`everyone ${formula}`, `user ${own}`]);
  expect(forEveryone(open).map(({ audience }) => audience)).toEqual(['everyone']);
});
