import { beforeEach, expect, test, vi } from 'vitest';
import type { Notice } from '../../../components/common/notice-bar';
import { MAX_USER_DOCUMENTS } from '../../../utils/limits';
import { readLog } from '../../../utils/log';
import { useStrings } from '../labels/strings';

vi.mock('../../../utils/actions/surfaces', () => ({ openLibrary: vi.fn() }));
await useStrings('en');
const { openLibrary } = await import('../../../utils/actions/surfaces');
const { createNotices } = await import('../../../utils/actions/notices');
const { formatNumber } = await import('../../../utils/labels/numbers');
const { copyText, failSave, tryChange } = await import('../../../utils/actions/failures');

let shown: Notice | null;
const notices = createNotices((notice) => {
  shown = notice;
});
const labels = () => shown?.actions.map(({ text }) => text);
const lastLine = () => readLog().at(-1);

const writeText = vi.fn<(text: string) => Promise<void>>();
beforeEach(() => {
  writeText.mockResolvedValue(undefined);
  vi.stubGlobal('navigator', { clipboard: { writeText } });
});

/** An error as messaging delivers it: only its name says what it is. */
const named = (name: string) => Object.assign(new Error('稳中求进'), { name });

test('a change that was not stored is shown with its text, and logged without it', () => {
  const retry = vi.fn();
  failSave(notices, 'snippets.changeFailed', named('StoreFullError'), retry, '稳中求进工作总基调');
  expect(labels()).toEqual(['Try again', 'Copy the text', 'To export and backup', 'Close']);
  expect(lastLine()).toMatchObject({ text: 'snippets.changeFailed < StoreFullError', count: 1 });
  shown?.actions[0].act();
  expect(retry).toHaveBeenCalledOnce();
});

test('on the way to a backup the failure stays, and is logged once', () => {
  failSave(notices, 'snippets.deleteFailed', named('StoreFullError'), () => undefined, '稳中求进');
  const before = labels();
  shown?.actions.find(({ text }) => text === 'To export and backup')?.act();
  expect(vi.mocked(openLibrary).mock.calls).toEqual([[{ view: 'files' }]]);
  expect(labels()).toEqual(before);
  expect(lastLine()).toMatchObject({ text: 'snippets.deleteFailed < StoreFullError', count: 1 });
});

test('more documents than there may be are no reason to try again', () => {
  failSave(notices, 'intake.storeFailed', named('CorpusFullError'), () => undefined);
  expect(shown?.text).toContain(formatNumber(MAX_USER_DOCUMENTS));
  expect(labels()).toEqual(['Close']);
});

test('copying the text of a failure is no other failure', async () => {
  failSave(notices, 'saveFailed', named('StoreInDoubtError'), () => undefined, '稳中求进');
  shown?.actions.find(({ text }) => text === 'Copy the text')?.act();
  await vi.waitFor(() => expect(labels()).toEqual(['Try again', 'Close']));
  expect(writeText.mock.calls).toEqual([['稳中求进']]);
  expect(lastLine()).toMatchObject({ text: 'saveFailed < StoreInDoubtError', count: 1 });
});

test('a setting that was not changed is logged', async () => {
  await tryChange(notices, () => Promise.reject(new RangeError('稳中求进')));
  expect(shown?.urgent).toBe(true);
  expect(lastLine()?.text).toBe('page.settingsFailed < RangeError');
});

test('a clipboard that takes nothing is logged', async () => {
  writeText.mockRejectedValue(named('NotAllowedError'));
  expect(await copyText('稳中求进')).toBe(false);
  expect(lastLine()?.text).toBe('A text was not copied. < NotAllowedError');
});
