import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { storedAndChanged, useAsync, useWatched, type Watch } from '../../../utils/hooks/use-async';

let root: Element;

beforeEach(() => {
  const { document } = parseHTML('<main></main>');
  vi.stubGlobal('document', document);
  root = document.querySelector('main') as Element;
});
afterEach(async () => {
  await act(() => render(null, root));
  vi.unstubAllGlobals();
});

/** Draws a hook again and again with other arguments, and gives what it returned last. */
function hookOf<A extends unknown[], T>(hook: (...args: A) => T) {
  let value: T;
  const Component = ({ args }: { args: A }) => {
    value = hook(...args);
    return null;
  };
  return async (...args: A): Promise<T> => {
    await act(() => render(h(Component, { args }), root));
    return value;
  };
}

/** Lets what was promised come, and what hangs on it be drawn. */
async function settle(...steps: (() => void)[]) {
  for (const step of [...steps, () => undefined]) await act(async () => step());
}

/** A promise with its ends. */
function pending<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((...ends) => {
    [resolve, reject] = ends;
  });
  return { promise, resolve, reject };
}

/** A source of values that says how many listen to it. */
function source<T>() {
  const listeners = new Set<(value: T) => void>();
  const watch: Watch<T> = (onValue) => {
    listeners.add(onValue);
    return () => listeners.delete(onValue);
  };
  const give = (value: T) => {
    for (const each of listeners) each(value);
  };
  return { watch, give, listeners };
}

describe('useAsync', () => {
  it('is undefined, then the value', async () => {
    const { promise, resolve } = pending<string>();
    const draw = hookOf(() => useAsync(() => promise, null, []));
    expect(await draw()).toBeUndefined();
    await settle(() => resolve('read'));
    expect(await draw()).toBe('read');
  });

  it('takes the given value after a failure', async () => {
    const { promise, reject } = pending<string>();
    const draw = hookOf(() => useAsync(() => promise, null, []));
    await draw();
    await settle(() => reject(new Error('gone')));
    expect(await draw()).toBeNull();
  });

  it('aborts and drops what other inputs have overtaken', async () => {
    const reads = { a: pending<string>(), b: pending<string>() };
    const signals: AbortSignal[] = [];
    const read = (name: 'a' | 'b') => (signal: AbortSignal) => {
      signals.push(signal);
      return reads[name].promise;
    };
    const draw = hookOf((name: 'a' | 'b') => useAsync(read(name), null, [name]));
    await draw('a');
    await draw('b');
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await settle(() => reads.b.resolve('of b'));
    await settle(() => reads.a.resolve('of a'));
    expect(await draw('b')).toBe('of b');
  });

  it.each([
    [false, undefined],
    [true, 'of a'],
  ])('while other inputs are read, where it keeps is %s: %s', async (keeps, expected) => {
    const never = pending<string>();
    const draw = hookOf((name: string) =>
      useAsync(() => (name === 'a' ? Promise.resolve('of a') : never.promise), null, [name], { keeps }),
    );
    await draw('a');
    await settle();
    expect(await draw('a')).toBe('of a');
    await draw('b');
    expect(await draw('b')).toBe(expected);
  });

  it('reads nothing where there is nothing to read', async () => {
    const read = vi.fn(() => Promise.resolve('read'));
    const draw = hookOf((isWanted: boolean) => useAsync(isWanted ? read : null, null, [isWanted]));
    await draw(false);
    await settle();
    expect(read).not.toHaveBeenCalled();
    await draw(true);
    await settle();
    expect(await draw(true)).toBe('read');
    await draw(false);
    expect(await draw(false)).toBeUndefined();
  });
});

describe('useWatched', () => {
  it('follows, and listens no longer than it is shown', async () => {
    const { watch, give, listeners } = source<number>();
    const draw = hookOf(() => useWatched(watch, []));
    expect(await draw()).toBeUndefined();
    await settle(() => give(1));
    await settle(() => give(2));
    expect(await draw()).toBe(2);
    expect(listeners.size).toBe(1);
    await act(() => render(null, root));
    expect(listeners.size).toBe(0);
  });

  it('holds functions as values, without calling them', async () => {
    const { watch, give } = source<() => string>();
    const draw = hookOf(() => useWatched(watch, []));
    await draw();
    const value = vi.fn(() => 'called');
    await settle(() => give(value));
    expect(await draw()).toBe(value);
    expect(value).not.toHaveBeenCalled();
  });
});

describe('storedAndChanged', () => {
  it('gives the stored value, then the changes', async () => {
    const { watch, give } = source<string>();
    const values: string[] = [];
    const stop = storedAndChanged(
      async () => 'stored',
      watch,
      () => 'failed',
    )((value) => values.push(value));
    await settle();
    give('changed');
    stop();
    give('too late');
    expect(values).toEqual(['stored', 'changed']);
  });

  it('drops a stored value that a change has overtaken', async () => {
    const { watch, give } = source<string>();
    const { promise, resolve } = pending<string>();
    const values: string[] = [];
    storedAndChanged(
      () => promise,
      watch,
      () => 'failed',
    )((value) => values.push(value));
    give('changed');
    resolve('stored');
    await settle();
    expect(values).toEqual(['changed']);
  });

  it('gives the value for a failed read, and still the changes', async () => {
    const { watch, give } = source<string>();
    const values: string[] = [];
    storedAndChanged(
      () => Promise.reject(new Error('gone')),
      watch,
      () => 'failed',
    )((value) => values.push(value));
    await settle();
    give('changed');
    expect(values).toEqual(['failed', 'changed']);
  });
});
