import type { Ref, TargetedInputEvent } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { TAG_MAX_UNITS, TAGS_MAX } from '../../utils/limits';
import { fold } from '../../utils/text/fold';
import { closeIcon, Icon } from '../common/icons';

interface TextEditProps {
  label: string;
  /** The text at the start; later changes elsewhere don't touch the field. */
  value: string;
  /** UTF-16 units. */
  maxLength: number;
  /** Whether Shift+Enter starts a new line. */
  lines: boolean;
  class?: string;
  /** Stores the text; resolves to whether that was done. */
  onSave(text: string): Promise<boolean>;
  /** Editing has ended; `byKey` where the focus should return to where it was. */
  onClose(byKey: boolean): void;
}

/** A text edited in place that grows with its lines. Enter or leaving it saves, Escape cancels. */
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
  // The row may disappear while it is edited: what was typed is saved even then.
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
        {stateText(state, lines)}
      </p>
    </div>
  );
}

function stateText(state: 'editing' | 'saving' | 'failed', lines: boolean): string {
  if (state === 'saving') return i18n.t('snippets.saving');
  if (state === 'failed') return i18n.t('snippets.changeFailed');
  return lines ? i18n.t('snippets.noteKeys') : i18n.t('snippets.titleKeys');
}

interface TagEditProps {
  tags: readonly string[];
  /** Tags in use, most frequent first. */
  known: readonly string[];
  onAdd(tag: string): void;
  onRemove(tag: string): void;
  /** Editing has ended; `byKey` where the focus should return to where it was. */
  onClose(byKey: boolean): void;
}

/** A snippet's tags, to add and remove; each change is stored at once. */
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
  /** Tags in use, most frequent first. */
  known: readonly string[];
  /** Tags that are not suggested. */
  taken: readonly string[];
  /** Whether leaving the field adds what was typed; where many snippets are affected, only a key does. */
  addsOnLeave: boolean;
  inputRef?: Ref<HTMLInputElement>;
  onAdd(tag: string): void;
  /** Backspace with nothing typed. */
  onBackspace?(): void;
  /** Enter with nothing typed, or Escape. */
  onClose(): void;
}

/** Maximum number of suggestions shown. */
const MAX_SUGGESTIONS = 6;

/** Trims and collapses white space, which would make two tags of one; empty where nothing is left. */
function tidyTag(text: string): string {
  return text.normalize().replace(/\s+/g, ' ').trim().slice(0, TAG_MAX_UNITS);
}

/** The tags that contain what was typed and are not taken, at most MAX_SUGGESTIONS. */
function suggestions(text: string, known: readonly string[], taken: readonly string[]): string[] {
  const wanted = fold(text);
  return known.filter((tag) => !taken.includes(tag) && fold(tag).includes(wanted)).slice(0, MAX_SUGGESTIONS);
}

/** What is typed into a field for a tag, and the suggestions for it. */
function useTagInput({ known, taken, addsOnLeave, onAdd, onBackspace, onClose }: TagInputProps) {
  const [text, setState] = useState('');
  // The field may be left before the last input is drawn.
  const typed = useRef('');
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const leave = useRef(() => {});
  leave.current = () => {
    if (addsOnLeave) add(typed.current);
  };
  // The row may disappear while it is edited, without a blur event.
  useEffect(() => () => leave.current(), []);
  const options = suggestions(text, known, taken);
  const isOpen = open && options.length > 0;

  function setText(next: string) {
    typed.current = next;
    setState(next);
  }

  function add(input: string) {
    const tag = tidyTag(input);
    setText('');
    setActive(-1);
    // A tag that differs from an existing one only in width or character form is that one.
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

  function onInput(event: TargetedInputEvent<HTMLInputElement>) {
    const { value } = event.currentTarget;
    if (event.isComposing || !/[,，]/.test(value)) setText(value);
    else for (const part of value.split(/[,，]/)) add(part);
    setActive(-1);
    setOpen(true);
  }

  function onBlur() {
    setOpen(false);
    leave.current();
  }

  return {
    text,
    options,
    /** Index of the suggestion that Enter takes; -1 where none is chosen. */
    active,
    isOpen,
    add,
    /** Handlers of the input element. */
    input: { onFocus: () => setOpen(true), onBlur, onInput, onKeyDown },
  };
}

/** A field for a tag, with suggestions. Enter or a comma adds it. */
export function TagInput(props: TagInputProps) {
  const { label } = props;
  const { text, options, active, isOpen, add, input } = useTagInput(props);
  const id = useId();

  return (
    <span class="tag-input">
      <input
        ref={props.inputRef}
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
        {...input}
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
              // A press would blur the field.
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
