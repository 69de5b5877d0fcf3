import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXCUSES, MAX_LATE, tallyOf } from '../../tools/test-results';
import { root } from '../repository-files';

const results = (file: string) => ({
  name: `/project/tests/browser/${file}`,
  assertionResults: [
    { fullName: 'first', status: 'passed', failureMessages: [] },
    { fullName: 'second', status: 'passed', failureMessages: ['Error: no card is open\n  at card.ts'] },
    { fullName: 'never', status: 'failed', failureMessages: ['Error', 'Error'] },
    { fullName: 'other browser', status: 'skipped', failureMessages: [] },
  ],
});

const excuses = [{ file: 'card.test.ts', reason: 'why' }];

test('tests that passed at the second try are named, with the excuse of their file', () => {
  expect(tallyOf({ testResults: [results('card.test.ts'), results('one-card.test.ts')] }, excuses)).toEqual({
    passed: 4,
    failed: 2,
    notes: [
      '! passed at the second try: second: Error: no card is open (excused: why)',
      '! passed at the second try: second: Error: no card is open',
    ],
  });
});

test('they have failed where more did than may, unless their file is excused', () => {
  const files = Array.from({ length: MAX_LATE + 1 }, (_, at) => results(`popup-${at}.test.ts`));
  const some = tallyOf({ testResults: files.slice(1) }, excuses);
  expect(some).toMatchObject({ passed: 2 * MAX_LATE, failed: MAX_LATE });
  const many = tallyOf({ testResults: [...files, results('card.test.ts')] }, excuses);
  expect(many).toMatchObject({ passed: MAX_LATE + 1 + 2, failed: 2 * (MAX_LATE + 1) + 1 });
  expect(many.notes.filter((line) => line.startsWith('✗'))).toHaveLength(MAX_LATE + 1);
});

test('excuses are few, and of files that exist', () => {
  expect(EXCUSES.length).toBeLessThanOrEqual(5);
  expect(EXCUSES.filter(({ file }) => !existsSync(`${root}tests/browser/${file}`))).toEqual([]);
});
