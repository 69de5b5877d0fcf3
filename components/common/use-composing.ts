import { useState } from 'preact/hooks';

/** An event of a text field, as far as it matters here. */
interface FieldEvent {
  readonly currentTarget: HTMLInputElement;
}

/**
 * Props of a text field whose text is `value`: `onChange` is called as the reader types, and an input method's
 * half-written pinyin is held back until it has become text. While it composes, the field keeps its own text, since
 * drawing `value` would wipe out what is half written.
 */
export function useComposing(value: string, onChange: (value: string) => void) {
  const [composed, setComposed] = useState<string | null>(null);
  return {
    value: composed ?? value,
    onInput(event: FieldEvent & { readonly isComposing: boolean }) {
      if (event.isComposing) setComposed(event.currentTarget.value);
      else onChange(event.currentTarget.value);
    },
    onCompositionEnd(event: FieldEvent) {
      setComposed(null);
      onChange(event.currentTarget.value);
    },
  };
}
