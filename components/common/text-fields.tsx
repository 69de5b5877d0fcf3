import type { Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { Button } from './button';
import { closeIcon, Icon, searchIcon } from './icons';

interface SearchBoxProps {
  value: string;
  inputRef: Ref<HTMLInputElement>;
  /** Called as the reader types; an input method's half-written pinyin is held back until it has become text. */
  onChange(value: string): void;
  /** The reader pressed Enter, not to end an input method's composing. */
  onEnter?(): void;
}

/** The look-up box. */
export function SearchBox({ value, inputRef, onChange, onEnter }: SearchBoxProps) {
  const field = useComposing(value, onChange);
  const box = useRef<HTMLElement>(null);
  return (
    <search class="search-box" ref={box}>
      <Icon path={searchIcon} />
      <input
        ref={inputRef}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        lang="zh-Hans"
        autoComplete="off"
        spellcheck={false}
        maxLength={QUERY_MAX_UNITS}
        aria-label={i18n.t('search.label')}
        aria-keyshortcuts="/"
        placeholder={i18n.t('search.placeholder')}
        {...field}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.isComposing) onEnter?.();
          if (event.key !== 'Escape' || event.isComposing || value === '') return;
          // In a popup Escape would close the window; with text in the box it first clears that.
          event.preventDefault();
          onChange('');
        }}
      />
      {value !== '' && (
        <Button
          look="square"
          icon={closeIcon}
          label={i18n.t('search.clear')}
          onPress={() => {
            onChange('');
            box.current?.querySelector('input')?.focus();
          }}
        />
      )}
    </search>
  );
}

interface FilterBoxProps {
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

/** An event of a text field, as far as it matters here. */
interface FieldEvent {
  readonly currentTarget: HTMLInputElement;
}

/**
 * Props of a text field whose text is `value`: `onChange` is called as the reader types, and an input method's
 * half-written pinyin is held back until it has become text. While it composes, the field keeps its own text, since
 * drawing `value` would wipe out what is half written.
 */
function useComposing(value: string, onChange: (value: string) => void) {
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
