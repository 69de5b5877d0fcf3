import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { HIDDEN_PHRASES } from '../utils/limits';
import { Button } from './button';
import { checkIcon, hideIcon, saveIcon, searchIcon } from './icons';
import { failureWords } from './store-words';

/** How far a save has come; `needsConsent` in a private window, until the reader has said yes. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'needsConsent' | 'failed';

/** The same for hiding a phrase; `full` where no more can be hidden, `covered` where the page may have covered the button. */
export type HideState = 'idle' | 'hiding' | 'needsConsent' | 'full' | 'failed' | 'covered' | 'unsure' | null;

interface CardFootProps {
  /** Null where nothing can be saved: a part of the wording is shown. */
  save: SaveState | null;
  /** Why the last save failed, where it did. */
  saveError: unknown;
  /** Null where nothing can be hidden. */
  hide: HideState;
  onSave(consent: boolean): void;
  onHide(consent: boolean): void;
  onLookUp(): void;
}

/** The card's buttons, or in a private window the question before a save. */
export function CardFoot({ save, saveError, hide, onSave, onHide, onLookUp }: CardFootProps) {
  const [declined, setDeclined] = useState(false);
  const ofSave = save === 'needsConsent';
  const asks = (ofSave || hide === 'needsConsent') && !declined;
  const { cancelRef, saveRef, hideRef } = useFocusOfQuestion(asks ? (ofSave ? 'save' : 'hide') : null);

  useEffect(() => setDeclined(false), [save, hide]);

  if (asks) {
    return (
      <div class="card-foot">
        <p class="card-notice">{ofSave ? i18n.t('private.question') : i18n.t('private.hideQuestion')}</p>
        <Button look="outlined" onPress={() => (ofSave ? onSave(true) : onHide(true))}>
          {ofSave ? i18n.t('private.saveAnyway') : i18n.t('private.hideAnyway')}
        </Button>
        <Button buttonRef={cancelRef} onPress={() => setDeclined(true)}>
          {i18n.t('cancel')}
        </Button>
      </div>
    );
  }
  const saved = save === 'saved';
  const notice = save === 'failed' ? failureWords(saveError, i18n.t('saveFailed')) : hideWords(hide);
  return (
    <div class="card-foot">
      <p class="card-notice" role="status" hidden={notice === ''}>
        {notice}
      </p>
      {save !== null && (
        <Button
          look="outlined"
          icon={saved ? checkIcon : saveIcon}
          done={saved}
          busy={save === 'saving'}
          buttonRef={saveRef}
          onPress={() => (save === 'needsConsent' ? setDeclined(false) : onSave(false))}
        >
          <span role="status">{saved ? i18n.t('saved') : i18n.t('save')}</span>
        </Button>
      )}
      <Button look={save === null ? 'outlined' : 'plain'} icon={searchIcon} onPress={onLookUp}>
        {i18n.t('lookUp')}
      </Button>
      {hide !== null && (
        <Button
          icon={hideIcon}
          buttonRef={hideRef}
          busy={hide === 'hiding'}
          onPress={() => (hide === 'needsConsent' ? setDeclined(false) : onHide(false))}
        >
          {i18n.t('hide.this')}
        </Button>
      )}
    </div>
  );
}

/** Why a phrase was not hidden; empty where nothing is to be said. */
function hideWords(hide: HideState): string {
  if (hide === 'full') return i18n.t('hide.full', [HIDDEN_PHRASES]);
  if (hide === 'covered') return i18n.t('saving.covered');
  if (hide === 'unsure') return i18n.t('saving.unsure');
  return hide === 'failed' ? i18n.t('hide.failed') : '';
}

/**
 * Moves the focus to Cancel when a question comes up, so that a key held down on its button does not answer it, and back
 * to that button when it goes.
 */
function useFocusOfQuestion(asks: 'save' | 'hide' | null) {
  const cancelRef = useRef<HTMLButtonElement>(null);
  const saveRef = useRef<HTMLButtonElement>(null);
  const hideRef = useRef<HTMLButtonElement>(null);
  const asked = useRef<typeof asks>(null);
  useEffect(() => {
    if (asks) cancelRef.current?.focus();
    else if (asked.current) (asked.current === 'save' ? saveRef : hideRef).current?.focus();
    asked.current = asks;
  }, [asks]);
  return { cancelRef, saveRef, hideRef };
}
