import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';

/** Something to say at the foot of the window, with what the reader can do about it. */
export interface Notice {
  /** Another id is another notice, even in the same words. */
  readonly id: string;
  readonly words: string;
  /** A second line: what else happened, or what the user wrote. */
  readonly more?: string;
  readonly actions: readonly NoticeAction[];
  /** A line to write: Enter gives it, Escape gives the notice up. */
  readonly field?: NoticeField;
  /** Set where something failed: it is read out at once. */
  readonly urgent?: boolean;
}

export interface NoticeAction {
  readonly words: string;
  act(): void;
}

export interface NoticeField {
  readonly label: string;
  /** What stands in it at first. */
  readonly value: string;
  /** UTF-16 units. */
  readonly maxLength: number;
  /** What it holds now. */
  onInput(text: string): void;
  onEnter(text: string): void;
  /** The reader gave it up. */
  onEscape(): void;
}

export interface NoticeBarProps {
  notice: Notice | null;
  /** The pointer or the focus has come into the notice, or left it: meanwhile it does not go by itself. */
  onHold(held: boolean): void;
}

/** The one place for notices. Always in the document, so that screen readers hear what comes into it. */
export function NoticeBar({ notice, onHold }: NoticeBarProps) {
  return (
    <div class="notices" role={notice?.urgent ? 'alert' : 'status'}>
      {notice && (
        <div
          class="notice"
          key={notice.id}
          onPointerEnter={() => onHold(true)}
          onPointerLeave={() => onHold(false)}
          onFocusIn={() => onHold(true)}
          onFocusOut={() => onHold(false)}
        >
          <p>{notice.words}</p>
          {notice.more !== undefined && (
            <p class="notice-more">
              <bdi>{notice.more}</bdi>
            </p>
          )}
          {notice.field && <Field field={notice.field} />}
          <div class="notice-actions">
            {notice.actions.map(({ words, act }, at) => (
              <Button key={words} look={at === 0 ? 'outlined' : 'plain'} onPress={act}>
                {words}
              </Button>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function Field({ field: { label, value, maxLength, onInput, onEnter, onEscape } }: { field: NoticeField }) {
  const [text, setText] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus(), []);
  return (
    <form
      class="notice-form"
      onSubmit={(event) => {
        event.preventDefault();
        onEnter(text);
      }}
    >
      <input
        ref={input}
        type="text"
        lang="zh-Hans"
        aria-label={label}
        placeholder={label}
        maxLength={maxLength}
        value={text}
        onInput={({ currentTarget }) => {
          setText(currentTarget.value);
          onInput(currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || event.isComposing) return;
          // In a popup Escape would close the window.
          event.preventDefault();
          onEscape();
        }}
      />
      <button type="submit" class="button outlined">
        {i18n.t('save')}
      </button>
      <Button onPress={onEscape}>{i18n.t('cancel')}</Button>
    </form>
  );
}
