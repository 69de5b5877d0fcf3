import type { Collection } from '../collections/collection';
import type { ReaderDocumentWithText } from '../collections/reader-document';
import { READER_DOCUMENTS, READER_UNITS } from '../limits';
import type { Settings } from '../settings/settings';
import { isSame } from '../snippets/is-same';
import { type MergePlan, planMerge } from '../snippets/merge';
import type { Backup } from './read-backup';
import type { UserData } from './user-data';

/** What would come of restoring a backup. What is there stays, but for snippets whose conflict is settled otherwise. */
export interface RestorePlan {
  readonly snippets: MergePlan;
  /** `same` are there already; for `left` the corpus has no room. */
  readonly documents: {
    readonly added: readonly ReaderDocumentWithText[];
    readonly same: number;
    readonly left: number;
  };
  readonly collections: { readonly added: readonly Collection[]; readonly same: number };
  readonly hidden: { readonly added: readonly string[]; readonly same: number };
  /** Those of the backup where they are others than those that are set, else null. */
  readonly settings: Settings | null;
}

/** Compares a backup with what is stored. */
export function planRestore(stored: UserData, settings: Settings, backup: Backup): RestorePlan {
  const hidden = backup.hidden.filter((id) => !stored.hidden.includes(id));
  const collections = missing(backup.collections.taken, stored.collections, ({ id }) => id);
  return {
    snippets: planMerge(stored.snippets, backup.snippets.taken),
    documents: planDocuments(stored.documents, backup.documents.taken),
    collections: { added: collections, same: backup.collections.taken.length - collections.length },
    hidden: { added: hidden, same: backup.hidden.length - hidden.length },
    settings: backup.settings === null || isSame(settings, backup.settings) ? null : backup.settings,
  };
}

function planDocuments(
  stored: readonly ReaderDocumentWithText[],
  held: readonly ReaderDocumentWithText[],
): RestorePlan['documents'] {
  const fresh = missing(held, stored, ({ info }) => info.id);
  const added: ReaderDocumentWithText[] = [];
  let units = stored.reduce((sum, { info }) => sum + info.units, 0);
  for (const each of fresh) {
    if (stored.length + added.length === READER_DOCUMENTS || units + each.info.units > READER_UNITS) continue;
    units += each.info.units;
    added.push(each);
  }
  return { added, same: held.length - fresh.length, left: fresh.length - added.length };
}

function missing<T>(held: readonly T[], stored: readonly T[], idOf: (each: T) => string): T[] {
  const known = new Set(stored.map(idOf));
  return held.filter((each) => !known.has(idOf(each)));
}
