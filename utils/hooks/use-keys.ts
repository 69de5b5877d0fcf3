import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { KeyCommand, KeysDialogProps } from '../../components/common/keys-dialog';
import { browser } from '../browser';

/** Calls back when a character is typed anywhere but into a field, without Ctrl, Alt or the system's key. */
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

/** Kinds of input that take no text. */
const NO_TEXT = /^(?:button|checkbox|color|file|image|radio|range|reset|submit)$/;

function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.test(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/** What the list of keys shows, while `?` has opened it; null while it is closed. */
export function useKeysDialog(surface: KeysDialogProps['surface']): KeysDialogProps | null {
  const [isOpen, setOpen] = useState(false);
  const commands = useCommands();
  useKey('?', () => setOpen(true));
  return isOpen ? { surface, commands, onClose: () => setOpen(false) } : null;
}

/** A keyboard command with the name under which the manifest has it. */
export interface NamedCommand extends KeyCommand {
  readonly id: string;
}

/**
 * The keyboard commands as they are set now, read again when the user comes back from where they are changed; none where
 * the browser has no such thing, as on Android.
 */
export function useCommands(): readonly NamedCommand[] {
  const [commands, setCommands] = useState<readonly NamedCommand[]>([]);
  useEffect(() => {
    const read = () => {
      if (document.hidden) return;
      browser.commands?.getAll().then(
        (all) =>
          setCommands(
            all.map(({ name = '', description, shortcut = '' }) => ({
              id: name,
              name: name === '_execute_action' ? i18n.t('options.openPopup') : description || name,
              keys: shortcut,
            })),
          ),
        () => undefined,
      );
    };
    read();
    for (const type of ['focus', 'visibilitychange']) addEventListener(type, read, { capture: true });
    return () => {
      for (const type of ['focus', 'visibilitychange']) removeEventListener(type, read, { capture: true });
    };
  }, []);
  return commands;
}

interface ShortcutSettings {
  openShortcutSettings?(): Promise<void>;
}

/** Opens the browser's page of shortcuts: Firefox has a call for it since 137, Chromium's browsers an address. Null where neither is there. */
export function shortcutSettings(): (() => Promise<void>) | null {
  const { commands } = browser as { commands?: ShortcutSettings };
  if (commands?.openShortcutSettings) return () => commands.openShortcutSettings?.() ?? Promise.resolve();
  if (!commands || import.meta.env.FIREFOX) return null;
  return async () => void (await browser.tabs.create({ url: 'chrome://extensions/shortcuts' }));
}
