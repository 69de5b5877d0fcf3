import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Company,
  companyOf,
  type FlowKind,
  hasCompany,
  LANGUAGE_COUNTS,
  LANGUAGE_FOR,
  moreOfficial,
  NEAR_HAN,
  NEED_STEPS,
  NO_COMPANY,
  ownCompany,
  PROOF,
  proofsOf,
} from '../../../utils/match/company';

const flow = (language: number | null, proofs = 0, han = 50): FlowKind => ({ han, language, proofs });
const chat = flow(-8);
const official = flow(6, 2);

describe('companyOf', () => {
  test.each<[string, readonly FlowKind[], number, Company]>([
    ['a flow alone has its language', [flow(1)], 0, { value: 1, ofProof: 1 }],
    ['language alone counts for little', [flow(30)], 0, { value: LANGUAGE_FOR, ofProof: LANGUAGE_FOR }],
    ['and against little', [flow(-30)], 0, NO_COMPANY],
    ['a proof vouches for the others', [flow(3, 1)], 0, { value: 3 + PROOF, ofProof: LANGUAGE_FOR }],
    ['two for each other', [flow(3, 2)], 0, { value: 3 + PROOF, ofProof: 3 + PROOF }],
    ['a proof near by vouches, too', [flow(3), flow(1, 1)], 0, { value: 4 + PROOF, ofProof: LANGUAGE_FOR }],
    ['speech outweighs a proof', [chat, chat, flow(-3), flow(1, 1)], 2, NO_COMPANY],
    ['but not in a flow that has its own', [chat, chat, official, chat, chat], 2, { value: 15, ofProof: 15 }],
    ['what is far away says nothing', [official, flow(-1, 0, NEAR_HAN), flow(-1)], 2, NO_COMPANY],
  ])('%s', (_name, flows, at, expected) => {
    expect(companyOf(flows, at, true)).toEqual(expected);
  });

  test('waits for what is near, and no longer', () => {
    const far = [flow(null), flow(2, 1, NEAR_HAN), flow(1), flow(1, 0, NEAR_HAN), flow(null)];
    expect(companyOf(far, 2, false).value).toBeGreaterThan(PROOF);
    expect(companyOf([flow(null), flow(2, 1), flow(1)], 2, true)).toEqual(NO_COMPANY);
    expect(companyOf([flow(2, 1), flow(1)], 1, false)).toEqual(NO_COMPANY);
    expect(companyOf([flow(2, 1), flow(1)], 1, true).value).toBe(3 + PROOF);
    expect(companyOf([flow(null), flow(3, 1), flow(null)], 1, false).value).toBe(3 + PROOF);
  });
});

/** Flows of a page, with what each says once it was matched. */
const page = fc.array(
  fc.record({
    han: fc.nat(150),
    language: fc.integer({ min: -12, max: 12 }),
    proofs: fc.nat(2),
  }),
  { minLength: 1, maxLength: 12 },
);

/** The same as `companyOf` where all is known, said another way. */
function naiveCompany(flows: readonly FlowKind[], at: number): Company {
  const hanBetween = (i: number) =>
    flows.slice(Math.min(i, at) + 1, Math.max(i, at)).reduce((sum, { han }) => sum + han, 0);
  const near = flows.filter((_, i) => i === at || hanBetween(i) < NEAR_HAN);
  const weigh = (some: readonly FlowKind[], less: number, cap: number) => {
    const language = some.reduce((sum, each) => sum + (each.language ?? 0), 0);
    const proofs = some.reduce((sum, each) => sum + each.proofs, 0);
    return proofs > less ? language + PROOF : Math.min(cap, language);
  };
  const company = (less: number) =>
    Math.max(-LANGUAGE_COUNTS, weigh(near, less, LANGUAGE_FOR), weigh([flows[at]], less, -LANGUAGE_COUNTS));
  return { value: company(0), ofProof: company(1) };
}

test('is what a plain reading of the rule gives', () => {
  fc.assert(
    fc.property(page, fc.nat(), (flows, n) => {
      const at = n % flows.length;
      expect(companyOf(flows, at, true)).toEqual(naiveCompany(flows, at));
    }),
  );
});

test('is the same in whatever order a page was matched, and what is shown on the way stays', () => {
  fc.assert(
    fc.property(page, fc.infiniteStream(fc.nat()), fc.nat(), (flows, order, n) => {
      const at = n % flows.length;
      const waiting = flows.map((_, i) => i);
      const known: FlowKind[] = flows.map(({ han }) => ({ han, language: null, proofs: 0 }));
      const final = companyOf(flows, at, true);
      while (waiting.length > 0) {
        const [next] = waiting.splice(order.next().value % waiting.length, 1);
        known[next] = flows[next];
        const { value, ofProof } = companyOf(known, at, true);
        expect(value).toBeLessThanOrEqual(final.value);
        expect(ofProof).toBeLessThanOrEqual(final.ofProof);
      }
      expect(companyOf(known, at, true)).toEqual(final);
    }),
  );
});

test('of a flow by itself is never more than with its surroundings', () => {
  fc.assert(
    fc.property(page, fc.nat(), (flows, n) => {
      const at = n % flows.length;
      const whole = companyOf(flows, at, true);
      expect(moreOfficial(ownCompany(flows[at]), whole)).toEqual(whole);
    }),
  );
  expect(ownCompany(flow(3, 1))).toEqual({ value: 3 + PROOF, ofProof: -LANGUAGE_COUNTS });
});

test.each([
  [6, { value: 3, ofProof: -2 }, true],
  [7, { value: 3, ofProof: 9 }, false],
  [0, { value: 9, ofProof: 0 }, true],
  [-2, { value: 9, ofProof: -2 }, false],
  [-NEED_STEPS * LANGUAGE_COUNTS, NO_COMPANY, true],
])('a mark that needs %s in the company of %o is shown: %s', (needs, company, isShown) => {
  expect(hasCompany({ needs }, company)).toBe(isShown);
});

test('what only the user’s own documents explain proves nothing, whatever a page may read of it', () => {
  const found = [
    { needs: -4, audience: 'everyone' },
    { needs: 0, audience: 'page' },
    { needs: -4, audience: 'user' },
    { needs: 1, audience: 'everyone' },
  ] as const;
  expect(proofsOf(found)).toBe(2);
  expect(proofsOf([{ needs: 0 }, { needs: 4 }])).toBe(1);
});
