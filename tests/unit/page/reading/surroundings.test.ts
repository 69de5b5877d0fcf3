import '../dom-classes';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LANGUAGE_FOR, NEED_STEPS, NO_COMPANY, PROOF } from '../../../../utils/match/company';
import type { PageMatch } from '../../../../utils/match/match';
import type { PageFlow } from '../../../../utils/page/reading/page-flow';
import { Surroundings } from '../../../../utils/page/reading/surroundings';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type FakeFlow = Pick<PageFlow, 'han' | 'matches' | 'language' | 'proofs' | 'company'>;

const match = (needs: number): PageMatch => ({
  ...{ start: 0, end: 4, kind: 'phrase', phrase: '持续提升', rarity: 'common', audience: 'everyone' },
  needs: NEED_STEPS * needs,
});

/** A flow that awaits its matches. */
const waiting = (): FakeFlow => ({ han: 40, matches: null, language: null, proofs: 0, company: NO_COMPANY });

function answer(flow: FakeFlow, language: number, ...needs: number[]): void {
  flow.matches = needs.map(match);
  flow.language = language;
  flow.proofs = needs.filter((need) => need <= 0).length;
}

interface Setting {
  readonly isRead?: () => boolean;
  readonly onLater?: (flows: readonly PageFlow[]) => void;
  /** How long one pass over the page takes, ms. */
  readonly takes?: number;
}

function makeSurroundings(flows: readonly FakeFlow[], setting: Setting = {}) {
  const { isRead = () => true, onLater = () => undefined, takes = 0 } = setting;
  function* walk() {
    vi.advanceTimersByTime(takes);
    yield* flows as readonly PageFlow[];
  }
  return new Surroundings(walk, isRead, onLater);
}

test('a mark that needs official surroundings waits until they have been matched', () => {
  const flows = [waiting(), waiting()];
  const surroundings = makeSurroundings(flows);
  answer(flows[0], 1, 3);
  expect(surroundings.look()).toEqual([]);
  answer(flows[1], 4, -2);
  expect(surroundings.look()).toEqual([flows[0]]);
  expect(flows[0].company.value).toBe(5 + PROOF);
  expect(surroundings.look()).toEqual([]);
});

test('and until the page has been read that far', () => {
  const flows = [waiting()];
  let isRead = false;
  const surroundings = makeSurroundings(flows, { isRead: () => isRead });
  answer(flows[0], 2, 2);
  expect(surroundings.look()).toEqual([]);
  isRead = true;
  expect(surroundings.look()).toEqual(flows);
  expect(flows[0].company.value).toBe(LANGUAGE_FOR);
});

test('flows with all their marks shown are skipped', () => {
  const flows = [waiting()];
  answer(flows[0], 4, -2);
  expect(makeSurroundings(flows).look()).toEqual([]);
  expect(flows[0].company).toEqual(NO_COMPANY);
});

test('later text removes no mark', () => {
  const flows = [waiting(), waiting()];
  const surroundings = makeSurroundings(flows);
  answer(flows[0], 1, 3, 12);
  answer(flows[1], 0, -2);
  surroundings.look();
  const { company } = flows[0];
  const chat = waiting();
  answer(chat, -20);
  flows.splice(1, 0, chat);
  expect(surroundings.look()).toEqual([]);
  expect(flows[0].company).toEqual(company);
});

test('looking at a long page pauses, and later findings are reported', () => {
  const flows = [waiting(), waiting()];
  const onLater = vi.fn();
  const surroundings = makeSurroundings(flows, { onLater, takes: 5 });
  answer(flows[0], 1, 3);
  surroundings.look();
  expect(surroundings.isIdle).toBe(true);
  answer(flows[1], 4, -2);
  expect(surroundings.look()).toEqual([]);
  expect(surroundings.isIdle).toBe(false);
  vi.advanceTimersByTime(49);
  expect(onLater).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(onLater).toHaveBeenCalledExactlyOnceWith([flows[0]]);
  expect(surroundings.isIdle).toBe(true);
});

test('nothing is reported after it has stopped', () => {
  const flows = [waiting()];
  const onLater = vi.fn();
  const surroundings = makeSurroundings(flows, { onLater, takes: 5 });
  surroundings.look();
  answer(flows[0], 4, 2);
  surroundings.look();
  surroundings.stop();
  vi.advanceTimersByTime(1_000);
  expect(onLater).not.toHaveBeenCalled();
});
