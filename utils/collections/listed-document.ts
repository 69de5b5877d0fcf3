import { compareTitles } from '../text/fold';
import { type CollectedInfo, isOn, type UserCorpus } from './user-corpus';

/**
 * Whether pages are matched with a document. `used`: they are. `hidden`: the user has hidden it. `off`: its collection is
 * switched off. `added`: the corpus doesn't have it yet. `textless`: the store has lost its text.
 */
export type DocumentState = 'used' | 'hidden' | 'off' | 'added' | 'textless';

/** A bundled or own document with all that a list shows. */
export interface ListedDocument extends CollectedInfo {
  /** Whether it is the user's own, which can be changed and removed; a bundled one can only be hidden. */
  readonly own: boolean;
  readonly state: DocumentState;
  /** Share of its Han characters that are marked in it, 0 to 1; null while that is not known. */
  readonly share: number | null;
  /** As `UserDocument` has them; empty for a bundled one. */
  readonly outlet: string;
  readonly author: string;
  /** Time of adding, ms since the epoch; null for a bundled one. */
  readonly addedAt: number | null;
}

/** The documents of the installed corpus, and the share of each in the same order. */
interface InstalledDocuments {
  readonly documents: readonly CollectedInfo[];
  readonly shares: readonly number[] | null;
}

/** What a list of documents can be sorted by. */
export type DocumentOrder = 'title' | 'year' | 'han' | 'share' | 'added';

/**
 * All documents, bundled ones first, then own ones in the order of adding, including those that are hidden, switched off
 * or not yet in the corpus.
 * @param bundled Those of the package; null where it can't be read, which the installed corpus then makes up for.
 * @param installed Null where no corpus is installed.
 * @param user Null where the user's database can't be opened.
 */
export function listDocuments(
  bundled: readonly CollectedInfo[] | null,
  installed: InstalledDocuments | null,
  user: UserCorpus | null,
): ListedDocument[] {
  const indices = new Map(installed?.documents.map(({ id }, at) => [id, at]));
  const shareOf = (id: string) => installed?.shares?.[indices.get(id) ?? -1] ?? null;
  const stateOf = ({ id, collection }: CollectedInfo): DocumentState => {
    if (user?.textless.includes(id)) return 'textless';
    if (user?.hidden.includes(id)) return 'hidden';
    if (user && !isOn(user, collection)) return 'off';
    return indices.has(id) ? 'used' : 'added';
  };
  const known = bundled ?? installed?.documents.filter(({ collection }) => collection === 'bundled') ?? [];
  const own = user?.documents ?? [];
  return [
    ...known.map((info) => ({ ...info, own: false, outlet: '', author: '', addedAt: null })),
    ...own.map((info) => ({ ...info, own: true })),
  ].map((info) => ({ ...info, state: stateOf(info), share: shareOf(info.id) }));
}

/**
 * Sorts documents. Those without the value come last in both directions; ties keep their order.
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
    const difference =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : compareTitles(`${left}`, `${right}`);
    return descending ? -difference : difference;
  };
  return [...documents].sort(compare);
}

function keyIn(document: ListedDocument, order: DocumentOrder): string | number | null {
  if (order === 'year') return document.date ?? document.year?.toString() ?? null;
  return order === 'added' ? document.addedAt : document[order];
}
