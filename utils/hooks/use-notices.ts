import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Notice, NoticeAction, NoticeField } from '../../components/common/notice-bar';

/** A notice that is to be shown; giving its field up takes it away. */
interface ShownNotice extends Omit<Notice, 'field'> {
  readonly field?: Omit<NoticeField, 'onEscape' | 'onInput'> & {
    /** Stores what is half typed: another notice takes the place of this one, or the window is closed. */
    onLeave(text: string, isClosing: boolean): void;
  };
  /** Whether a text of the user's is in it and nowhere else: it comes back after the notices that take its place. */
  readonly holdsText?: boolean;
}

export interface Notices {
  readonly notice: Notice | null;
  /** The notice as it is now, also in work that began at an earlier one. */
  current(): Notice | null;
  /** Shows a notice in place of the one before. It goes when one of its actions is chosen, its field is entered, or after `ms`. */
  show(notice: ShownNotice, ms?: number): void;
  /** Says something beside the notice that is shown; where there is none, nothing. */
  tell(words: string): void;
  /**
   * Says that something failed, and offers to try it again where `retry` is given, and what else can be done.
   * @param holdsText As of a notice that is shown.
   */
  fail(words: string, retry?: () => void, more?: readonly NoticeAction[], holdsText?: boolean): void;
  /** Holds the notice for as long as the reader is at it; let go, it has its whole time again. */
  hold(held: boolean): void;
}

/** The one notice at the foot of the window. */
export function useNotices(): Notices {
  const [notice, setNotice] = useState<Notice | null>(null);
  const latest = useRef<Notice | null>(null);
  const isHolding = useRef(false);
  /** Notices that hold a text, under others that were shown since. */
  const covered = useRef<Notice[]>([]);
  /** Stores what is half typed; null where nothing is. */
  const leave = useRef<((isClosing: boolean) => void) | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const time = useRef<number | undefined>(undefined);
  useEffect(() => {
    const close = () => leave.current?.(true);
    addEventListener('pagehide', close);
    return () => {
      removeEventListener('pagehide', close);
      clearTimeout(timer.current);
    };
  }, []);

  function show(next: ShownNotice, ms?: number) {
    clearTimeout(timer.current);
    const { holdsText = false, field: given, ...shown } = next;
    const actions = next.actions.map(({ words, act }) => ({
      words,
      act() {
        dismiss();
        act();
      },
    }));
    const field = given && {
      ...given,
      onInput(text: string) {
        leave.current = text === given.value ? null : (isClosing) => given.onLeave(text, isClosing);
      },
      onEnter(text: string) {
        leave.current = null;
        dismiss();
        given.onEnter(text);
      },
      onEscape() {
        leave.current = null;
        dismiss();
      },
    };
    if (latest.current !== null && isHolding.current) covered.current.push(latest.current);
    const keep = leave.current;
    leave.current = null;
    isHolding.current = holdsText;
    change({ ...shown, actions, field });
    time.current = ms;
    hold(false);
    keep?.(false);
  }

  function tell(words: string) {
    const { current } = latest;
    if (current !== null)
      change({ ...current, more: current.more === undefined ? words : `${current.more}\n${words}` });
  }

  function hold(held: boolean) {
    clearTimeout(timer.current);
    if (!held && time.current !== undefined) timer.current = setTimeout(dismiss, time.current);
  }

  function dismiss() {
    clearTimeout(timer.current);
    time.current = undefined;
    const next = covered.current.pop() ?? null;
    isHolding.current = next !== null;
    change(next);
  }

  function change(next: Notice | null) {
    latest.current = next;
    setNotice(next);
  }

  function fail(words: string, retry?: () => void, more: readonly NoticeAction[] = [], holdsText = false) {
    const again = retry ? [{ words: i18n.t('retry'), act: retry }] : [];
    const close = { words: i18n.t('close'), act: () => undefined };
    const actions = [...again, ...more, close];
    show({ id: crypto.randomUUID(), words, urgent: true, actions, holdsText });
  }

  return { notice, current: () => latest.current, show, tell, fail, hold };
}
