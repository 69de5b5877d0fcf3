import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildChainMatcher, findChains, isWhole, type PageMember } from '../../../utils/match/chain-matcher';

const anywhere = { beginsWell: () => true, endsWell: () => true };

/** The members of a page that is drawn with | between them; an empty one stands for a barrier. */
function membersOf(page: string): PageMember[] {
  let start = 0;
  return page.split('|').map((text) => {
    const member = { start, end: start + text.length, text };
    start = member.end + 1;
    return member;
  });
}

function found(chains: readonly string[], page: string, edges = anywhere) {
  const matcher = buildChainMatcher(chains.map((text) => ({ text, strength: 100 })));
  return findChains(matcher, membersOf(page), edges);
}

/** What is found, as its wording and the numbers of the members; + for the whole chain. */
const shown = (chains: readonly string[], page: string, edges = anywhere) =>
  found(chains, page, edges).map(
    (place) => `${page.slice(place.start, place.end)} ${place.members.join('')}${isWhole(place) ? '+' : ''}`,
  );

const CHAIN = '增强意识、坚定自信、做到维护';

describe('findChains', () => {
  test.each([
    ['增强意识|坚定自信|做到维护', ['增强意识|坚定自信|做到维护 012+']],
    ['坚定自信|做到维护', ['坚定自信|做到维护 12']],
    ['增强意识|做到维护', ['增强意识|做到维护 02']],
    ['增强意识|坚定自信', ['增强意识|坚定自信 01']],
    ['坚定自信|增强意识|做到维护', ['坚定自信|增强意识|做到维护 102']],
    ['做到维护|增强意识', ['做到维护|增强意识 20']],
    ['增强意识', []],
    ['增强意识||坚定自信', []],
    ['增强意识|别的|坚定自信', []],
    ['增强意识|增强意识', []],
    ['增强意识|坚定自信|增强意识|做到维护', ['增强意识|坚定自信 01', '增强意识|做到维护 02']],
    ['要增强意识|坚定自信|做到维护的', ['增强意识|坚定自信|做到维护 012+']],
    ['要增强意识|做到维护', ['增强意识|做到维护 02']],
    ['增强意识|做到维护的', ['增强意识|做到维护 02']],
    ['要增强意识|做到维护的', []],
  ])('%s', (page, expected) => {
    expect(shown([CHAIN], page)).toEqual(expected);
  });

  test('a comma stands between members, too', () => {
    expect(shown(['增强意识、坚定自信，做到维护'], '增强意识|坚定自信|做到维护')).toEqual([
      '增强意识|坚定自信|做到维护 012+',
    ]);
  });

  test('short members are part of longer text only where the chain is whole', () => {
    const chain = ['改革、发展、稳定'];
    expect(shown(chain, '推进改革|发展')).toEqual([]);
    expect(shown(chain, '推进改革|发展|稳定大局')).toEqual(['改革|发展|稳定 012+']);
  });

  test('a member in longer text begins and ends with a word', () => {
    const page = '要增强意识|坚定自信|做到维护的';
    expect(shown([CHAIN], page, { ...anywhere, beginsWell: () => false })).toEqual(['坚定自信|做到维护 12']);
    expect(shown([CHAIN], page, { ...anywhere, endsWell: () => false })).toEqual(['增强意识|坚定自信 01']);
  });

  test('of chains that fit the one with most members there counts, then the one that misses fewest', () => {
    const chains = ['改革、发展、稳定、和谐', '改革、发展、稳定', '发展、改革、创新'];
    expect(found(chains, '发展|改革|稳定').map(({ chain }) => chain.text)).toEqual([chains[1]]);
    expect(found(chains, '发展|改革|创新|稳定').map(({ chain }) => chain.text)).toEqual([chains[2]]);
  });

  test('finds what trying every chain at every place finds', () => {
    const words = ['甲甲', '乙乙', '丙丙', '丁丁', '戊戊'];
    const chains = fc.array(
      fc.shuffledSubarray(words, { minLength: 3 }).map((members) => members.join('、')),
      { minLength: 1, maxLength: 4 },
    );
    const pages = fc.array(fc.constantFrom(...words, ''), { maxLength: 12 });
    fc.assert(
      fc.property(chains, pages, (texts, page) => {
        const expected: string[] = [];
        for (let first = 0; first < page.length; ) {
          let best: { length: number; members: string[] } | null = null;
          for (const members of texts.map((text) => text.split('、'))) {
            let length = 0;
            for (let n = 1; first + n <= page.length; n++) {
              const run = page.slice(first, first + n);
              if (new Set(run).size === n && run.every((each) => members.includes(each))) length = n;
            }
            if (length < 2 || length < members.length / 2) continue;
            const isBetter =
              best === null ||
              length > best.length ||
              (length === best.length && members.length < best.members.length);
            if (isBetter) best = { length, members };
          }
          if (best) {
            const run = page.slice(first, first + best.length);
            const order = run.map((each) => best.members.indexOf(each));
            const whole = run.join() === best.members.join();
            expected.push(`${run.join('|')} ${order.join('')}${whole ? '+' : ''}`);
          }
          first += best?.length ?? 1;
        }
        expect(shown(texts, page.join('|'))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});
