import { compareTitles } from '../text/collate';
import { type CollectedInfo, isOn, type ReaderCorpus } from './user-corpus';

/**
 * Whether pages are matched with a document: `used` where they are, `hidden` where the reader has hidden it, `off`
 * where its collection is switched off, `added` where the corpus does not have it yet, `textless` where the store has
 * lost its text.
 */
export type DocumentState = 'used' | 'hidden' | 'off' | 'added' | 'textless';

/** A document of the corpus or of the reader's, with all that a list of them shows. */
export interface ListedDocument extends CollectedInfo {
  /** Whether it is the reader's own, which can be changed and removed; a bundled one can be hidden. */
  readonly own: boolean;
  readonly state: DocumentState;
  /** Part of its Han characters that is marked in it, 0 to 1; null while that is not known. */
  readonly share: number | null;
  /** As `ReaderDocument` has them; empty for a bundled one. */
  readonly outlet: string;
  readonly author: string;
  /** Time of adding, ms since the epoch; null for a bundled one. */
  readonly addedAt: number | null;
}

/** What is told of the installed corpus: its documents, and the share of each in the same order. */
interface InstalledDocuments {
  readonly documents: readonly CollectedInfo[];
  readonly shares: readonly number[] | null;
}

/** By what a list of documents can be in order. */
export type DocumentOrder = 'title' | 'year' | 'han' | 'share' | 'added';

/**
 * All documents, the bundled ones first, each in the order of adding: hidden and switched-off ones and those that
 * the corpus does not have yet included.
 * @param bundled What the package has; where that can't be read, what the installed corpus has of it stands in.
 * @param installed Null where no corpus is installed.
 * @param reader Null where the reader's database can't be opened.
 */
export function listDocuments(
  bundled: readonly CollectedInfo[] | null,
  installed: InstalledDocuments | null,
  reader: ReaderCorpus | null,
): ListedDocument[] {
  const places = new Map(installed?.documents.map(({ id }, at) => [id, at]));
  const shareOf = (id: string) => installed?.shares?.[places.get(id) ?? -1] ?? null;
  const stateOf = ({ id, collection }: CollectedInfo): DocumentState => {
    if (reader?.textless.includes(id)) return 'textless';
    if (reader?.hidden.includes(id)) return 'hidden';
    if (reader && !isOn(reader, collection)) return 'off';
    return places.has(id) ? 'used' : 'added';
  };
  const known = bundled ?? installed?.documents.filter(({ collection }) => collection === 'bundled') ?? [];
  const own = reader?.documents ?? [];
  return [
    ...known.map((info) => ({ ...info, own: false, outlet: '', author: '', addedAt: null })),
    ...own.map((info) => ({ ...info, own: true })),
  ].map((info) => ({ ...info, state: stateOf(info), share: shareOf(info.id) }));
}

/**
 * Documents in an order; those for which it says nothing come last in both directions, and equal ones keep their
 * places.
 */
export function sortDocuments(
  documents: readonly ListedDocument[],
  order: DocumentOrder,
  descending: boolean,
): ListedDocument[] {
  const compare = (a: ListedDocument, b: ListedDocument) => {
    const [left, right] = [keyIn(a, order), keyIn(b, order)];
    if (left === right) return 0;
    if (left === null || right === null) return left === null ? 1 : -1;
    const way =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : compareTitles(`${left}`, `${right}`);
    return descending ? -way : way;
  };
  return [...documents].sort(compare);
}

function keyIn(document: ListedDocument, order: DocumentOrder): string | number | null {
  if (order === 'year') return document.date ?? document.year?.toString() ?? null;
  return order === 'added' ? document.addedAt : document[order];
}
