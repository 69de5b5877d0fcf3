import type { Ref } from 'preact';
import { useState } from 'preact/hooks';

export interface FilterBoxProps {
  /** What is typed here, for screen readers and where nothing is typed. */
  label: string;
  value: string;
  inputRef?: Ref<HTMLInputElement>;
  /** Called as the reader types; an input method's half-written pinyin is held back until it has become text. */
  onChange(value: string): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** A box for a wording that is looked for in what is shown. */
export function FilterBox({ label, value, inputRef, onChange, onKeyDown }: FilterBoxProps) {
  // While an input method composes, the box keeps its own text: drawing `value` would wipe out what is half written.
  const [composed, setComposed] = useState<string | null>(null);
  return (
    <input
      ref={inputRef}
      class="filter"
      type="text"
      inputMode="search"
      lang="zh-Hans"
      autoComplete="off"
      spellcheck={false}
      maxLength={400}
      aria-label={label}
      placeholder={label}
      value={composed ?? value}
      onInput={(event) => {
        if (event.isComposing) setComposed(event.currentTarget.value);
        else onChange(event.currentTarget.value);
      }}
      onCompositionEnd={(event) => {
        setComposed(null);
        onChange(event.currentTarget.value);
      }}
      onKeyDown={(event) => {
        if (!event.isComposing) onKeyDown?.(event);
      }}
    />
  );
}
