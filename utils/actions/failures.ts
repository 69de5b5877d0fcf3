import { i18n } from '#i18n';
import type { NoticeAction } from '../../components/common/notice-bar';
import { failureText, isFull, isInDoubt, isOutdated, isRefused } from '../labels/problems';
import type { Notices } from './notices';
import { openLibrary } from './surfaces';

/** A change that was not stored. */
interface Unsaved {
  /** Text for errors that say nothing about the store. */
  readonly otherwise: string;
  /** Tries the same change again, with the user's text in it. */
  retry(): void;
  /** The user's text, where there is some to copy. */
  readonly text?: string;
}

/**
 * Says why a change was not stored and what to do next. The text is kept for another try. Where a retry can't help, or
 * not at once, the text can be copied; a full disk or failing storage offers the way to export and backup.
 */
export function failSave(notices: Notices, error: unknown, unsaved: Unsaved): void {
  const { otherwise, text } = unsaved;
  const outdated = isOutdated(error);
  const isAtRisk = isFull(error) || isInDoubt(error);
  const retry = outdated || isRefused(error) ? undefined : unsaved.retry;
  const actions: NoticeAction[] = [];
  if (outdated) actions.push({ text: i18n.t('store.reload'), act: () => location.reload() });
  if (text !== undefined && (retry === undefined || isAtRisk))
    actions.push({ text: i18n.t('store.copyText'), act: () => void copy(text) });
  if (isAtRisk) actions.push({ text: i18n.t('store.export'), act: goToExport });
  notices.fail(failureText(error, otherwise), retry, actions, text !== undefined);

  function goToExport() {
    // The text stays at hand meanwhile.
    if (text !== undefined) failSave(notices, error, unsaved);
    void openLibrary({ view: 'files' });
  }

  async function copy(copied: string) {
    const again = retry ? [{ text: i18n.t('retry'), act: retry }] : [];
    if (await copyText(copied)) notices.fail(i18n.t('store.textCopied'), retry);
    else showText(notices, i18n.t('snippets.copyFailed'), copied, again);
  }
}

/** Changes settings; a failure is reported with a retry. */
export async function tryChange(notices: Notices, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch {
    notices.fail(i18n.t('page.settingsFailed'), () => void tryChange(notices, change));
  }
}

/** Shows a text of the user's with what happened to it, until they act on it. */
export function showText(
  notices: Notices,
  message: string,
  text: string,
  more: readonly NoticeAction[],
): void {
  const actions = [...more, { text: i18n.t('close'), act: () => undefined }];
  notices.show({ text: message, more: text, urgent: true, holdsText: true, actions });
}

/** Copies text to the clipboard. Returns whether the browser let it. */
export function copyText(text: string): Promise<boolean> {
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
