import { request } from '../../../utils/messaging/client';
import { changeSettings, readSettings } from '../../../utils/settings/stored-settings';
import type { SnippetDraft } from '../../../utils/snippets/snippet';
import { readCanary } from '../../../utils/store/canary';
import {
  changeSnippets,
  deleteSnippets,
  liveSnippets,
  putSnippets,
  type SnippetList,
  saveSnippet,
} from '../../../utils/store/snippets';
import { adoptDatabase } from '../../../utils/store/store-state';
import { readUserData } from '../../../utils/store/user-data';
import {
  addUserDocuments,
  changeUserDocument,
  hideDocuments,
  putCollection,
  removeCollection,
  removeUserDocuments,
} from '../../../utils/store/user-documents';

/** The store as the extension's own pages have it, for tests to call. */
const storing = {
  saveSnippet,
  putSnippets,
  changeSnippets,
  deleteSnippets,
  addUserDocuments,
  changeUserDocument,
  removeUserDocuments,
  hideDocuments,
  putCollection,
  removeCollection,
  readUserData,
  changeSettings,
  readSettings,
  adoptDatabase,
  readCanary,
  /** Saves as a surface does: the background stores it. */
  save: (draft: SnippetDraft) => request('saveSnippet', { draft, consent: true }),
  /** Name and words of the error with which something ended, empty where it went well. */
  outcomeOf: (work: Promise<unknown>) =>
    work.then(
      () => '',
      (error: Error) => `${error.name}: ${error.message}`,
    ),
  /** The list as a page that shows it has it by now; null before it was read, or where it can't be. */
  list: null as SnippetList | null,
  /** Database and durability of each transaction that writes, as it was asked of the browser. */
  writes: [] as string[],
};

export type Storing = typeof storing;

const { transaction } = IDBDatabase.prototype;
IDBDatabase.prototype.transaction = function (names, mode, options) {
  if (mode === 'readwrite') storing.writes.push(`${this.name} ${options?.durability}`);
  return transaction.call(this, names, mode, options);
};

liveSnippets(
  Number.POSITIVE_INFINITY,
  (list) => {
    storing.list = list;
  },
  () => {
    storing.list = null;
  },
);

Object.assign(globalThis, { storing });
