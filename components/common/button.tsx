import type { ComponentChildren, Ref } from 'preact';
import { i18n } from '#i18n';
import { checkIcon, Icon, saveIcon } from './icons';

/**
 * An event handler that acts only on what the reader did. A page can dispatch made-up events to the host of our
 * card; those have `isTrusted` false and nothing comes of them.
 */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) act(event);
  };
}

interface ButtonProps {
  /** A drawing of `icons.ts`. */
  icon?: string;
  /** `outlined` for the one thing most readers do here, `square` for an icon alone; plain text otherwise. */
  look?: 'plain' | 'outlined' | 'square';
  /** What it did is done: shown in green, and pressing it again does nothing. */
  done?: boolean;
  /** It can't be pressed now, but keeps the focus. */
  busy?: boolean;
  /** Words for screen readers, and where the button shows an icon alone for its tooltip. */
  label?: string;
  tabIndex?: number;
  buttonRef?: Ref<HTMLButtonElement>;
  onPress(): void;
  children?: ComponentChildren;
}

/** A button that answers to the reader alone. */
export function Button({
  icon,
  look = 'plain',
  done = false,
  busy = false,
  label,
  tabIndex,
  buttonRef,
  onPress,
  children,
}: ButtonProps) {
  return (
    <button
      type="button"
      ref={buttonRef}
      class={`button ${look}${done ? ' done' : ''}`}
      aria-label={label}
      title={look === 'square' ? label : undefined}
      aria-disabled={done || busy}
      tabIndex={tabIndex}
      onClick={trusted(() => {
        if (!done && !busy) onPress();
      })}
    >
      {icon && <Icon path={icon} />}
      {children}
    </button>
  );
}

/** How far a save has come where the question of private windows is asked elsewhere. */
export type SaveMark = 'idle' | 'saving' | 'saved';

interface SaveButtonProps {
  save: SaveMark;
  /** What is saved, for screen readers and the tooltip. */
  words: string;
  tabIndex?: number;
  onSave(): void;
}

/** A small button that saves, and is green once that is done. */
export function SaveButton({ save, words, tabIndex, onSave }: SaveButtonProps) {
  const saved = save === 'saved';
  return (
    <Button
      look="square"
      icon={saved ? checkIcon : saveIcon}
      label={saved ? i18n.t('saved') : words}
      done={saved}
      busy={save === 'saving'}
      tabIndex={tabIndex}
      onPress={onSave}
    />
  );
}
