import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { NOTE_MAX_UNITS, TOAST_MS, UNDO_MS } from '../utils/limits';
import { Button } from './button';
import { Icon } from './icon';
import { checkIcon, closeIcon } from './icons';
import { failureWords } from './store-words';
import { trusted } from './trusted';

export interface ToastProps {
  /** How the save stands, or that a phrase is hidden or shown again: `notLookedUp` was saved and could not be looked up, `known` was saved before, `private` waits for the reader's yes, `nothing` was selected. */
  stand:
    | 'saving'
    | 'saved'
    | 'notLookedUp'
    | 'known'
    | 'noted'
    | 'removed'
    | 'private'
    | 'failed'
    | 'nothing'
    | 'hidden'
    | 'unhidden';
  /** The snippet's text. */
  text: string;
  note: string;
  isEditing: boolean;
  /** What could not be done; `gone` where a note was not stored as its snippet was deleted meanwhile. */
  problem: 'undo' | 'note' | 'gone' | 'covered' | 'unsure' | null;
  /** Whether the note of the snippet before was stored for this notice to be shown. */
  isNoteKept: boolean;
  /** Why a save failed; null where it did not. */
  error: unknown;
  onSave(consent: boolean): void;
  onUndo(): void;
  onEdit(): void;
  /** What the field holds now. */
  onType(note: string): void;
  /** Stores the note; where its snippet is gone, that is saved again with it. */
  onNote(note: string): void;
  /** The reader closed it, or it has been read. */
  onClose(): void;
}

/** Says on the page what came of a save, with undo and a field for a note. It goes by itself where nothing is left to be done. */
export function Toast(props: ToastProps) {
  const { stand, text, isEditing, problem, onSave, onUndo, onEdit, onClose } = props;
  const { holder, holds } = useHolding(props);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) edit.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const isNew = stand === 'saved' || stand === 'notLookedUp';
  const isStored = isNew || stand === 'known' || stand === 'noted';
  const isGood = isStored && problem === null;

  return (
    <div class={`toast${isGood ? ' saved' : ''}`} ref={holder} {...holds}>
      {isGood && <Icon path={checkIcon} />}
      <div class="toast-words">
        <p role={stand === 'failed' || problem ? 'alert' : 'status'}>{words(props)}</p>
        {text !== '' && (
          <p class="toast-text" lang="zh-Hans">
            {text}
          </p>
        )}
        {props.isNoteKept && <p>{i18n.t('saving.noteKept')}</p>}
        {isEditing ? (
          <NoteField {...props} />
        ) : (
          <div class="toast-actions">
            {(isNew || stand === 'hidden') && <Button onPress={onUndo}>{i18n.t('undo')}</Button>}
            {isStored && (
              <Button buttonRef={edit} onPress={onEdit}>
                {props.note === '' ? i18n.t('saving.addNote') : i18n.t('saving.editNote')}
              </Button>
            )}
            {stand === 'failed' && (
              <Button look="outlined" onPress={() => onSave(false)}>
                {i18n.t('retry')}
              </Button>
            )}
            {stand === 'private' && (
              <>
                <Button look="outlined" onPress={() => onSave(true)}>
                  {i18n.t('private.saveAnyway')}
                </Button>
                <Button onPress={onClose}>{i18n.t('cancel')}</Button>
              </>
            )}
          </div>
        )}
      </div>
      <Button look="square" icon={closeIcon} label={i18n.t('close')} onPress={onClose} />
    </div>
  );
}

function NoteField({ note, problem, onType, onNote }: ToastProps) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const send = () => onNote(field.current?.value.trim() ?? '');
  return (
    <form
      class="toast-note"
      onSubmit={(event) => {
        event.preventDefault();
        trusted(send)(event);
      }}
    >
      <input
        ref={field}
        aria-label={i18n.t('saving.note')}
        placeholder={i18n.t('saving.note')}
        maxLength={NOTE_MAX_UNITS}
        defaultValue={note}
        autocomplete="off"
        onInput={(event) => onType(event.currentTarget.value)}
      />
      <Button look="outlined" onPress={send}>
        {problem === 'gone' ? i18n.t('saving.saveBoth') : i18n.t('saving.saveNote')}
      </Button>
    </form>
  );
}

/** Closes the toast in time, unless the pointer or the focus is in it, or something waits for the reader. */
function useHolding({ stand, isEditing, problem, onClose }: ToastProps) {
  const [isHovered, setHovered] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const waits = isHovered || isEditing || problem !== null || /^(saving|private|failed)$/.test(stand);
  useEffect(() => {
    if (waits) return;
    // Events of the focus are stopped before they get here: pages that hold the focus in a dialog must not hear them.
    const onTime = () => holder.current?.matches(':focus-within') || close.current();
    const timer = setInterval(onTime, /^(removed|nothing|unhidden)$/.test(stand) ? TOAST_MS : UNDO_MS);
    return () => clearInterval(timer);
  }, [waits, stand]);
  const holds = { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) };
  return { holder, holds };
}

function words({ stand, problem, error }: ToastProps): string {
  if (problem === 'undo') return i18n.t('saving.undoFailed');
  if (problem === 'note') return i18n.t('saving.noteFailed');
  if (problem === 'gone') return i18n.t('saving.gone');
  if (problem === 'covered') return i18n.t('saving.covered');
  if (problem === 'unsure') return i18n.t('saving.unsure');
  switch (stand) {
    case 'saving':
      return i18n.t('saving.saving');
    case 'saved':
      return i18n.t('noticeSaved');
    case 'notLookedUp':
      return i18n.t('noticeNotLookedUp');
    case 'known':
      return i18n.t('saving.known');
    case 'noted':
      return i18n.t('saving.noted');
    case 'removed':
      return i18n.t('saving.removed');
    case 'private':
      return i18n.t('private.question');
    case 'hidden':
      return i18n.t('hide.done');
    case 'unhidden':
      return i18n.t('hide.undone');
    case 'nothing':
      return i18n.t('saving.nothing');
    case 'failed':
      return failureWords(error, i18n.t('noticeFailed'));
  }
}
