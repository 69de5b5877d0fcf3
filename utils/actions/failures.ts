import { i18n } from '#i18n';
import type { NoticeAction } from '../../components/common/notice-bar';
import {
  failureText,
  isCorpusFull,
  isFull,
  isInDoubt,
  isOutdated,
  isRefused,
  type TextName,
  textOf,
} from '../labels/problems';
import { note, noted } from '../log';
import { failureNotice, type Notices } from './notices';
import { openLibrary } from './surfaces';

/**
 * Says why a change was not stored and what to do next, and notes it in the log. The text is kept for another try. Where
 * a retry can't help, or not at once, the text can be copied; a full disk or failing storage offers the way to export
 * and backup.
 * @param name The text for errors that say nothing about the store.
 * @param retry Tries the same change again, with the user's text in it.
 * @param text The user's text, where there is some to copy.
 */
export function failSave(
  notices: Notices,
  name: TextName,
  error: unknown,
  retry: () => void,
  text?: string,
): void {
  const outdated = isOutdated(error);
  const isAtRisk = isFull(error) || isInDoubt(error);
  const again = outdated || isRefused(error) || isCorpusFull(error) ? undefined : retry;
  const actions: NoticeAction[] = [];
  if (outdated) actions.push({ text: i18n.t('store.reload'), act: () => location.reload() });
  if (text !== undefined && (again === undefined || isAtRisk))
    actions.push({ text: i18n.t('store.copyText'), act: () => void copy(text) });
  if (isAtRisk) actions.push({ text: i18n.t('store.export'), act: goToExport });
  note(name, error);
  show();

  function show() {
    const holdsText = text !== undefined;
    notices.show(failureNotice({ text: failureText(error, textOf(name)), retry: again, actions, holdsText }));
  }

  function goToExport() {
    // The text stays at hand meanwhile.
    if (text !== undefined) show();
    void openLibrary({ view: 'files' });
  }

  async function copy(copied: string) {
    if (await copyText(copied))
      return notices.show(failureNotice({ text: i18n.t('store.textCopied'), retry: again }));
    const more = again ? [{ text: i18n.t('retry'), act: again }] : [];
    showText(notices, i18n.t('snippets.copyFailed'), copied, more);
  }
}

/** Changes settings; a failure is reported with a retry. */
export async function tryChange(notices: Notices, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    const retry = () => void tryChange(notices, change);
    notices.fail('page.settingsFailed', error, retry);
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
  return navigator.clipboard
    .writeText(text)
    .then(() => true)
    .catch(noted('A text was not copied.', false));
}
