import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { CardView, HideState, SaveState } from '../../utils/card-views';
import { failureText, refusalText } from '../../utils/labels/problems';
import { HIDDEN_PHRASES } from '../../utils/limits';
import { Button } from '../common/button';
import { checkIcon, hideIcon, saveIcon, searchIcon } from '../common/icons';

interface CardFootProps extends Pick<CardView, 'saveError' | 'hide' | 'onSave' | 'onHide' | 'onLookUp'> {
  /** Null where nothing can be saved: a member of the wording is shown. */
  save: SaveState | null;
}

/** The card's buttons, or in a private window a question before saving. */
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
  const notice = save === 'failed' ? failureText(saveError, i18n.t('saveFailed')) : hideProblemText(hide);
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

/** Why a phrase was not hidden; empty where it was. */
function hideProblemText(hide: HideState): string {
  if (hide === 'full') return i18n.t('hide.full', [HIDDEN_PHRASES]);
  if (hide === 'covered' || hide === 'unsure') return refusalText(hide);
  return hide === 'failed' ? i18n.t('hide.failed') : '';
}

/**
 * Moves the focus to Cancel when a question appears, so that a key held down on its button does not answer
 * it, and back to that button afterwards.
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
