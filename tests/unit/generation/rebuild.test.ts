// Before what uses the storage.
import '../store/fake-storage';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type FailedRebuild,
  isAlive,
  MAX_ATTEMPTS,
  nextRebuild,
  type RebuildNeed,
  type RunningRebuild,
} from '../../../utils/generation/rebuild';

const need: RebuildNeed = { job: 'build', generation: 'new' };
const measuring: RebuildNeed = { job: 'measure', generation: 'new' };
const running = (part: Partial<RunningRebuild> = {}): RunningRebuild => ({
  ...need,
  status: 'running',
  rebuild: 'a',
  replaces: 'old',
  attempt: 1,
  startedAt: null,
  step: 'mining',
  ...part,
});
const failed = (part: Partial<FailedRebuild> = {}): FailedRebuild => ({
  ...need,
  status: 'failed',
  why: '',
  isFinal: false,
  ...part,
});
const start = (attempt: number) => ({ act: 'start', attempt });

describe('the next rebuild', () => {
  test.each([
    ['nothing is needed', null, running(), true, { act: 'stop' }],
    ['none was there before', need, null, false, start(1)],
    ['the one under way is of something else', need, running({ generation: 'old' }), true, start(1)],
    ['the one under way is right', need, running(), true, { act: 'leave' }],
    ['its worker died', need, running(), false, start(2)],
    ['its worker died again', need, running({ attempt: 2 }), false, start(3)],
    ['its worker died once too often', need, running({ attempt: MAX_ATTEMPTS }), false, { act: 'giveUp' }],
    ['shares are missing', measuring, null, false, start(1)],
    ['a built corpus is about to be measured', measuring, running(), true, { act: 'leave' }],
    ['a worker died between building and measuring', measuring, running(), false, start(1)],
    ['shares are being measured', measuring, running({ job: 'measure', step: null }), true, { act: 'leave' }],
    ['the measuring died', measuring, running({ job: 'measure', step: null }), false, start(2)],
    ['it failed before', need, failed(), false, start(1)],
    ['it was given up', need, failed({ isFinal: true }), false, { act: 'leave' }],
    ['another one was given up', need, failed({ isFinal: true, generation: 'old' }), false, start(1)],
  ] as const)('%s', (_name, wanted, state, isRunning, next) => {
    expect(nextRebuild(wanted, state, isRunning, false)).toEqual(next);
  });

  test('a rebuild that was given up starts again when the user asks for it', () => {
    expect(nextRebuild(need, failed({ isFinal: true }), false, true)).toEqual(start(1));
  });

  test('starts at most MAX_ATTEMPTS times by itself when its worker dies', () => {
    fc.assert(
      fc.property(fc.constantFrom(need, measuring), fc.nat({ max: 20 }), (wanted, deaths) => {
        let state: RunningRebuild | FailedRebuild | null = null;
        let begun = 0;
        for (let death = 0; death <= deaths; death++) {
          const next = nextRebuild(wanted, state, false, false);
          if (next.act === 'start') {
            begun++;
            state = running({ ...wanted, attempt: next.attempt });
          }
          if (next.act === 'giveUp') state = failed({ ...wanted, isFinal: true });
        }
        expect(begun).toBe(Math.min(deaths + 1, MAX_ATTEMPTS));
      }),
    );
  });
});

test.each([
  ['has its lock', { startedAt: null }, true, true, true],
  ['has lost its lock', { startedAt: null }, true, false, false],
  ['is about to start', { startedAt: 99_000 }, true, false, true],
  ['does not start', { startedAt: 0 }, true, false, false],
  ['has no page to run in', { startedAt: 99_000 }, false, false, false],
] as const)('a worker that %s', (_name, state, isHosted, hasLock, alive) => {
  expect(isAlive(state, isHosted, hasLock, 100_000)).toBe(alive);
});
