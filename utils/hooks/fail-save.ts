import { i18n } from '#i18n';
import type { NoticeAction } from '../../components/notice-bar';
import { failureWords, isFull, isInDoubt, isOutdated, isRefused } from '../../components/store-words';
import { openLibrary } from './open-library';
import type { Notices } from './use-notices';

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
  if (isAtRisk)
    actions.push({ words: i18n.t('store.export'), act: () => void openLibrary({ view: 'files' }) });
  notices.fail(failureWords(error, otherwise), retry, actions);

  async function copy(words: string) {
    const outcome = await navigator.clipboard.writeText(words).then(
      () => i18n.t('store.textCopied'),
      () => i18n.t('snippets.copyFailed'),
    );
    notices.fail(outcome, retry);
  }
}
