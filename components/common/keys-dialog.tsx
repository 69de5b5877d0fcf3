import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';
import { closeIcon } from './icons';
import { type KeyCommand, KeyList, keysOf, keysOnPages, type Surface } from './key-list';

export interface KeysDialogProps {
  surface: Surface;
  /** Empty where the browser has no keyboard commands, as on a phone. */
  commands: readonly KeyCommand[];
  onClose(): void;
}

/** All keys, over the page that asked for them. */
export function KeysDialog({ surface, commands, onClose }: KeysDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      class="keys-dialog"
      ref={dialog}
      aria-labelledby="keys-title"
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== '?') return;
        // In a popup Escape would close the window.
        event.preventDefault();
        event.stopPropagation();
        dialog.current?.close();
      }}
      onClick={(event) => {
        // The dialog fills its box: what is clicked as itself is the ground around it.
        if (event.target === dialog.current) dialog.current?.close();
      }}
    >
      <div class="keys-box">
        <header>
          <h2 id="keys-title">{i18n.t('keys.title')}</h2>
          <Button
            look="square"
            icon={closeIcon}
            label={i18n.t('close')}
            onPress={() => dialog.current?.close()}
          />
        </header>
        <h3>{i18n.t('keys.here')}</h3>
        <KeyList keys={keysOf(surface)} />
        {commands.length > 0 && (
          <>
            <h3>{i18n.t('keys.global')}</h3>
            <KeyList keys={commands} />
          </>
        )}
        <h3>{i18n.t('keys.onPages')}</h3>
        <KeyList keys={keysOnPages()} />
      </div>
    </dialog>
  );
}
