import {
  BUILT_IN_COLLECTIONS,
  type Collection,
  isBuiltIn,
  type UserDocument,
  type UserDocumentWithText,
} from '../collections/user-corpus';
import { MAX_OWN_ENTRIES, type OwnEntry } from '../glossary/own-entry';
import { MAX_USER_DOCUMENTS, MAX_USER_UNITS } from '../limits';
import { DEFAULT_SETTINGS, type Settings } from '../settings/settings';
import {
  chosenRows,
  type Difference,
  differingFields,
  isSame,
  type MergePlan,
  mergeWrites,
  pairUp,
  planMerge,
  type RowChange,
  type SideOf,
} from '../snippets/merge';
import type { Snippet } from '../snippets/snippet';
import type { UserData } from './backup-format';
import type { Backup } from './read-backup';

/** What restoring would do to one kind of item. */
interface PartPlan<Added, Stored = Added> {
  /** Those of which nothing is stored. */
  readonly added: readonly Added[];
  /** How many are stored in the same state. */
  readonly same: number;
  /** Those that are stored in another state. */
  readonly differing: readonly Difference<Stored>[];
}

/** Whether a bundled document is hidden. */
export interface HiddenState {
  readonly id: string;
  readonly hidden: boolean;
}

/**
 * What restoring a backup would do. Items that are stored and not in the backup stay. Making the plan changes nothing.
 */
export interface RestorePlan {
  readonly snippets: MergePlan;
  /** `left` have no room; `clashing` have an id that belongs to another text here. */
  readonly documents: PartPlan<UserDocumentWithText, UserDocument> & {
    readonly left: number;
    readonly clashing: number;
  };
  readonly collections: PartPlan<Collection>;
  /** Documents that are hidden in the backup; one that is hidden only here is a difference. */
  readonly hidden: PartPlan<string, HiddenState>;
  /** Entries of the user's own glossary, by wording; `left` have no room. */
  readonly glossary: PartPlan<OwnEntry> & { readonly left: number };
  /** One for each setting that differs. */
  readonly settings: readonly Difference<Settings>[];
  /** Collections here and in the backup, for their names. */
  readonly allCollections: readonly Collection[];
  /** Ids of stored documents whose collection is not stored. */
  readonly stranded: readonly string[];
}

/** What a restore writes into the user's database. */
export interface RestoreChange {
  readonly snippets: RowChange<Snippet>;
  readonly documents: RowChange<UserDocument>;
  /** Texts of the documents that are new. */
  readonly texts: readonly { readonly id: string; readonly text: string }[];
  readonly collections: RowChange<Collection>;
  /** Ids of documents that were in one of the new collections before, which had been removed without them. */
  readonly stranded: readonly string[];
  readonly hidden: RowChange<{ readonly id: string }>;
  readonly glossary: RowChange<OwnEntry>;
}

/** Fields in which two documents of the same text can differ; the time of adding is none of them. */
const DOCUMENT_FIELDS = [
  ...(['title', 'date', 'year', 'source', 'outlet', 'author', 'level', 'occasion'] as const),
  ...(['url', 'collection'] as const),
];

/** Fields in which two entries of the same wording can differ; the time of the change is none of them. */
const ENTRY_FIELDS = ['headword', 'pinyin', 'english', 'explanation', 'items'] as const;

/**
 * Compares a backup with what is stored, item by item: snippets by id or by wording and surroundings, documents by text,
 * collections by id or name.
 */
export function planRestore(stored: UserData, settings: Settings, backup: Backup): RestorePlan {
  const [collections, idHere] = planCollections(stored.collections, backup.collections.taken);
  return {
    snippets: planMerge(stored.snippets, backup.snippets.taken),
    documents: planDocuments(stored, backup.documents.taken, idHere),
    collections,
    hidden: planHidden(stored.hidden, backup.hidden),
    glossary: planGlossary(stored.glossary, backup.glossary.taken),
    settings: backup.settings === null ? [] : compareSettings(settings, backup.settings),
    allCollections: [...stored.collections, ...collections.added],
    stranded: strandedOf(stored),
  };
}

