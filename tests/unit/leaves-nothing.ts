import { afterAll, expect, vi } from 'vitest';

/**
 * Runs before each file of the unit tests that share modules and globals: fails a file that leaves a changed global or
 * a stopped clock to the next. A file that needs such uses `vi` or `globalThis`, and so runs isolated
 * (`files-with-fakes.ts`).
 */

const before = Object.getOwnPropertyDescriptors(globalThis);

afterAll(() => {
  const after = Object.entries(Object.getOwnPropertyDescriptors(globalThis));
  const changed = after
    // Node makes some when they are first used; libraries keep things of their own under such names.
    .filter(([name]) => !before[name]?.get && !name.startsWith('__'))
    .filter(([name, { value }]) => !Object.is(before[name]?.value, value))
    .map(([name]) => name);
  expect(changed, 'globals that this file changes for the next').toEqual([]);
  expect(vi.isFakeTimers()).toBe(false);
});
