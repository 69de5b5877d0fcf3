import { describe, expect, test } from 'vitest';
import * as errors from '../../../utils/store/store-errors';
import { useStrings } from './strings';

await useStrings('en');
const { unopenedText, failureText, isFull, isInDoubt, isOutdated, isRefused, isUnreadable, storeText } =
  await import('../../../utils/labels/problems');

const kinds = Object.values(errors).filter(
  (each): each is typeof errors.StoreFullError =>
    typeof each === 'function' && each.prototype instanceof Error,
);

/** As an error comes over a message: its name is left, not its class. */
function sent(error: Error): Error {
  return Object.assign(new Error(error.message), { name: error.name });
}

describe('errors of the store', () => {
  test.each(kinds.map((kind) => [kind.name, kind] as const))('%s has words that no other has', (_, kind) => {
    const words = storeText(sent(new kind('why')));
    expect(words?.why).toBeTruthy();
    const others = kinds.filter((other) => other !== kind).map((other) => storeText(new other('why'))?.why);
    expect(others).not.toContain(words?.why);
    expect(failureText(sent(new kind('why')), 'otherwise')).toContain(words?.why);
  });

  test('other errors have none, and are reported in the words for what was tried', () => {
    expect(kinds).toHaveLength(6);
    expect(storeText(new TypeError('x'))).toBeNull();
    expect(failureText(new TypeError('x'), 'otherwise')).toBe('otherwise');
    expect(failureText('x', 'otherwise')).toBe('otherwise');
  });

  test.each([
    [new errors.OutdatedPageError(''), [true, false, false, false, false]],
    [new errors.StoreFullError(''), [false, true, false, false, false]],
    [new errors.StoreRefusedError(''), [false, false, true, false, false]],
    [new errors.StoreDamagedError(''), [false, false, false, true, false]],
    [new errors.StoreInDoubtError(''), [false, false, false, false, true]],
  ])('what can be done about %s', (error, expected) => {
    const kindsOfWay = [isOutdated, isFull, isRefused, isUnreadable, isInDoubt];
    expect(kindsOfWay.map((is) => is(error))).toEqual(expected);
  });

  test('a database that a full disk keeps from being read is no unstored change', () => {
    const full = unopenedText(sent(new errors.StoreFullError('why')));
    expect(full?.why).not.toMatch(/stored/);
    expect(full?.title).toBe(storeText(new errors.StoreFullError('why'))?.title);
    const damaged = new errors.StoreDamagedError('why');
    expect(unopenedText(damaged)).toEqual(storeText(damaged));
  });
});
