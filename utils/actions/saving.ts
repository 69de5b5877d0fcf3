import { i18n } from '#i18n';
import { NOTE_MAX_UNITS, UNDO_MS } from '../limits';
import { noted } from '../log';
import { request } from '../messaging/client';
import type { SaveOutcome } from '../messaging/protocol';
import type { Snippet, SnippetDraft } from '../snippets/snippet';
import { changeSnippets, deleteSnippets, putBackChanged } from '../store/snippets';
import { failSave } from './failures';
import type { Notices } from './notices';
import { announceSnippets, reportDeleted } from './snippets';

/** What a request of the extension's own pages says about a web page. */
const NO_PAGE = { canonical: '', document: null };

/**
 * Saves a draft and reports it, with undo and a note. Where consent was needed, the user has given it.
 * @param retry Tries again after a failure.
 */
export async function saveDraft(
  notices: Notices,
  draft: SnippetDraft,
  retry = () => void saveDraft(notices, draft),
): Promise<void> {
  try {
    reportSaved(notices, await request('saveSnippet', { draft, consent: true }));
  } catch (error) {
    failSave(notices, 'saveFailed', error, retry, draft.quote.exact);
  }
}

/** Asks whether to keep something from a private window after it closes, and does so on a yes. */
export function askBeforeKeeping(notices: Notices, keep: () => void): void {
  notices.ask(i18n.t('private.question'), { text: i18n.t('private.saveAnyway'), act: keep });
}

/** Reports that a snippet was saved now or earlier, and offers to undo it and to add a note. */
function reportSaved(notices: Notices, outcome: SaveOutcome): void {
  if (outcome.status !== 'saved') return;
  const { snippet, isNew } = outcome;
  const undo = { text: i18n.t('undo'), act: () => void undoSave(notices, snippet.id) };
  const note = { text: i18n.t('snippets.addNote'), act: () => askForNote(notices, snippet) };
  const asNew = snippet.lookedUp ? i18n.t('noticeSaved') : i18n.t('noticeNotLookedUp');
  const text = isNew ? asNew : i18n.t('snippets.savedAlready');
  notices.show({ text, actions: isNew ? [undo, note] : [note] }, UNDO_MS);
}

async function undoSave(notices: Notices, id: string): Promise<void> {
  try {
    await deleteSnippets([id]);
  } catch (error) {
    return failSave(notices, 'snippets.deleteFailed', error, () => void undoSave(notices, id));
  }
  announceSnippets();
}

function askForNote(notices: Notices, snippet: Snippet): void {
  const field = {
    label: i18n.t('snippets.note'),
    value: snippet.note,
    maxLength: NOTE_MAX_UNITS,
    onEnter: (text: string) => void storeNote(notices, snippet, text.trim(), false),
    onLeave(text: string, isClosing: boolean) {
      const note = text.trim();
      // A window that is closing has no time for a change of its own.
      if (isClosing)
        request('noteSnippet', { id: snippet.id, note, ...NO_PAGE }).catch(
          noted('The note of a closing window was not saved.'),
        );
      else void storeNote(notices, snippet, note, true);
    },
  };
  notices.show({ text: i18n.t('snippets.noteHint'), actions: [], field });
}

/** @param isLeft Whether another notice is already shown; then the result is added to it. */
async function storeNote(notices: Notices, snippet: Snippet, note: string, isLeft: boolean): Promise<void> {
  let changed: readonly string[];
  try {
    changed = await changeSnippets([snippet.id], () => ({ note }));
  } catch (error) {
    const retry = () => void storeNote(notices, snippet, note, false);
    return failSave(notices, 'snippets.changeFailed', error, retry, note);
  }
  if (changed.length === 0 && note !== '')
    return reportDeleted(notices, note, () =>
      putBackChanged(snippet, (now) => ({ note: joinNotes(now, snippet, note) })),
    );
  announceSnippets();
  if (isLeft) notices.append(i18n.t('snippets.noteKept'));
  else notices.say(i18n.t('snippets.noteSaved'));
}

/** The note for the snippet stored now; where that is another snippet with a note of its own, the new one comes second. */
function joinNotes(now: Snippet, snippet: Snippet, note: string): string {
  return now.id === snippet.id || now.note === '' ? note : `${now.note}\n${note}`;
}
