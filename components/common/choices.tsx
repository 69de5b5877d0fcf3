import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface SwitchProps {
  on: boolean;
  /** Full label for screen readers, where the visible one is too short. */
  label?: string;
  /** A second, quieter line. */
  hint?: string;
  onSwitch(on: boolean): void;
  children: ComponentChildren;
}

/** A switch with its label before it; pressing the label switches too. */
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

interface RadioChoiceProps<V extends string> {
  /** Class of the fieldset, besides `choice`. */
  class?: string;
  legend: string;
  /** Whether only screen readers get the legend. */
  hidesLegend?: boolean;
  options: readonly { readonly value: V; readonly name: string; readonly why: string }[];
  chosen: V;
  onChoose(value: V): void;
  /** Shown after the options. */
  children?: ComponentChildren;
}

/** A choice of one option; each says what it means. */
export function RadioChoice<V extends string>(props: RadioChoiceProps<V>) {
  const id = useId();
  return (
    <fieldset class={props.class ? `choice ${props.class}` : 'choice'}>
      <legend class={props.hidesLegend ? 'only-read-aloud' : undefined}>{props.legend}</legend>
      {props.options.map(({ value, name, why }) => (
        <label key={value}>
          <input
            type="radio"
            name={id}
            value={value}
            checked={value === props.chosen}
            aria-describedby={`${id}-${value}`}
            onChange={() => props.onChoose(value)}
          />
          <span>
            <span class="choice-name">{name}</span>
            <span class="choice-why" id={`${id}-${value}`}>
              {why}
            </span>
          </span>
        </label>
      ))}
      {props.children}
    </fieldset>
  );
}

/** A value and what it is called. */
export interface Choice<V extends string> {
  readonly value: V;
  readonly name: string;
}

interface SegmentsProps<V extends string> {
  /** What is chosen, for screen readers. */
  label: string;
  options: readonly Choice<V>[];
  chosen: V;
  onChoose(value: V): void;
}

/** A choice of a few short options side by side. */
export function Segments<V extends string>({ label, options, chosen, onChoose }: SegmentsProps<V>) {
  return (
    <fieldset class="segments">
      <legend class="only-read-aloud">{label}</legend>
      {options.map(({ value, name }) => (
        <button
          type="button"
          key={value}
          class="segment"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
