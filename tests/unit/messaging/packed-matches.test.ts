import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PageMatch } from '../../../utils/match/match';
import { packMatches, unpackMatches } from '../../../utils/messaging/packed-matches';

const match: fc.Arbitrary<PageMatch> = fc.record({
  start: fc.nat(200_000),
  end: fc.nat(200_000),
  kind: fc.constantFrom('phrase', 'template', 'deviation', 'reuse'),
  audience: fc.constantFrom('everyone', 'user', 'page'),
  rarity: fc.constantFrom('common', 'typical', 'rare'),
  needs: fc.integer({ min: -4, max: 18 }).map((halves) => halves / 2),
  phrase: fc.constantFrom('稳中求进', '奋力谱写□篇章', '__proto__', '𠀀𠀀', ''),
});

test('matches come back from a message as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.array(match)), (flows) => {
      expect(unpackMatches(JSON.parse(JSON.stringify(packMatches(flows))))).toEqual(flows);
    }),
  );
});

test('a phrase is named once, however often it matched', () => {
  const place = { start: 0, end: 4, phrase: '稳中求进' };
  const again: PageMatch = { ...place, kind: 'phrase', audience: 'everyone', rarity: 'rare', needs: 2.5 };
  const { phrases, flows } = packMatches([[again, again], [], [again]]);
  expect(phrases).toEqual(['稳中求进']);
  expect(flows.map(({ length }) => length)).toEqual([8, 0, 4]);
});
