import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { testsWithFakes } from './unit/files-with-fakes.ts';

// Vitest 5 reports failures with Map.groupBy, which Node 20 lacks.
Map.groupBy ??= <K, V>(items: Iterable<V>, keyOf: (item: V, index: number) => K): Map<K, V[]> => {
  const groups = new Map<K, V[]>();
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index++);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};

const withFakes = testsWithFakes();

/** For all projects without browsers. Property tests run hundreds of cases, on a busy machine as well. */
const inNode = { pool: 'threads', maxWorkers: 2, testTimeout: 60_000 } as const;
const resolve = { alias: { '#i18n': fileURLToPath(new URL('../.wxt/i18n/index.ts', import.meta.url)) } };

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Unless asked for by --watch.
    watch: false,
    // Tests in real browsers take their time: named is what takes longer than that.
    slowTestThreshold: 15_000,
    projects: [
      // The files of a worker share modules and globals, as long as they fake nothing.
      {
        resolve,
        test: {
          ...inNode,
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: withFakes,
          isolate: false,
          setupFiles: ['tests/unit/leaves-nothing.ts'],
        },
      },
      { resolve, test: { ...inNode, name: 'unit with fakes', include: withFakes } },
      // Whole programs: the compiler and the build.
      { test: { ...inNode, name: 'builds', include: ['tests/builds/**/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/harness/build.ts'],
          // Real browsers on a slow, busy machine. Two files at a time: each has browsers of its own, with a focus and a
          // pointer of their own, and much of the time is waiting.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          // The files of a worker share its browsers (harness/shared-browsers.ts).
          isolate: false,
          // Browsers lose an event now and then on a busy machine. The report names what was run a second time.
          retry: 1,
          expect: { poll: { timeout: 40_000, interval: 40 } },
        },
      },
    ],
  },
});
