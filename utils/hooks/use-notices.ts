import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Notice, NoticeAction, NoticeField } from '../../components/notice-bar';

/** A notice that is to be shown; giving its field up takes it away. */
type ShownNotice = Omit<Notice, 'field'> & { readonly field?: Omit<NoticeField, 'onEscape'> };

export interface Notices {
  readonly notice: Notice | null;
  /** The notice as it is now, also in work that began at an earlier one. */
  current(): Notice | null;
  /** Shows a notice in place of the one before. It goes when one of its actions is chosen, its field is entered, or after `ms`. */
  show(notice: ShownNotice, ms?: number): void;
  /** Says that something failed, and offers to try it again where `retry` is given, and what else can be done. */
  fail(words: string, retry?: () => void, more?: readonly NoticeAction[]): void;
  /** Holds the notice for as long as the reader is at it; let go, it has its whole time again. */
  hold(held: boolean): void;
  dismiss(): void;
}

/** The one notice at the foot of the window. */
export function useNotices(): Notices {
  const [notice, setNotice] = useState<Notice | null>(null);
  const latest = useRef<Notice | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const time = useRef<number | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(next: ShownNotice, ms?: number) {
    clearTimeout(timer.current);
    const actions = next.actions.map(({ words, act }) => ({
      words,
      act() {
        dismiss();
        act();
      },
    }));
    const field = next.field && {
      ...next.field,
      onEnter(text: string) {
        dismiss();
        next.field?.onEnter(text);
      },
      onEscape: dismiss,
    };
    change({ ...next, actions, field });
    time.current = ms;
    hold(false);
  }

  function hold(held: boolean) {
    clearTimeout(timer.current);
    if (!held && time.current !== undefined) timer.current = setTimeout(dismiss, time.current);
  }

  function dismiss() {
    clearTimeout(timer.current);
    time.current = undefined;
    change(null);
  }

  function change(next: Notice | null) {
    latest.current = next;
    setNotice(next);
  }

  function fail(words: string, retry?: () => void, more: readonly NoticeAction[] = []) {
    const again = retry ? [{ words: i18n.t('retry'), act: retry }] : [];
    const close = { words: i18n.t('close'), act: dismiss };
    show({ id: crypto.randomUUID(), words, urgent: true, actions: [...again, ...more, close] });
  }

  return { notice, current: () => latest.current, show, fail, hold, dismiss };
}
