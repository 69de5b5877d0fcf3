import { i18n } from '#i18n';

/** What is said where the reader's database failed: what happened, and what to do next. */
export interface StoreWords {
  readonly title: string;
  readonly why: string;
}

/**
 * Words for an error of the reader's database, wherever it was thrown: it is told by its name, which travels with
 * messages. Null for any other error.
 */
export function storeWords(error: unknown): StoreWords | null {
  switch (nameOf(error)) {
    case 'OutdatedPageError':
      return { title: i18n.t('store.outdated'), why: i18n.t('store.outdatedWhy') };
    case 'StoreFullError':
      return { title: i18n.t('store.full'), why: i18n.t('store.fullWhy') };
    case 'StoreInDoubtError':
      return { title: i18n.t('store.inDoubt'), why: i18n.t('store.inDoubtWhy') };
    case 'StoreRefusedError':
      return { title: i18n.t('store.refused'), why: i18n.t('store.refusedWhy') };
    case 'StoreSilentError':
      return { title: i18n.t('store.silent'), why: i18n.t('store.silentWhy') };
    case 'StoreDamagedError':
      return { title: i18n.t('store.damaged'), why: i18n.t('store.damagedWhy') };
    default:
      return null;
  }
}

/** Words for an error with which the reader's database can't even be read; null for any other. */
export function closedWords(error: unknown): StoreWords | null {
  if (isFull(error)) return { title: i18n.t('store.full'), why: i18n.t('store.fullClosedWhy') };
  return storeWords(error);
}

/** One line on why a save or another change was not stored; `otherwise` where the error says nothing of it. */
export function failureWords(error: unknown, otherwise: string): string {
  if (nameOf(error) === 'NoAnswerError') return i18n.t('store.noAnswer');
  if (nameOf(error) === 'CoveredError') return i18n.t('saving.covered');
  if (nameOf(error) === 'UnsureError') return i18n.t('saving.unsure');
  const words = storeWords(error);
  return words === null ? otherwise : i18n.t('store.both', [words.title, words.why]);
}

/** Whether an error says that the page's code is of an earlier version, so that only a reload helps. */
export function isOutdated(error: unknown): boolean {
  return nameOf(error) === 'OutdatedPageError';
}

/** Whether an error says that the browser refuses the database, so that another try can't help. */
export function isRefused(error: unknown): boolean {
  return nameOf(error) === 'StoreRefusedError';
}

/** Whether an error says that there is no room. */
export function isFull(error: unknown): boolean {
  return nameOf(error) === 'StoreFullError';
}

/** Whether an error says that the browser's storage failed, so that a backup comes first. */
export function isInDoubt(error: unknown): boolean {
  return nameOf(error) === 'StoreInDoubtError';
}

/** Whether an error says that the database lies there but can't be opened by this version. */
export function isUnreadable(error: unknown): boolean {
  return nameOf(error) === 'StoreDamagedError';
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
