import type { Ref } from 'preact';
import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { QUERY_MAX_UNITS } from '../../utils/limits';
import { Button } from './button';
import { Icon } from './icon';
import { closeIcon, searchIcon } from './icons';
import { useComposing } from './use-composing';

export interface SearchBoxProps {
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
