import { isOwn } from '../../utils/collections/user-corpus';
import { loadRecord } from '../../utils/generation/package-files';
import type { Knowledge } from '../../utils/match/knowledge';
import { withoutDocuments } from '../../utils/match/leave-out';
import { PageSentences } from '../../utils/match/same-text';
import type { KnownOwn, PageName } from '../../utils/messaging/protocol';
import type { RequestHandlers, Sender } from '../../utils/messaging/server';
import { pause } from '../../utils/pause';
import { knownEntry } from '../../utils/record/rarity';
import { pageKeys } from '../../utils/snippets/page-key';
import { type LoadedCorpus, loadCorpus } from './loaded-corpus';

/** Own documents of the user that are no evidence on a page, since it is their text. */
export interface OwnOfPage {
  /** Their numbers in the corpus. */
  readonly numbers: ReadonlySet<number>;
  readonly ids: readonly string[];
  /** Whether any own document has a sentence of the text that was looked at. */
  readonly isRelated: boolean;
}

/** Units of a page's text that are looked at before others have their turn. */
const PIECE_UNITS = 50_000;

/**
 * The own documents that are the text of the sender's page, judging by its address, by what its annotator knows, and,
 * until that is sure, by a batch of its flows.
 */
export function ownOfFlows(
  corpus: LoadedCorpus,
  name: PageName,
  sender: Sender,
  known: KnownOwn,
  flows: readonly string[],
): OwnOfPage {
  const numbers = byName(corpus, name, sender, known.ids);
  if (corpus.sentences === null) return ownOf(corpus, numbers, false);
  const sentences = new PageSentences(corpus.sentences);
  for (const flow of flows) sentences.read(flow);
  if (!known.isSure) for (const number of sentences.sameText()) numbers.add(number);
  return ownOf(corpus, numbers, sentences.hasAny);
}

/** Finds the own documents that are the text of the sender's page, by its address and its whole text. */
export const findOwnDocuments: RequestHandlers['findOwnDocuments'] = async ({ text, ...name }, sender) => {
  const corpus = await loadCorpus();
  const numbers = byName(corpus, name, sender, []);
  if (corpus.sentences !== null) {
    const sentences = new PageSentences(corpus.sentences);
    for (const piece of piecesOf(text)) {
      sentences.read(piece);
      await pause();
    }
    for (const number of sentences.sameText()) numbers.add(number);
  }
  return ownOf(corpus, numbers, false).ids;
};

/**
 * Numbers of the own documents that have one of some ids, or were added from a page with one of some keys
 * (`pageKeys`), ascending. Ids of other documents, or of none, are passed over.
 */
export function ownWith(
  corpus: LoadedCorpus,
  ids: readonly string[],
  keys: readonly string[],
): ReadonlySet<number> {
  const byKey = keys.flatMap((key) => addressesOf(corpus).get(key) ?? []);
  return new Set([...numbersOf(corpus, ids), ...byKey].sort((a, b) => a - b));
}

/** Knowledge without some own documents. The latest results are cached, since a page's batches follow each other. */
export async function knowledgeWithout(
  corpus: LoadedCorpus,
  numbers: ReadonlySet<number>,
): Promise<Knowledge> {
  if (numbers.size === 0) return corpus.knowledge;
  const kept = keptFor(corpus);
  const key = [...numbers].join();
  const known = kept.get(key) ?? makeKnowledge(corpus, numbers);
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > MAX_CACHED) kept.delete(oldest);
  // Whoever asked gets the failure.
  known.catch(() => kept.delete(key));
  return known;
}

/** Two pages that are read in turn; each has a part of the index of its own. */
const MAX_CACHED = 2;

const cached = new WeakMap<LoadedCorpus, Map<string, Promise<Knowledge>>>();

/** The cached results of a corpus, by the numbers that were left out. They go with it. */
function keptFor(corpus: LoadedCorpus): Map<string, Promise<Knowledge>> {
  const known = cached.get(corpus) ?? new Map();
  cached.set(corpus, known);
  return known;
}

async function makeKnowledge(corpus: LoadedCorpus, numbers: ReadonlySet<number>): Promise<Knowledge> {
  const [workings, record] = await Promise.all([
    corpus.readWorkings(),
    corpus.usesRecord ? loadRecord() : null,
  ]);
  return withoutDocuments(corpus.knowledge, workings, numbers, (text) => record && knownEntry(record, text));
}

/** @param known Ids of further ones. */
function byName(
  corpus: LoadedCorpus,
  { canonical, document }: PageName,
  sender: Sender,
  known: readonly string[],
): Set<number> {
  if (sender.kind === 'frame') return new Set(ownWith(corpus, known, pageKeys(sender.url, canonical)));
  return new Set(ownWith(corpus, document === null ? known : [...known, document], []));
}

function numbersOf({ infos }: LoadedCorpus, ids: readonly string[]): Set<number> {
  const wanted = new Set(ids);
  const numbers = wanted.size === 0 ? [] : [...infos.keys()];
  return new Set(numbers.filter((number) => wanted.has(infos[number].id) && isOwn(infos[number])));
}

function ownOf({ infos }: LoadedCorpus, numbers: ReadonlySet<number>, isRelated: boolean): OwnOfPage {
  const ordered = [...numbers].sort((a, b) => a - b);
  return { numbers: new Set(ordered), ids: ordered.map((number) => infos[number].id), isRelated };
}

const addresses = new WeakMap<LoadedCorpus, ReadonlyMap<string, number[]>>();

/** Numbers of the own documents by the keys of the pages that they were added from. */
function addressesOf(corpus: LoadedCorpus): ReadonlyMap<string, number[]> {
  const known = addresses.get(corpus);
  if (known !== undefined) return known;
  const byKey = new Map<string, number[]>();
  corpus.infos.forEach((info, number) => {
    if (!isOwn(info)) return;
    for (const key of pageKeys(info.url, '')) byKey.set(key, [...(byKey.get(key) ?? []), number]);
  });
  addresses.set(corpus, byKey);
  return byKey;
}

/** A text in pieces that end with lines, unless a line is longer. */
function* piecesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const line = text.indexOf('\n', start + PIECE_UNITS);
    const end = line < 0 ? text.length : line;
    yield text.slice(start, end);
    start = end + 1;
  }
}
