import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';

/** A message at the foot of the window, with what the user can do about it. */
export interface Notice {
  /** Another id is another notice, even with the same text. */
  readonly id: string;
  readonly text: string;
  /** A second line: what else happened, or what the user wrote. */
  readonly more?: string;
  readonly actions: readonly NoticeAction[];
  /** A line to fill in: Enter submits it, Escape cancels the notice. */
  readonly field?: NoticeField;
  /** Set where something failed: it is read out at once. */
  readonly urgent?: boolean;
}

export interface NoticeAction {
  readonly text: string;
  act(): void;
}

export interface NoticeField {
  readonly label: string;
  /** Its initial text. */
  readonly value: string;
  /** UTF-16 units. */
  readonly maxLength: number;
  /** Called with the text as it is typed. */
  onInput(text: string): void;
  onEnter(text: string): void;
  /** The user cancelled it. */
  onEscape(): void;
}

interface NoticeBarProps {
  notice: Notice | null;
  /** The pointer or the focus has entered or left the notice; in between it does not close by itself. */
  onHold(held: boolean): void;
}

/** Where notices appear. Always in the document, so that screen readers announce them. */
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
          <p>{notice.text}</p>
          {notice.more !== undefined && (
            <p class="notice-more">
              <bdi>{notice.more}</bdi>
            </p>
          )}
          {notice.field && <Field field={notice.field} />}
          <div class="notice-actions">
            {notice.actions.map(({ text, act }, at) => (
              <Button key={text} look={at === 0 ? 'outlined' : 'plain'} onPress={act}>
                {text}
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
