import type { Ref } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { Button } from './button';
import { closeIcon, Icon, searchIcon } from './icons';

interface SearchBoxProps {
  value: string;
  inputRef: Ref<HTMLInputElement>;
  /** Called as the user types; text that an input method is still composing is held back. */
  onChange(value: string): void;
  /** The user pressed Enter, and not to end an input method's composition. */
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
          // In a popup Escape would close the window; a first Escape clears the text instead.
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
  /** Label for screen readers, and placeholder. */
  label: string;
  value: string;
  inputRef?: Ref<HTMLInputElement>;
  /** Called as the user types; text that an input method is still composing is held back. */
  onChange(value: string): void;
  onKeyDown?(event: KeyboardEvent): void;
}

/** A field to filter by a wording. */
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

/** The part of a text field's event that is used here. */
interface FieldEvent {
  readonly currentTarget: HTMLInputElement;
}

/**
 * Props of a text field with the text `value`: `onChange` is called as the user types, but not for text that
 * an input method is still composing. While it composes, the field keeps its own text: drawing `value` would
 * wipe it out.
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
