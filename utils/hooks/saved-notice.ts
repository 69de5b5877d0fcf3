import { i18n } from '#i18n';
import { NOTE_MAX_UNITS, TOAST_MS, UNDO_MS } from '../limits';
import { noted } from '../log';
import { request } from '../messaging/client';
import type { SaveOutcome } from '../messaging/protocol';
import type { Snippet } from '../snippets/snippet';
import { changeSnippets, deleteSnippets, putBackChanged } from '../store/snippets';
import { failSave, sayGone } from './fail-save';
import { tellOfSnippets } from './tell-snippets';
import type { Notices } from './use-notices';

/** What a request of the extension's own pages says of a web page. */
const NO_PAGE = { canonical: '', document: null };

/** Says that a snippet was saved, or had been before, and offers to take it back and to note something. */
export function saySaved(notices: Notices, outcome: SaveOutcome): void {
  if (outcome.status !== 'saved') return;
  const { snippet, isNew } = outcome;
  const undo = { words: i18n.t('undo'), act: () => void takeBack(notices, snippet.id) };
  const note = { words: i18n.t('snippets.addNote'), act: () => askNote(notices, snippet) };
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

function askNote(notices: Notices, snippet: Snippet): void {
  const field = {
    label: i18n.t('snippets.note'),
    value: snippet.note,
    maxLength: NOTE_MAX_UNITS,
    onEnter: (text: string) => void keepNote(notices, snippet, text.trim(), false),
    onLeave(text: string, isClosing: boolean) {
      const note = text.trim();
      // A window that is closing has no time for a change of its own.
      if (isClosing)
        request('noteSnippet', { id: snippet.id, note, ...NO_PAGE }).catch(
          noted('The note of a closing window was not saved.'),
        );
      else void keepNote(notices, snippet, note, true);
    },
  };
  notices.show({ id: crypto.randomUUID(), words: i18n.t('snippets.noteHint'), actions: [], field });
}

/** @param isLeft Whether another notice is shown already, beside which it is said. */
async function keepNote(notices: Notices, snippet: Snippet, note: string, isLeft: boolean): Promise<void> {
  let changed: readonly string[];
  try {
    changed = await changeSnippets([snippet.id], () => ({ note }));
  } catch (error) {
    const otherwise = i18n.t('snippets.changeFailed');
    return failSave(notices, error, {
      otherwise,
      retry: () => void keepNote(notices, snippet, note, false),
      text: note,
    });
  }
  if (changed.length === 0 && note !== '')
    return sayGone(notices, note, () =>
      putBackChanged(snippet, (now) => ({ note: besides(now, snippet, note) })),
    );
  tellOfSnippets();
  if (isLeft) notices.tell(i18n.t('snippets.noteKept'));
  else notices.show({ id: crypto.randomUUID(), words: i18n.t('snippets.noteSaved'), actions: [] }, TOAST_MS);
}

/** A note for a snippet that is stored now; where that is another one with a note of its own, after that. */
function besides(now: Snippet, snippet: Snippet, note: string): string {
  return now.id === snippet.id || now.note === '' ? note : `${now.note}\n${note}`;
}
