import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Notice } from '../../utils/card-views';
import { failureText, refusalText } from '../../utils/labels/problems';
import { NOTE_MAX_UNITS, TOAST_MS, UNDO_MS } from '../../utils/limits';
import { Button, trusted } from '../common/button';
import { checkIcon, closeIcon, Icon } from '../common/icons';

/**
 * Reports a save on the page, with undo and a field for a note. It closes by itself where nothing is left to
 * do.
 */
export function Toast(props: Notice) {
  const { state, text, isEditing, problem, onSave, onUndo, onEdit, onClose } = props;
  const { holder, holds } = useHolding(props);
  const edit = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && !isEditing) edit.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const isNew = state === 'saved' || state === 'notLookedUp';
  const isStored = isNew || state === 'known' || state === 'noted';
  const isGood = isStored && problem === null;

  return (
    <div class={`toast${isGood ? ' saved' : ''}`} ref={holder} {...holds}>
      {isGood && <Icon path={checkIcon} />}
      <div class="toast-words">
        <p role={state === 'failed' || problem ? 'alert' : 'status'}>{words(props)}</p>
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
            {(isNew || state === 'hidden') && <Button onPress={onUndo}>{i18n.t('undo')}</Button>}
            {isStored && (
              <Button buttonRef={edit} onPress={onEdit}>
                {props.note === '' ? i18n.t('saving.addNote') : i18n.t('saving.editNote')}
              </Button>
            )}
            {state === 'failed' && (
              <Button look="outlined" onPress={() => onSave(false)}>
                {i18n.t('retry')}
              </Button>
            )}
            {state === 'private' && (
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

function NoteField({ note, problem, onType, onNote }: Notice) {
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

/** Closes the toast after a while, unless the pointer or the focus is in it, or it waits for the user. */
function useHolding({ state, isEditing, problem, onClose }: Notice) {
  const [isHovered, setHovered] = useState(false);
  const holder = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const waits = isHovered || isEditing || problem !== null || /^(saving|private|failed)$/.test(state);
  useEffect(() => {
    if (waits) return;
    // Focus events are stopped before they get here: pages that trap the focus in a dialog must not hear
    // them.
    const onTime = () => holder.current?.matches(':focus-within') || close.current();
    const timer = setInterval(onTime, /^(removed|nothing|unhidden)$/.test(state) ? TOAST_MS : UNDO_MS);
    return () => clearInterval(timer);
  }, [waits, state]);
  const holds = { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) };
  return { holder, holds };
}

function words({ state, problem, error }: Notice): string {
  if (problem === 'undo') return i18n.t('saving.undoFailed');
  if (problem === 'note') return i18n.t('saving.noteFailed');
  if (problem === 'gone') return i18n.t('saving.gone');
  if (problem !== null) return refusalText(problem);
  switch (state) {
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
      return failureText(error, i18n.t('noticeFailed'));
  }
}
