import { i18n } from '#i18n';
import { NOTE_MAX_UNITS, TOAST_MS, UNDO_MS } from '../limits';
import type { SaveOutcome } from '../messaging/protocol';
import { changeSnippets, deleteSnippets } from '../store/snippets';
import { failSave } from './fail-save';
import { tellOfSnippets } from './tell-snippets';
import type { Notices } from './use-notices';

/** Says that a snippet was saved, or had been before, and offers to take it back and to note something. */
export function saySaved(notices: Notices, outcome: SaveOutcome): void {
  if (outcome.status !== 'saved') return;
  const { snippet, isNew } = outcome;
  const undo = { words: i18n.t('undo'), act: () => void takeBack(notices, snippet.id) };
  const note = { words: i18n.t('snippets.addNote'), act: () => askNote(notices, snippet.id, snippet.note) };
  const asNew = snippet.lookedUp ? i18n.t('noticeSaved') : i18n.t('noticeNotLookedUp');
  const words = isNew ? asNew : i18n.t('snippets.savedAlready');
  const id = crypto.randomUUID();
  notices.show({ id, words, actions: isNew ? [undo, note] : [note] }, UNDO_MS);
}

async function takeBack(notices: Notices, id: string): Promise<void> {
  try {
    await deleteSnippets([id]);
  } catch (error) {
    const otherwise = i18n.t('snippets.deleteFailed');
    return failSave(notices, error, { otherwise, retry: () => void takeBack(notices, id) });
  }
  tellOfSnippets();
}

function askNote(notices: Notices, id: string, note: string): void {
  const field = {
    label: i18n.t('snippets.note'),
    value: note,
    maxLength: NOTE_MAX_UNITS,
    onEnter: (text: string) => void keepNote(notices, id, text.trim()),
  };
  notices.show({ id: crypto.randomUUID(), words: i18n.t('snippets.noteHint'), actions: [], field });
}

async function keepNote(notices: Notices, id: string, note: string): Promise<void> {
  try {
    await changeSnippets([id], () => ({ note }));
  } catch (error) {
    const otherwise = i18n.t('snippets.changeFailed');
    return failSave(notices, error, { otherwise, retry: () => void keepNote(notices, id, note), text: note });
  }
  tellOfSnippets();
  notices.show({ id: crypto.randomUUID(), words: i18n.t('snippets.noteSaved'), actions: [] }, TOAST_MS);
}
