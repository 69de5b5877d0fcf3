import { MARK_KINDS } from '../marks/kinds';
import type { Audience, PageMatch } from '../match/match';
import { RARITIES } from '../record/rarity';

/**
 * Matches on their way to a page. Messages travel as JSON, and a long page has 100,000 matches: as objects with their
 * phrases' text they are some 10 MB, which the page would have to parse.
 */
export interface PackedMatches {
  /** The phrases of all matches, each once. */
  readonly phrases: readonly string[];
  /** Of each flow its matches, four numbers each: start, end, number of kind, audience, rarity and need, number of the phrase. */
  readonly flows: readonly (readonly number[])[];
}

const AUDIENCES: readonly Audience[] = ['everyone', 'user', 'page'];

/** Every kind with every audience. */
const TYPES = MARK_KINDS.length * AUDIENCES.length;

/** Every type with every rarity. */
const STRENGTHS = TYPES * RARITIES.length;

/** The least need of a match. */
const MIN_NEED = -4;

/** Numbers of one match. */
const FIELDS = 4;

/** Packs the matches of flows, in their order. */
export function packMatches(flows: readonly (readonly PageMatch[])[]): PackedMatches {
  const numbers = new Map<string, number>();
  const numberOf = (phrase: string) => {
    const number = numbers.get(phrase) ?? numbers.size;
    numbers.set(phrase, number);
    return number;
  };
  const packed = flows.map((matches) =>
    matches.flatMap(({ start, end, kind, audience, rarity, needs, phrase }) => [
      start,
      end,
      MARK_KINDS.indexOf(kind) +
        MARK_KINDS.length * AUDIENCES.indexOf(audience) +
        TYPES * RARITIES.indexOf(rarity) +
        STRENGTHS * (needs - MIN_NEED),
      numberOf(phrase),
    ]),
  );
  return { phrases: [...numbers.keys()], flows: packed };
}

/** The matches of each flow again, as they were packed. */
export function unpackMatches({ phrases, flows }: PackedMatches): PageMatch[][] {
  return flows.map((numbers) => {
    const matches: PageMatch[] = [];
    for (let i = 0; i < numbers.length; i += FIELDS) {
      const [start, end, type] = [numbers[i], numbers[i + 1], numbers[i + 2]];
      matches.push({
        start,
        end,
        kind: MARK_KINDS[type % MARK_KINDS.length],
        audience: AUDIENCES[Math.floor((type % TYPES) / MARK_KINDS.length)],
        rarity: RARITIES[Math.floor((type % STRENGTHS) / TYPES)],
        needs: MIN_NEED + Math.floor(type / STRENGTHS),
        phrase: phrases[numbers[i + 3]],
      });
    }
    return matches;
  });
}
