/** A file whose tests may pass at the second try, and why that is not mended. */
export interface Excuse {
  /** Path from `tests/browser/`. */
  readonly file: string;
  readonly reason: string;
}

/** Keep it short: whatever has a cause in the test or the product is mended instead. */
export const EXCUSES: readonly Excuse[] = [
  {
    file: 'card-stages.test.ts',
    reason: 'On a busy machine Chromium once closed a popover whose card was in use. The cause is not known.',
  },
  {
    file: 'single-page.test.ts',
    reason: 'On a busy machine no notice appeared after a save within 40 s. The cause is not known.',
  },
];

/**
 * Other tests that may pass at the second try in one run. Browsers on a busy machine lose an event now and then, in
 * whatever test: each is named, and more of them are failures.
 */
export const MAX_LATE = 3;

/** What Vitest's JSON reporter writes, as far as it is read here. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly fullName: string;
      readonly status: string;
      /** Those of the first try as well. */
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** How a suite ended: tests that passed only at the second try have failed if too many did (`MAX_LATE`). */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** What to print about second tries, a line each. */
  readonly notes: readonly string[];
}

/** Counts the results of a report. */
export function tallyOf({ testResults }: Report, excuses = EXCUSES): Tally {
  const results = testResults.flatMap(({ name, assertionResults }) => {
    const excuse = excuses.find(({ file }) => name.replaceAll('\\', '/').endsWith(`/tests/browser/${file}`));
    return assertionResults.map((result) => ({ ...result, excuse }));
  });
  const late = results.filter(
    ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0,
  );
  const unexcused = late.filter(({ excuse }) => excuse === undefined);
  const areMany = unexcused.length > MAX_LATE;
  const count = (wanted: string) => results.filter(({ status }) => status === wanted).length;
  const notes = late.map(({ fullName, failureMessages, excuse }) => {
    const sign = areMany && excuse === undefined ? '✗' : '!';
    const why = excuse === undefined ? '' : ` (excused: ${excuse.reason})`;
    return `${sign} passed at the second try: ${fullName}: ${failureMessages[0].split('\n')[0]}${why}`;
  });
  const lost = areMany ? unexcused.length : 0;
  return { passed: count('passed') - lost, failed: count('failed') + lost, notes };
}
