import type { ComponentChildren, Ref } from 'preact';
import { Icon } from './icon';
import { trusted } from './trusted';

export interface ButtonProps {
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