/** What a plan writes, with the chosen side of each difference. */
export function restoreWrites(plan: RestorePlan, sideOf: SideOf): RestoreChange {
  const { documents, collections, hidden } = plan;
  const chosen = chosenRows(documents.differing, sideOf);
  const named = chosenRows(collections.differing, sideOf);
  return {
    snippets: mergeWrites(plan.snippets, sideOf),
    documents: { ...chosen, put: [...documents.added.map(({ info }) => info), ...chosen.put] },
    texts: documents.added.map(({ info: { id }, text }) => ({ id, text })),
    collections: {
      put: [...collections.added, ...named.put],
      // A built-in collection that was never changed here has no row.
      replaced: named.replaced,
    },
    stranded: plan.stranded,
    hidden: {
      put: hidden.added.map((id) => ({ id })),
      replaced: chosenRows(hidden.differing, sideOf).replaced.map(({ id }) => ({ id })),
    },
    glossary: glossaryWrites(plan.glossary, sideOf),
  };
}

/** The settings taken from the backup, and those they replace. */
export function settingsWrites({ settings }: RestorePlan, sideOf: SideOf): RowChange<Partial<Settings>> {
  const taken = settings.filter((difference) => sideOf(difference) === 'theirs');
  const part = (side: 'mine' | 'theirs') =>
    taken.map(({ fields: [field], ...sides }) => ({ [field]: sides[side][field] }));
  return { put: part('theirs'), replaced: part('mine') };
}

type IdHere = (id: string) => string;

/** Compares collections; also returns under which id one of the backup is or will be stored here. */
function planCollections(
  stored: readonly Collection[],
  held: readonly Collection[],
): [PartPlan<Collection>, IdHere] {
  const pairs = pairUp(stored, held, [({ id }) => [id], nameOf]);
  const compared = [...pairs].flatMap(([theirs, mine]) =>
    compareCollections(mine, { ...theirs, id: mine.id }),
  );
  // A built-in collection that is not in the backup was in its initial state.
  const reset = stored
    .filter((mine) => isBuiltIn(mine.id) && !held.some(({ id }) => id === mine.id))
    .flatMap((mine) => compareCollections(mine, { ...mine, on: true }));
  const unpaired = held.filter((each) => !pairs.has(each));
  const added = unpaired.filter((each) => !isDefault(each));
  const same = held.length - added.length - compared.length;
  const ids = new Map<string, string>([...stored, ...held].map(({ id }) => [id, id]));
  for (const id of BUILT_IN_COLLECTIONS) ids.set(id, id);
  for (const [theirs, mine] of pairs) ids.set(theirs.id, mine.id);
  return [{ added, same, differing: [...compared, ...reset] }, (id) => ids.get(id) ?? 'mine'];
}

function compareCollections(mine: Collection, theirs: Collection): Difference<Collection>[] {
  return differenceOf(`collection:${mine.id}`, mine, theirs);
}

/** What identifies a collection whose id differs; a built-in one has no name. */
function nameOf({ id, name }: Collection): string[] {
  return isBuiltIn(id) ? [] : [name];
}

function isDefault({ id, on }: Collection): boolean {
  return isBuiltIn(id) && on;
}

