import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';
import { checkIcon, saveIcon, searchIcon } from './icons';
import { failureWords } from './store-words';

/** How far a save has come; `needsConsent` in a private window, until the reader has said yes. */
export type SaveState = 'idle' | 'saving' | 'saved' | 'needsConsent' | 'failed';

interface CardFootProps {
  /** Null where nothing can be saved: a part of the wording is shown. */
  save: SaveState | null;
  /** Why the last save failed, where it did. */
  saveError: unknown;
  onSave(consent: boolean): void;
  onLookUp(): void;
}

/** The card's buttons, or in a private window the question before a save. */
export function CardFoot({ save, saveError, onSave, onLookUp }: CardFootProps) {
  const [declined, setDeclined] = useState(false);
  const asks = save === 'needsConsent' && !declined;
  const { cancelRef, saveRef } = useFocusOfQuestion(asks);

  useEffect(() => {
    if (save !== 'needsConsent') setDeclined(false);
  }, [save]);

  if (asks) {
    return (
      <div class="card-foot">
        <p class="card-notice">{i18n.t('private.question')}</p>
        <Button look="outlined" onPress={() => onSave(true)}>
          {i18n.t('private.saveAnyway')}
        </Button>
        <Button buttonRef={cancelRef} onPress={() => setDeclined(true)}>
          {i18n.t('cancel')}
        </Button>
      </div>
    );
  }
  const saved = save === 'saved';
  return (
    <div class="card-foot">
      <p class="card-notice" role="status" hidden={save !== 'failed'}>
        {save === 'failed' && failureWords(saveError, i18n.t('saveFailed'))}
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
    </div>
  );
}

/**
 * Moves the focus to Cancel when the question comes up, so that a key held down on Save does not answer it, and back
 * to Save when it goes.
 */
function useFocusOfQuestion(asks: boolean) {
  const cancelRef = useRef<HTMLButtonElement>(null);
  const saveRef = useRef<HTMLButtonElement>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asks) cancelRef.current?.focus();
    else if (asked.current) saveRef.current?.focus();
    asked.current = asks;
  }, [asks]);
  return { cancelRef, saveRef };
}
