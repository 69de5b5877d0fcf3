import { useState } from 'preact/hooks';
import type { KeysDialogProps } from '../../components/common/keys-dialog';
import { useCommands } from './use-commands';
import { useKey } from './use-key';

/** What the list of keys shows, while `?` has opened it; null while it is closed. */
export function useKeysDialog(surface: KeysDialogProps['surface']): KeysDialogProps | null {
  const [isOpen, setOpen] = useState(false);
  const commands = useCommands();
  useKey('?', () => setOpen(true));
  return isOpen ? { surface, commands, onClose: () => setOpen(false) } : null;
}
