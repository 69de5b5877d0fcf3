import type { ComponentChildren, Ref } from 'preact';
import { i18n } from '#i18n';
import { checkIcon, Icon, saveIcon } from './icons';

/**
 * An event handler for the user's own events only. A page can dispatch made-up events to the host of the
 * card; their `isTrusted` is false, and they are ignored.
 */
export function trusted<E extends Event>(act: (event: E) => void): (event: E) => void {
  return (event) => {
    if (event.isTrusted) act(event);
  };
}

interface ButtonProps {
  /** A drawing of `icons.tsx`. */
  icon?: string;
  /** `outlined` for the main action, `square` for an icon alone; plain text otherwise. */
  look?: 'plain' | 'outlined' | 'square';
  /** Its action is done: shown in green, and pressing it again does nothing. */
  done?: boolean;
  /** It can't be pressed now, but keeps the focus. */
  busy?: boolean;
  /** Label for screen readers; the tooltip of a button with an icon alone. */
  label?: string;
  /** Whether what it opens is open; absent where it opens nothing. */
  expanded?: boolean;
  tabIndex?: number;
  buttonRef?: Ref<HTMLButtonElement>;
  onPress(): void;
  children?: ComponentChildren;
}

/** A button that only the user can press. */
export function Button({
  icon,
  look = 'plain',
  done = false,
  busy = false,
  label,
  expanded,
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
      aria-expanded={expanded}
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

/** The progress of a save; consent in private windows is asked elsewhere. */
export type SaveMark = 'idle' | 'saving' | 'saved';

interface SaveButtonProps {
  save: SaveMark;
  /** What is saved, for screen readers and the tooltip. */
  label: string;
  tabIndex?: number;
  onSave(): void;
}

/** A small button that saves, and turns green once that is done. */
export function SaveButton({ save, label, tabIndex, onSave }: SaveButtonProps) {
  const saved = save === 'saved';
  return (
    <Button
      look="square"
      icon={saved ? checkIcon : saveIcon}
      label={saved ? i18n.t('saved') : label}
      done={saved}
      busy={save === 'saving'}
      tabIndex={tabIndex}
      onPress={onSave}
    />
  );
}
