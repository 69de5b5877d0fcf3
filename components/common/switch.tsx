import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface SwitchProps {
  on: boolean;
  /** Full words for screen readers where the visible ones are too short. */
  label?: string;
  /** A second, quieter line. */
  hint?: string;
  onSwitch(on: boolean): void;
  children: ComponentChildren;
}

/** A switch with its words before it; the words switch it, too. */
export function Switch({ on, label, hint, onSwitch, children }: SwitchProps) {
  const id = useId();
  return (
    <label class="switch">
      <span class="switch-words">
        <span class="switch-name">{children}</span>
        {hint !== undefined && (
          <span class="switch-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-label={label}
        title={label}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onSwitch(event.currentTarget.checked)}
      />
    </label>
  );
}
