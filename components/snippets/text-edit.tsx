import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';

export interface TextEditProps {
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
