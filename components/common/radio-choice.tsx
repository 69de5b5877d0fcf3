import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface RadioChoiceProps<V extends string> {
  /** Of the fieldset, besides `choice`. */
  class?: string;
  legend: string;
  /** Whether the legend is read aloud only. */
  hidesLegend?: boolean;
  options: readonly { readonly value: V; readonly name: string; readonly why: string }[];
  chosen: V;
  onChoose(value: V): void;
  /** What follows the options. */
  children?: ComponentChildren;
}

/** One of a few options, each with what it means. */
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
