import { i18n } from '#i18n';
import type { NoticeAction } from '../../components/common/notice-bar';
import type { Notices } from '../hooks/use-notices';
import { failureWords, isFull, isInDoubt, isOutdated, isRefused } from '../labels/problems';
import { TOAST_MS } from '../limits';
import { openLibrary } from './surfaces';
import { tellOfSnippets } from './tell-snippets';

/** What a change that was not stored can be tried again with, and what would be lost of it. */
export interface Unsaved {
  /** Words for errors that say nothing of the store. */
  readonly otherwise: string;
  /** Tries the same change again: the reader's text is in it. */
  retry(): void;
  /** The reader's text, where there is one to copy. */
  readonly text?: string;
}

/**
 * Says why a change was not stored and what to do next. The text is kept for another try; where that can't help, or not
 * at once, it can be copied, and a full disk or a failing storage offers the way to export and backup.
 */
export function failSave(notices: Notices, error: unknown, unsaved: Unsaved): void {
  const { otherwise, text } = unsaved;
  const outdated = isOutdated(error);
  const isAtRisk = isFull(error) || isInDoubt(error);
  const retry = outdated || isRefused(error) ? undefined : unsaved.retry;
  const actions: NoticeAction[] = [];
  if (outdated) actions.push({ words: i18n.t('store.reload'), act: () => location.reload() });
  if (text !== undefined && (retry === undefined || isAtRisk))
    actions.push({ words: i18n.t('store.copyText'), act: () => void copy(text) });
  if (isAtRisk) actions.push({ words: i18n.t('store.export'), act: goToExport });
  notices.fail(failureWords(error, otherwise), retry, actions, text !== undefined);

  function goToExport() {
    // The text stays at hand meanwhile.
    if (text !== undefined) failSave(notices, error, unsaved);
    void openLibrary({ view: 'files' });
  }

  async function copy(words: string) {
    const again = retry ? [{ words: i18n.t('retry'), act: retry }] : [];
    if (await copyText(words)) notices.fail(i18n.t('store.textCopied'), retry);
    else showText(notices, i18n.t('snippets.copyFailed'), words, again);
  }
}

/**
 * Says that the snippet of a change was deleted meanwhile, and offers to put it back with what the user wrote, or to
 * copy that.
 */
export function sayGone(notices: Notices, text: string, putBack: () => Promise<void>): void {
  say(i18n.t('snippets.goneWith'));

  function say(words: string) {
    const back = { words: i18n.t('snippets.putBack'), act: () => void attempt() };
    const toCopy = { words: i18n.t('store.copyText'), act: () => void copy() };
    showText(notices, words, text, [back, toCopy]);
  }

  async function attempt() {
    try {
      await putBack();
    } catch (error) {
      const otherwise = i18n.t('snippets.restoreFailed');
      return failSave(notices, error, { otherwise, retry: () => void attempt(), text });
    }
    tellOfSnippets();
    notices.show({ id: crypto.randomUUID(), words: i18n.t('saved'), actions: [] }, TOAST_MS);
  }

  async function copy() {
    say((await copyText(text)) ? i18n.t('store.textCopied') : i18n.t('snippets.copyFailed'));
  }
}

/** Shows a text of the user's with what happened to it, until they have done something about it. */
function showText(notices: Notices, words: string, text: string, more: readonly NoticeAction[]): void {
  const actions = [...more, { words: i18n.t('close'), act: () => undefined }];
  notices.show({ id: crypto.randomUUID(), words, more: text, urgent: true, holdsText: true, actions });
}

function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}

/** Does a change of the settings; where it fails that is said, with a way to try it again. */
export async function settle(change: () => Promise<void>, notices: Notices): Promise<void> {
  try {
    await change();
  } catch {
    notices.fail(i18n.t('page.settingsFailed'), () => void settle(change, notices));
  }
}
