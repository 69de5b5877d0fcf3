import { i18n } from '#i18n';
import type { NoticeAction } from '../../components/notice-bar';
import { failureWords, isFull, isOutdated, isRefused } from '../../components/store-words';
import { TOAST_MS } from '../limits';
import { openLibrary } from './open-library';
import { tellOfSnippets } from './tell-snippets';
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
 * at once, it can be copied, and a full disk offers the way to the export.
 */
export function failSave(notices: Notices, error: unknown, unsaved: Unsaved): void {
  const { otherwise, text } = unsaved;
  const outdated = isOutdated(error);
  const retry = outdated || isRefused(error) ? undefined : unsaved.retry;
  const actions: NoticeAction[] = [];
  if (outdated) actions.push({ words: i18n.t('store.reload'), act: () => location.reload() });
  if (text !== undefined && (retry === undefined || isFull(error)))
    actions.push({ words: i18n.t('store.copyText'), act: () => void copy(text) });
  if (isFull(error))
    actions.push({ words: i18n.t('store.export'), act: () => void openLibrary({ view: 'files' }) });
  notices.fail(failureWords(error, otherwise), retry, actions, text !== undefined);

  async function copy(words: string) {
    if (await copyText(words)) return notices.fail(i18n.t('store.textCopied'), retry);
    failSave(notices, error, unsaved);
    notices.tell(i18n.t('snippets.copyFailed'));
  }
}

/**
 * Says that the snippet of a change was deleted meanwhile, and offers to put it back with what the user wrote, or to
 * copy that.
 */
export function sayGone(notices: Notices, text: string, putBack: () => Promise<void>): void {
  const actions: NoticeAction[] = [
    { words: i18n.t('snippets.putBack'), act: () => void attempt() },
    { words: i18n.t('store.copyText'), act: () => void copy() },
    { words: i18n.t('close'), act: () => undefined },
  ];
  const about = { id: crypto.randomUUID(), words: i18n.t('snippets.goneWith'), more: text };
  notices.show({ ...about, urgent: true, holdsText: true, actions });

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
    const isCopied = await copyText(text);
    if (isCopied)
      notices.show({ id: crypto.randomUUID(), words: i18n.t('store.textCopied'), actions: [] }, TOAST_MS);
    else sayGone(notices, text, putBack);
    if (!isCopied) notices.tell(i18n.t('snippets.copyFailed'));
  }
}

function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
