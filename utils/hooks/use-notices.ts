import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Notice, NoticeAction } from '../../components/notice-bar';

export interface Notices {
  readonly notice: Notice | null;
  /** The notice as it is now, also in work that began at an earlier one. */
  current(): Notice | null;
  /** Shows a notice in place of the one before. It goes when one of its actions is chosen, or after `ms`. */
  show(notice: Notice, ms?: number): void;
  /** Says that something failed, and offers to try it again where `retry` is given, and what else can be done. */
  fail(words: string, retry?: () => void, more?: readonly NoticeAction[]): void;
  dismiss(): void;
}

/** The one notice at the foot of the window. */
export function useNotices(): Notices {
  const [notice, setNotice] = useState<Notice | null>(null);
  const latest = useRef<Notice | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  function show(next: Notice, ms?: number) {
    clearTimeout(timer.current);
    const actions = next.actions.map(({ words, act }) => ({
      words,
      act() {
        dismiss();
        act();
      },
    }));
    change({ ...next, actions });
    if (ms !== undefined) timer.current = setTimeout(dismiss, ms);
  }

  function dismiss() {
    clearTimeout(timer.current);
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

  return { notice, current: () => latest.current, show, fail, dismiss };
}
