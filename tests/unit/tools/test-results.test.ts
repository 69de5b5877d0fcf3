import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EXCUSES, tallyOf } from '../../tools/test-results';
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

test('a test that passed at the second try has failed, unless its file is excused', () => {
  const excuses = [{ file: 'card.test.ts', reason: 'why' }];
  expect(tallyOf({ testResults: [results('popup.test.ts')] }, excuses)).toEqual({
    passed: 1,
    failed: 2,
    notes: ['✗ passed at the second try: second: Error: no card is open'],
  });
  expect(tallyOf({ testResults: [results('card.test.ts'), results('one-card.test.ts')] }, excuses)).toEqual({
    passed: 3,
    failed: 3,
    notes: [
      '✓ passed at the second try: second: Error: no card is open (excused: why)',
      '✗ passed at the second try: second: Error: no card is open',
    ],
  });
});

test('excuses are few, and of files that exist', () => {
  expect(EXCUSES.length).toBeLessThanOrEqual(5);
  expect(EXCUSES.filter(({ file }) => !existsSync(`${root}tests/browser/${file}`))).toEqual([]);
});
