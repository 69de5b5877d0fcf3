import type { Ref } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { TAG_MAX_UNITS } from '../../utils/limits';
import { fold } from '../../utils/text/fold';

export interface TagInputProps {
  label: string;
  /** Tags there are, most frequent first. */
  known: readonly string[];
  /** Those that need not be suggested. */
  taken: readonly string[];
  /** Whether leaving the field adds what was typed; where much hangs on it, only a key does. */
  addsOnLeave: boolean;
  inputRef?: Ref<HTMLInputElement>;
  onAdd(tag: string): void;
  /** Backspace with nothing typed. */
  onBackspace?(): void;
  /** Enter with nothing typed, or Escape. */
  onClose(): void;
}

/** Suggestions at once: a glance. */
const SUGGESTED = 6;

/** A tag without what would make two of one: white space at its ends and in rows; empty where nothing is left. */
function tidyTag(text: string): string {
  return text.normalize().replace(/\s+/g, ' ').trim().slice(0, TAG_MAX_UNITS);
}

/** A field for a tag, with those there are to choose from. Enter or a comma adds it. */
export function TagInput({
  label,
  known,
  taken,
  addsOnLeave,
  inputRef,
  onAdd,
  onBackspace,
  onClose,
}: TagInputProps) {
  const [text, setState] = useState('');
  // The field can be left before what was typed last is drawn.
  const typed = useRef('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const id = useId();
  const wanted = fold(text);
  const leave = useRef(() => {});
  leave.current = () => {
    if (addsOnLeave) add(typed.current);
  };
  // The row can go while it is edited, without the field's being left first.
  useEffect(() => () => leave.current(), []);
  const options = known
    .filter((tag) => !taken.includes(tag) && fold(tag).includes(wanted))
    .slice(0, SUGGESTED);
  const isOpen = open && options.length > 0;

  function setText(next: string) {
    typed.current = next;
    setState(next);
  }

  function add(words: string) {
    const tag = tidyTag(words);
    setText('');
    setActive(-1);
    // One that differs in its width or its characters' form alone is the one there is.
    if (tag !== '') onAdd(known.find((each) => fold(each) === fold(tag)) ?? tag);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && options.length > 0) {
      setOpen(true);
      setActive((active + step + options.length + (active < 0 && step < 0 ? 1 : 0)) % options.length);
    } else if (event.key === 'Enter') {
      const chosen = isOpen ? options[active] : undefined;
      if (chosen === undefined && tidyTag(text) === '') onClose();
      else add(chosen ?? text);
    } else if (event.key === 'Escape') {
      setText('');
      onClose();
    } else if (event.key === 'Backspace' && text === '' && onBackspace) onBackspace();
    else return;
    event.preventDefault();
  }

  return (
    <span class="tag-input">
      <input
        ref={inputRef}
        type="text"
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded={isOpen}
        aria-controls={`${id}-options`}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && active >= 0 ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellcheck={false}
        maxLength={TAG_MAX_UNITS}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false);
          leave.current();
        }}
        onInput={(event) => {
          const { value } = event.currentTarget;
          if (event.isComposing || !/[,，]/.test(value)) setText(value);
          else for (const part of value.split(/[,，]/)) add(part);
          setActive(-1);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div
          class="tag-options"
          role="listbox"
          id={`${id}-options`}
          aria-label={i18n.t('snippets.knownTags')}
        >
          {options.map((tag, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys go to the field.
            <div
              key={tag}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              // A press would take the focus from the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(tag)}
            >
              {tag}
            </div>
          ))}
        </div>
      )}
    </span>
  );
}