function planDocuments(
  stored: UserData,
  held: readonly UserDocumentWithText[],
  idHere: IdHere,
): RestorePlan['documents'] {
  const infos = stored.documents.map(({ info }) => info);
  const byHash = new Map(infos.map((info) => [info.hash, info]));
  const ids = new Set(infos.map(({ id }) => id));
  const stranded = new Set(strandedOf(stored));
  const differing: Difference<UserDocument>[] = [];
  const added: UserDocumentWithText[] = [];
  let [same, left, clashing] = [0, 0, 0];
  let units = infos.reduce((sum, info) => sum + info.units, 0);
  for (const { info, text } of held) {
    const theirs = { ...info, collection: idHere(info.collection) };
    const mine = byHash.get(info.hash);
    if (mine !== undefined) {
      // A document whose collection was removed is listed among the user's own.
      const shown = stranded.has(mine.id) ? { ...mine, collection: 'mine' } : mine;
      const fields = differingFields(shown, theirs, DOCUMENT_FIELDS);
      if (fields.length === 0) same++;
      else
        differing.push({
          key: `document:${mine.id}`,
          mine,
          theirs: { ...theirs, id: mine.id },
          fields,
          preferred: 'mine',
        });
    } else if (ids.has(info.id)) clashing++;
    else if (infos.length + added.length === MAX_USER_DOCUMENTS || units + info.units > MAX_USER_UNITS)
      left++;
    else {
      units += info.units;
      added.push({ info: theirs, text });
    }
  }
  return { added, same, differing, left, clashing };
}

function strandedOf({ documents, collections }: UserData): string[] {
  const known = new Set<string>([...BUILT_IN_COLLECTIONS, ...collections.map(({ id }) => id)]);
  return documents.flatMap(({ info }) => (known.has(info.collection) ? [] : [info.id]));
}

function planHidden(stored: readonly string[], held: readonly string[]): RestorePlan['hidden'] {
  const [here, there] = [new Set(stored), new Set(held)];
  const added = held.filter((id) => !here.has(id));
  const differing = stored
    .filter((id) => !there.has(id))
    .flatMap((id) => differenceOf(`hidden:${id}`, { id, hidden: true }, { id, hidden: false }));
  return { added, same: held.length - added.length, differing };
}

/** Compares entries of the user's glossary by wording: of two that differ, the one changed last is preferred. */
export function planGlossary(
  stored: readonly OwnEntry[],
  held: readonly OwnEntry[],
): RestorePlan['glossary'] {
  const here = new Map(stored.map((entry) => [entry.id, entry]));
  const added = held.filter(({ id }) => !here.has(id));
  const differing = held.flatMap((theirs): Difference<OwnEntry>[] => {
    const mine = here.get(theirs.id);
    if (mine === undefined) return [];
    const fields = differingFields(mine, theirs, ENTRY_FIELDS);
    const preferred = theirs.changedAt > mine.changedAt ? 'theirs' : 'mine';
    return fields.length === 0 ? [] : [{ key: `entry:${mine.id}`, mine, theirs, fields, preferred }];
  });
  const room = Math.max(0, MAX_OWN_ENTRIES - stored.length);
  const same = held.length - added.length - differing.length;
  return { added: added.slice(0, room), same, differing, left: Math.max(0, added.length - room) };
}

/** What a plan writes into the user's glossary, with the chosen side of each difference. */
export function glossaryWrites(plan: RestorePlan['glossary'], side: SideOf): RowChange<OwnEntry> {
  const chosen = chosenRows(plan.differing, side);
  return { ...chosen, put: [...plan.added, ...chosen.put] };
}

/** In a new profile, where nothing is set, prefers the backup's settings: that loses nothing. */
function compareSettings(mine: Settings, theirs: Settings): Difference<Settings>[] {
  const preferred = isSame(mine, DEFAULT_SETTINGS) ? 'theirs' : 'mine';
  return differingFields(mine, theirs).map((field) => ({
    ...{ key: `setting:${field}`, mine, theirs, preferred },
    fields: [field],
  }));
}

/** Prefers what is stored, since nothing says which was changed last. Empty where both are the same. */
function differenceOf<T extends object>(key: string, mine: T, theirs: T): Difference<T>[] {
  const fields = differingFields(mine, theirs);
  return fields.length === 0 ? [] : [{ key, mine, theirs, fields, preferred: 'mine' }];
}
