import { i18n } from '#i18n';
import type { Notice, NoticeAction, NoticeField } from '../../components/common/notice-bar';
import { type TextName, textOf } from '../labels/problems';
import { TOAST_MS, UNDO_MS } from '../limits';
import { note } from '../log';

/** What a notice shows. Cancelling its field closes it. */
interface NoticeContent extends Omit<Notice, 'id' | 'field'> {
  readonly field?: Omit<NoticeField, 'onEscape' | 'onInput'> & {
    /** Stores unfinished text: another notice replaces this one, or the window closes. */
    onLeave(text: string, isClosing: boolean): void;
  };
  /** Set where the notice holds the only copy of the user's text: it comes back after the notices that cover it. */
  readonly holdsText?: boolean;
}

/** What the user sees of a failure. */
interface Failure {
  readonly text: string;
  /** Offered first. */
  readonly retry?: () => void;
  readonly actions?: readonly NoticeAction[];
  readonly holdsText?: boolean;
}

/** What the extension's pages say at the foot of their window: one notice at a time. */
export interface Notices {
  /** The notice shown now; null where there is none. */
  current(): Notice | null;
  /**
   * Shows a notice in place of the previous one, and returns its id. It closes when one of its actions is chosen, its
   * field is submitted, or after `ms`.
   */
  show(content: NoticeContent, ms?: number): string;
  /** Shows one line for a moment. */
  say(text: string): void;
  /** Says what was done and offers to undo it. @param more A second line. */
  offerUndo(text: string, undo: () => void, more?: string): string;
  /** Asks before doing something; Cancel is offered. @param more A second line. */
  ask(question: string, yes: NoticeAction, more?: string): void;
  /** Adds a line to the notice shown; does nothing where there is none. */
  append(text: string): void;
  /** Says that something failed, offers a retry where there is one, and notes the text's name in the log. */
  fail(name: TextName, error: unknown, retry?: () => void): void;
  /** Says why something isn't done, though nothing failed. */
  refuse(text: string): void;
  /** Keeps the notice open while the user is at it; once released it has its full time again. */
  hold(isHeld: boolean): void;
  /** Stores unfinished text as the window closes. */
  leave(): void;
  /** Stops the clock of the notice shown. */
  stop(): void;
}

/** @param onChange Gets the notice to draw whenever it changes. */
export function createNotices(onChange: (notice: Notice | null) => void): Notices {
  let shown: Notice | null = null;
  let holdsText = false;
  /** Notices that hold a text, under those shown since. */
  const covered: Notice[] = [];
  /** Stores unfinished text; null where there is none. */
  let storeUnfinished: ((isClosing: boolean) => void) | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let time: number | undefined;

  function change(next: Notice | null) {
    shown = next;
    onChange(next);
  }

  function close() {
    clearTimeout(timer);
    time = undefined;
    const next = covered.pop() ?? null;
    holdsText = next !== null;
    change(next);
  }

  function hold(isHeld: boolean) {
    clearTimeout(timer);
    if (!isHeld && time !== undefined) timer = setTimeout(close, time);
  }

  function show({ holdsText: isOnlyCopy = false, field, ...content }: NoticeContent, ms?: number): string {
    clearTimeout(timer);
    if (shown !== null && holdsText) covered.push(shown);
    const storeBefore = storeUnfinished;
    storeUnfinished = null;
    holdsText = isOnlyCopy;
    const id = crypto.randomUUID();
    change({
      ...content,
      id,
      actions: content.actions.map((action) => closing(action, close)),
      field:
        field &&
        closingField(field, close, (store) => {
          storeUnfinished = store;
        }),
    });
    time = ms;
    hold(false);
    // Last, since it may add a line to the notice that is shown now.
    storeBefore?.(false);
    return id;
  }

  return {
    current: () => shown,
    show,
    ...commonNotices(show),
    append(text) {
      if (shown !== null)
        change({ ...shown, more: shown.more === undefined ? text : `${shown.more}\n${text}` });
    },
    hold,
    leave: () => storeUnfinished?.(true),
    stop: () => clearTimeout(timer),
  };
}

/** The notices that are shown most often. */
function commonNotices(
  show: Notices['show'],
): Pick<Notices, 'say' | 'offerUndo' | 'ask' | 'fail' | 'refuse'> {
  return {
    say: (text) => void show({ text, actions: [] }, TOAST_MS),
    offerUndo: (text, undo, more) =>
      show({ text, more, actions: [{ text: i18n.t('undo'), act: undo }] }, UNDO_MS),
    ask(question, yes, more) {
      show({ text: question, more, actions: [yes, { text: i18n.t('cancel'), act: () => undefined }] });
    },
    fail(name, error, retry) {
      note(name, error);
      show(failureNotice({ text: textOf(name), retry }));
    },
    refuse: (text) => void show(failureNotice({ text })),
  };
}

/** The notice of a failure, which the user has to close. */
export function failureNotice({ text, retry, actions = [], holdsText }: Failure): NoticeContent {
  const again = retry ? [{ text: i18n.t('retry'), act: retry }] : [];
  const done = { text: i18n.t('close'), act: () => undefined };
  return { text, urgent: true, actions: [...again, ...actions, done], holdsText };
}

/** An action that closes its notice first. */
function closing({ text, act }: NoticeAction, close: () => void): NoticeAction {
  return {
    text,
    act() {
      close();
      act();
    },
  };
}

/**
 * The field as it is drawn: submitting or cancelling it closes its notice.
 * @param onUnfinished Gets what stores the text in it, or null where there is nothing to store.
 */
function closingField(
  given: NonNullable<NoticeContent['field']>,
  close: () => void,
  onUnfinished: (store: ((isClosing: boolean) => void) | null) => void,
): NoticeField {
  return {
    ...given,
    onInput(text) {
      onUnfinished(text === given.value ? null : (isClosing) => given.onLeave(text, isClosing));
    },
    onEnter(text) {
      onUnfinished(null);
      close();
      given.onEnter(text);
    },
    onEscape() {
      onUnfinished(null);
      close();
    },
  };
}
