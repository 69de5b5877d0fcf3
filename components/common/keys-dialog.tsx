import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from './button';
import { closeIcon } from './icons';

export interface KeysDialogProps {
  surface: Surface;
  /** Empty where the browser has no keyboard commands, as on a phone. */
  commands: readonly KeyCommand[];
  onClose(): void;
}

/** All keys, in a dialog over the page. */
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
        // The content fills the dialog: a click on the dialog itself is outside.
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

/** A key, or a keyboard command with its combination; empty where none is set. */
export interface KeyCommand {
  readonly name: string;
  readonly keys: string;
}

/** Keys and what they do, one per line. */
export function KeyList({ keys }: { keys: readonly KeyCommand[] }) {
  return (
    <dl class="keys">
      {keys.map(({ name, keys: combination }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {combination === '' ? (
              <span class="options-quiet">{i18n.t('options.noKey')}</span>
            ) : (
              <kbd>{combination}</kbd>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Surfaces with keys of their own. */
export type Surface = 'popup' | 'panel' | 'library';

/** The keys of a surface. */
export function keysOf(surface: Surface): KeyCommand[] {
  const help = { name: i18n.t('keys.help'), keys: '?' };
  const rows = { name: i18n.t('keys.rows'), keys: '↑ ↓' };
  const box = { name: i18n.t('options.focusSearch'), keys: '/' };
  if (surface !== 'library') return [help, box, rows, { name: i18n.t('keys.go'), keys: 'Enter' }];
  return [
    help,
    { name: i18n.t('keys.search'), keys: '/' },
    { name: i18n.t('keys.rows'), keys: '↑ ↓, J K' },
    { name: i18n.t('keys.open'), keys: 'Enter' },
    { name: i18n.t('keys.note'), keys: 'E' },
    { name: i18n.t('keys.tags'), keys: 'T' },
    { name: i18n.t('keys.select'), keys: 'X' },
    { name: i18n.t('keys.copy'), keys: 'C' },
    { name: i18n.t('keys.delete'), keys: 'Delete' },
    { name: i18n.t('keys.found'), keys: 'N, F3' },
  ];
}

/** The keys that always work on marked pages. */
export function keysOnPages(): KeyCommand[] {
  return [
    { name: i18n.t('keys.insideCard'), keys: 'Tab' },
    { name: i18n.t('keys.closeCard'), keys: 'Esc' },
    { name: i18n.t('keys.addressBar'), keys: i18n.t('keys.addressBarKeys') },
  ];
}
