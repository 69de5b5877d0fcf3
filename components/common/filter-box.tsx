import type { Ref } from 'preact';
import { useComposing } from './use-composing';

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
  const field = useComposing(value, onChange);
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
      {...field}
      onKeyDown={(event) => {
        if (!event.isComposing) onKeyDown?.(event);
      }}
    />
  );
}
