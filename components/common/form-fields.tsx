import type { ComponentChildren } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { NAME_MAX_UNITS } from '../../utils/limits';

interface TextFieldProps extends Pick<FieldProps, 'hint' | 'problem'> {
  /** Of the input element. */
  name: string;
  label: string;
  value: string;
  lang?: string;
  autoComplete?: 'off';
  maxLength?: number;
  onText(text: string): void;
}

/** A field for a line of text, with what is wrong with it. */
export function TextField({
  label,
  hint,
  problem,
  onText,
  maxLength = NAME_MAX_UNITS,
  ...input
}: TextFieldProps) {
  return (
    <Field name={label} hint={hint} problem={problem}>
      {(attributes) => (
        <input
          type="text"
          maxLength={maxLength}
          {...attributes}
          {...input}
          onInput={(event) => onText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface SelectFieldProps<Value extends string> extends Pick<FieldProps, 'hint' | 'problem'> {
  /** Of the select element. */
  name: string;
  label: string;
  value: Value;
  /** Values with their names. */
  options: readonly (readonly [Value, string])[];
  /** Whether keys only go through the list, and Enter or leaving the field chooses: for choices that take time. */
  isCostly?: boolean;
  onChoose(value: Value): void;
}

/** A choice from a list. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { name, label, hint, problem, value, options, isCostly = false, onChoose } = props;
  const isByKeys = useRef(false);
  const [passing, setPassing] = useState<Value | null>(null);

  function choose(chosen: Value | null) {
    setPassing(null);
    if (chosen !== null) onChoose(chosen);
  }

  return (
    <Field name={label} hint={hint} problem={problem}>
      {(attributes) => (
        <select
          class="select"
          {...attributes}
          name={name}
          value={passing ?? value}
          onKeyDown={(event) => {
            isByKeys.current = event.key !== 'Enter';
            if (isByKeys.current || passing === null) return;
            event.preventDefault();
            choose(passing);
          }}
          onPointerDown={() => {
            isByKeys.current = false;
          }}
          onBlur={() => {
            isByKeys.current = false;
            choose(passing);
          }}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Value;
            if (isCostly && isByKeys.current) setPassing(chosen);
            else choose(chosen);
          }}
        >
          {options.map(([each, text]) => (
            <option value={each} key={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface FieldProps {
  name: string;
  hint?: string;
  /** What is wrong with it; null where nothing is. */
  problem?: string | null;
  /** Gets the attributes that connect the field to its problem. */
  children(problem: { 'aria-invalid'?: 'true'; 'aria-describedby'?: string }): ComponentChildren;
}

function Field({ name, hint, problem = null, children }: FieldProps) {
  const id = useId();
  const message = problem ?? hint;
  const describedBy = message === undefined ? {} : { 'aria-describedby': id };
  return (
    <div class="field">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the field is what `children` makes. */}
      <label>
        <span class="field-name">{name}</span>
        {children(problem === null ? describedBy : { ...describedBy, 'aria-invalid': 'true' })}
      </label>
      {message !== undefined && (
        <p
          class={problem === null ? 'field-hint' : 'field-problem'}
          id={id}
          role={problem === null ? undefined : 'alert'}
        >
          {message}
        </p>
      )}
    </div>
  );
}
