import { useEffect } from 'preact/hooks';
import { i18n } from '#i18n';
import { TOAST_MS } from '../utils/limits';
import { Button } from './button';
import { Icon } from './icon';
import { checkIcon, closeIcon } from './icons';

export interface ToastProps {
  outcome: 'saved' | 'private' | 'failed';
  /** The snippet's text. */
  text: string;
  /** The reader closed it, or it has been read: a saved snippet's says goodbye after TOAST_MS by itself. */
  onClose(): void;
}

/** Says briefly on the page what came of a save from the context menu. */
export function Toast({ outcome, text, onClose }: ToastProps) {
  useEffect(() => {
    if (outcome !== 'saved') return;
    const timer = setTimeout(onClose, TOAST_MS);
    return () => clearTimeout(timer);
  }, [outcome, onClose]);

  return (
    <div class={`toast ${outcome}`} role={outcome === 'saved' ? 'status' : 'alert'}>
      {outcome === 'saved' && <Icon path={checkIcon} />}
      <div class="toast-words">
        <p>{words(outcome)}</p>
        <p class="toast-text" lang="zh-Hans">
          {text}
        </p>
      </div>
      <Button look="square" icon={closeIcon} label={i18n.t('close')} onPress={onClose} />
    </div>
  );
}

function words(outcome: ToastProps['outcome']): string {
  if (outcome === 'saved') return i18n.t('noticeSaved');
  return outcome === 'private' ? i18n.t('noticePrivate') : i18n.t('noticeFailed');
}
