import { describe, expect, test } from 'vitest';
import * as errors from '../../../utils/store/store-errors';
import { useStrings } from './strings';

await useStrings('en');
const { failureWords, isFull, isOutdated, isRefused, isUnreadable, storeWords } = await import(
  '../../../components/store-words'
);

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
    const words = storeWords(sent(new kind('why')));
    expect(words?.why).toBeTruthy();
    const others = kinds.filter((other) => other !== kind).map((other) => storeWords(new other('why'))?.why);
    expect(others).not.toContain(words?.why);
    expect(failureWords(sent(new kind('why')), 'otherwise')).toContain(words?.why);
  });

  test('others have none, and are said in the words of what was tried', () => {
    expect(kinds).toHaveLength(5);
    expect(storeWords(new TypeError('x'))).toBeNull();
    expect(failureWords(new TypeError('x'), 'otherwise')).toBe('otherwise');
    expect(failureWords('x', 'otherwise')).toBe('otherwise');
  });

  test.each([
    [new errors.OutdatedPageError(''), [true, false, false, false]],
    [new errors.StoreFullError(''), [false, true, false, false]],
    [new errors.StoreRefusedError(''), [false, false, true, false]],
    [new errors.StoreDamagedError(''), [false, false, false, true]],
  ])('what can be done about %s', (error, expected) => {
    expect([isOutdated, isFull, isRefused, isUnreadable].map((is) => is(error))).toEqual(expected);
  });
});
