import type { Ref } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { TAG_MAX_UNITS, TAGS_MAX } from '../../utils/limits';
import { fold } from '../../utils/text/fold';
import { closeIcon, Icon } from '../common/icons';

interface TextEditProps {
  label: string;
  /** What it was when the editing began; the field keeps the reader's text whatever comes of it elsewhere. */
  value: string;
  /** UTF-16 units. */
  maxLength: number;
  /** Whether Shift+Enter begins a line. */
  lines: boolean;
  class?: string;
  /** Stores the text; answers whether that was done. */
  onSave(text: string): Promise<boolean>;
  /** The editing has ended; `byKey` where the focus is to go back to where it was. */
  onClose(byKey: boolean): void;
}

/** A text that is edited in its place and grows with its lines. Enter or leaving it saves, Escape takes back. */
export function TextEdit({ label, value, maxLength, lines, class: name, onSave, onClose }: TextEditProps) {
  const [text, setText] = useState(value);
  const [state, setState] = useState<'editing' | 'saving' | 'failed'>('editing');
  const field = useRef<HTMLTextAreaElement>(null);
  const first = useRef(value);
  const isDone = useRef(false);

  useLayoutEffect(() => {
    const { current } = field;
    current?.focus({ preventScroll: true });
    current?.setSelectionRange(current.value.length, current.value.length);
  }, []);
  useLayoutEffect(() => {
    const { current } = field;
    if (!current) return;
    current.style.height = '0';
    current.style.height = `${current.scrollHeight + 2}px`;
    current.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, [text]);

  async function finish(byKey: boolean) {
    if (isDone.current) return;
    isDone.current = true;
    const tidy = text.trim();
    if (tidy === first.current.trim()) return onClose(byKey);
    setState('saving');
    if (await onSave(tidy)) return onClose(byKey);
    isDone.current = false;
    setState('failed');
  }
  const latest = useRef(finish);
  latest.current = finish;
  // The row can go while it is edited: what was typed is kept even then.
  useEffect(() => () => void latest.current(false), []);

  return (
    <div class="text-edit">
      <textarea
        ref={field}
        class={name}
        rows={1}
        aria-label={label}
        placeholder={label}
        maxLength={maxLength}
        value={text}
        aria-busy={state === 'saving'}
        onInput={(event) => setText(event.currentTarget.value)}
        onBlur={() => void finish(false)}
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Escape') {
            isDone.current = true;
            event.preventDefault();
            onClose(true);
          }
          if (event.key !== 'Enter' || (lines && event.shiftKey)) return;
          event.preventDefault();
          void finish(true);
        }}
      />
      <p class="text-edit-hint" role="status">
        {stateWords(state, lines)}
      </p>
    </div>
  );
}

function stateWords(state: 'editing' | 'saving' | 'failed', lines: boolean): string {
  if (state === 'saving') return i18n.t('snippets.saving');
  if (state === 'failed') return i18n.t('snippets.changeFailed');
  return lines ? i18n.t('snippets.noteKeys') : i18n.t('snippets.titleKeys');
}

interface TagEditProps {
  tags: readonly string[];
  /** Tags there are, most frequent first. */
  known: readonly string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
  /** The editing has ended; `byKey` where the focus is to go back to where it was. */
  onClose(byKey: boolean): void;
}

/** A snippet's tags, to be added and taken away; each change is stored at once. */
export function TagEdit({ tags, known, onAdd, onRemove, onClose }: TagEditProps) {
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be laid out in a line everywhere.
    <div
      ref={box}
      class="tag-edit"
      role="group"
      aria-label={i18n.t('snippets.tags')}
      onFocusOut={({ relatedTarget }) => {
        if (!box.current?.contains(relatedTarget as Node | null)) onClose(false);
      }}
    >
      {tags.map((tag) => (
        <span class="snippet-tag" key={tag}>
          {tag}
          <button
            type="button"
            aria-label={i18n.t('snippets.removeTag', [tag])}
            onClick={() => {
              onRemove(tag);
              input.current?.focus();
            }}
          >
            <Icon path={closeIcon} />
          </button>
        </span>
      ))}
      {tags.length < TAGS_MAX && (
        <TagInput
          label={i18n.t('snippets.addTag')}
          known={known}
          taken={tags}
          addsOnLeave
          inputRef={input}
          onAdd={(tag) => {
            if (!tags.includes(tag)) onAdd(tag);
          }}
          onBackspace={() => {
            const last = tags.at(-1);
            if (last !== undefined) onRemove(last);
          }}
          onClose={() => onClose(true)}
        />
      )}
    </div>
  );
}

interface TagInputProps {
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
