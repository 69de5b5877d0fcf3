import { expect, test } from 'vitest';
import { isBackupDue } from '../../../utils/backup/write-backup';
import { BACKUP_AGE_MS, BACKUP_WORTH } from '../../../utils/limits';

const now = Date.UTC(2026, 10, 21);
const state = { things: BACKUP_WORTH, hasChanged: true, backedUpAt: null, putOffAt: null };

test.each([
  ['a backup of just now', now, false],
  ['an old backup', now - BACKUP_AGE_MS, true],
  ['a backup of a time to come', now + 1, true],
  ['a backup of years to come', now + 10 * BACKUP_AGE_MS, true],
])('%s', (_, time, due) => {
  expect(isBackupDue({ ...state, backedUpAt: time }, now)).toBe(due);
  expect(isBackupDue({ ...state, putOffAt: time }, now)).toBe(due);
});
