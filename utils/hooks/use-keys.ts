import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeyCommand, KeysDialogProps } from '../../components/common/keys-dialog';
import { browser } from '../browser';
import { readOnReturn, useWatched } from './use-async';

/** Calls back when a character is typed anywhere but in a field, without Ctrl, Alt or the system's key. */
export function useKey(key: string, onKey: () => void) {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== key || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isField(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [key]);
}

/** Types of input that take no text. */
const NO_TEXT = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** Props of the list of keys while `?` has opened it; null while it is closed. */
export function useKeysDialog(surface: KeysDialogProps['surface']): KeysDialogProps | null {
  const [isOpen, setOpen] = useState(false);
  const commands = useCommands();
  useKey('?', () => setOpen(true));
  return isOpen ? { surface, commands, onClose: () => setOpen(false) } : null;
}

/** A keyboard command with its name in the manifest. */
export interface NamedCommand extends KeyCommand {
  readonly id: string;
}

/**
 * The keyboard commands as they are set, read again when the user comes back from changing them; empty where the browser
 * has none, as on Android.
 */
export function useCommands(): readonly NamedCommand[] {
  return useWatched(readOnReturn(readCommands), []) ?? [];
}

async function readCommands(): Promise<readonly NamedCommand[]> {
  const all = (await browser.commands?.getAll()) ?? [];
  return all.map(({ name = '', description, shortcut = '' }) => ({
    id: name,
    name: name === '_execute_action' ? i18n.t('options.openPopup') : description || name,
    keys: shortcut,
  }));
}
