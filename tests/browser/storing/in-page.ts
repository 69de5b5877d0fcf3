import { readCanary } from '../../../utils/store/canary';
import { addReaderDocuments } from '../../../utils/store/reader-documents';
import {
  changeSnippets,
  deleteSnippets,
  liveSnippets,
  putSnippets,
  type SnippetList,
  saveSnippet,
} from '../../../utils/store/snippets';
import { adoptDatabase } from '../../../utils/store/store-state';

/** The store as the extension's own pages have it, for tests to call. */
const storing = {
  saveSnippet,
  putSnippets,
  changeSnippets,
  deleteSnippets,
  addReaderDocuments,
  adoptDatabase,
  readCanary,
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
