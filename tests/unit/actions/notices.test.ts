import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../../../components/common/notice-bar';
import type { Notices } from '../../../utils/actions/notices';
import { TOAST_MS, UNDO_MS } from '../../../utils/limits';
import { readLog } from '../../../utils/log';
import { useStrings } from '../labels/strings';

await useStrings('en');
const { createNotices } = await import('../../../utils/actions/notices');

let shown: Notice | null;
let notices: Notices;

beforeEach(() => {
  vi.useFakeTimers();
  shown = null;
  notices = createNotices((notice) => {
    shown = notice;
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const textOf = () => shown?.text ?? null;
const labels = () => shown?.actions.map(({ text }) => text);
function press(label: string) {
  const action = shown?.actions.find(({ text }) => text === label);
  if (!action) throw new Error(`no action ${label}`);
  action.act();
}

describe('notices', () => {
  it('go after their time, which starts again when they are let go', () => {
    notices.say('Copied');
    vi.advanceTimersByTime(TOAST_MS - 1);
    notices.hold(true);
    vi.advanceTimersByTime(10 * TOAST_MS);
    expect(textOf()).toBe('Copied');
    notices.hold(false);
    vi.advanceTimersByTime(TOAST_MS - 1);
    expect(textOf()).toBe('Copied');
    vi.advanceTimersByTime(1);
    expect(textOf()).toBeNull();
  });

  it('stay without a time', () => {
    notices.refuse('Full');
    vi.advanceTimersByTime(10 * UNDO_MS);
    expect(textOf()).toBe('Full');
    expect(shown?.urgent).toBe(true);
  });

  it('replace each other, each with an id and a time of its own', () => {
    const first = notices.offerUndo('Deleted', () => undefined);
    vi.advanceTimersByTime(UNDO_MS - 1);
    const second = notices.offerUndo('Moved', () => undefined, 'a line more');
    expect(second).not.toBe(first);
    expect(notices.current()).toMatchObject({ id: second, text: 'Moved', more: 'a line more' });
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(textOf()).toBe('Moved');
    vi.advanceTimersByTime(1);
    expect(textOf()).toBeNull();
  });

  it('close before their action acts, so that it can show another one', () => {
    const undo = vi.fn(() => notices.say('Undone'));
    notices.offerUndo('Deleted', undo);
    expect(labels()).toEqual(['Undo']);
    press('Undo');
    expect(undo).toHaveBeenCalledOnce();
    expect(textOf()).toBe('Undone');
  });

  it('of failures are logged by their names; refusals are not', () => {
    notices.fail('saveFailed', new RangeError('稳中求进'));
    expect(readLog().at(-1)?.text).toBe('saveFailed < RangeError');
    const before = readLog();
    notices.refuse('Full');
    expect(readLog()).toEqual(before);
  });

  it('ask, and do nothing on Cancel', () => {
    const act = vi.fn();
    notices.ask('Keep it?', { text: 'Save anyway', act });
    expect(labels()).toEqual(['Save anyway', 'Cancel']);
    press('Cancel');
    expect(act).not.toHaveBeenCalled();
    expect(textOf()).toBeNull();
  });

  it('offer a retry only where there is one, and always a way to close', () => {
    notices.refuse('Full');
    expect(labels()).toEqual(['Close']);
    notices.fail('saveFailed', null, () => undefined);
    expect(labels()).toEqual(['Try again', 'Close']);
  });

  it('take further lines', () => {
    notices.append('nobody hears this');
    expect(shown).toBeNull();
    notices.say('Saved');
    notices.append('The note too');
    notices.append('And the tags');
    expect(shown?.more).toBe('The note too\nAnd the tags');
  });

  it('that hold a text come back after those that cover them', () => {
    notices.show({ text: 'Not stored', holdsText: true, actions: [{ text: 'Close', act: () => undefined }] });
    notices.say('Copied');
    notices.say('Deleted');
    vi.advanceTimersByTime(TOAST_MS);
    expect(textOf()).toBe('Not stored');
    press('Close');
    expect(textOf()).toBeNull();
  });
});

describe('a notice with a field', () => {
  const onEnter = vi.fn();
  const onLeave = vi.fn();
  beforeEach(() => {
    onEnter.mockClear();
    onLeave.mockClear();
    notices.show({
      text: 'Note',
      actions: [],
      field: { label: 'Note', value: 'old', maxLength: 100, onEnter, onLeave },
    });
  });

  it('gives what was entered, and closes', () => {
    shown?.field?.onInput('new');
    shown?.field?.onEnter('new');
    expect(textOf()).toBeNull();
    notices.leave();
    expect(onEnter.mock.calls).toEqual([['new']]);
    expect(onLeave).not.toHaveBeenCalled();
  });

  it('stores unfinished text when another notice replaces it, which is then shown', () => {
    onLeave.mockImplementation(() => notices.append('stored'));
    shown?.field?.onInput('half');
    notices.say('Copied');
    expect(onLeave.mock.calls).toEqual([['half', false]]);
    expect(shown).toMatchObject({ text: 'Copied', more: 'stored' });
  });

  it('stores unfinished text when the window closes', () => {
    notices.leave();
    expect(onLeave).not.toHaveBeenCalled();
    shown?.field?.onInput('half');
    notices.leave();
    expect(onLeave.mock.calls).toEqual([['half', true]]);
  });

  it('stores nothing where the text is as it was, or was cancelled', () => {
    shown?.field?.onInput('half');
    shown?.field?.onInput('old');
    notices.leave();
    shown?.field?.onInput('half');
    shown?.field?.onEscape();
    notices.leave();
    expect(textOf()).toBeNull();
    expect(onLeave).not.toHaveBeenCalled();
  });
});
