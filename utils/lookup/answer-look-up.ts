import type { CorpusDocument } from '../corpus/document';
import type { CorpusIndex } from '../index/corpus-index';
import { type Atom, atomKey, findAtoms } from '../match/atoms';
import type { Knowledge } from '../match/knowledge';
import { PageText } from '../match/page-text';
import { byEnd, partsOf } from '../match/parts';
import { recordFacts } from '../record/facts';
import { MEMBER_MARK, type RecordTable } from '../record/table';
import type { Span } from '../text/span';
import type { Concordance, CorpusYears, Difference, OwnCounts, Part, PhraseAnswer } from './answer';
import { findOccurrences, lookUp } from './look-up';

/** All that wordings are looked up in. The documents are those of the knowledge's index, in its order. */
export interface LookUpSources {
  readonly knowledge: Knowledge;
  readonly documents: readonly CorpusDocument[];
  /** Null where it could not be loaded. */
  readonly record: RecordTable | null;
  /** Number of the bundled documents, which come first; all where it is left out. */
  readonly bundled?: number;
  /** Numbers of documents that don't count, in which the index finds nothing. */
  readonly leftOut?: ReadonlySet<number>;
}

/** What corpus and record know of a wording as a whole and of what is in it; see `lookUp` for `limit`. */
export function answerLookUp(query: string, limit: number, sources: LookUpSources): PhraseAnswer {
  const { knowledge, documents } = sources;
  const found = lookUp(query, limit, knowledge.index, documents);
  return answerFor({ ...found, documentTotal: counted(sources).length }, sources);
}

function counted({ documents, leftOut }: LookUpSources): readonly CorpusDocument[] {
  return leftOut === undefined ? documents : documents.filter((_, number) => !leftOut.has(number));
}

/**
 * The same for a page of the web, without text and titles of the user's own documents: a page can find out by
 * `window.find` what a card shows.
 * @param open An index without the user's own documents. They come last in the corpus, so that its documents have the
 * same numbers.
 */
export function answerInPage(
  query: string,
  limit: number,
  sources: LookUpSources,
  open: CorpusIndex,
): PhraseAnswer {
  const answer = answerLookUp(query, 0, sources);
  const openDocuments = sources.documents.slice(0, open.documentStarts.length - 1);
  const { lines, frequency } = lookUp(query, limit, open, openDocuments);
  const ids = new Set(openDocuments.map(({ id }) => id));
  return {
    ...answer,
    documents: answer.documents.map((each) => (ids.has(each.id) ? each : { ...each, title: '' })),
    lines,
    heldBack: answer.frequency - frequency,
  };
}

/** Adds to a concordance what the record has of its wording, and what the wording contains. */
export function answerFor(concordance: Concordance, sources: LookUpSources): PhraseAnswer {
  const { record } = sources;
  return {
    ...concordance,
    record: record && recordFacts(record, concordance.key),
    parts: explain(concordance.query, sources),
    years: corpusYears(counted(sources), concordance.documents),
    own: ownCounts(concordance, sources),
    heldBack: 0,
  };
}

/** What the user's own documents have, which come after the bundled ones. */
function ownCounts({ documents }: Concordance, sources: LookUpSources): OwnCounts {
  const { documents: all, leftOut, bundled = all.length } = sources;
  const ids = new Set(all.slice(bundled).map(({ id }) => id));
  const found = documents.filter(({ id }) => ids.has(id));
  const hidden = [...(leftOut ?? [])].filter((number) => number >= bundled).length;
  return {
    frequency: found.reduce((sum, { frequency }) => sum + frequency, 0),
    documentFrequency: found.length,
    documentTotal: ids.size - hidden,
  };
}

function explain(query: string, sources: LookUpSources): Part[] {
  const page = new PageText(query, sources.knowledge.words);
  const whole = { start: 0, end: page.text.length };
  return partsOf(whole, byEnd(findAtoms(sources.knowledge, page, true))).map((atom) =>
    // A part that crosses the edge of a quotation explains the wording all the same.
    part(query, page, atom, page.sourceOf(atom) ?? page.plainSourceOf(atom), sources),
  );
}

function part(
  query: string,
  page: PageText,
  atom: Atom,
  span: Span,
  { knowledge, documents, record }: LookUpSources,
): Part {
  const key = atomKey(page.text, atom);
  const found = findOccurrences(key, knowledge.index, documents);
  return {
    start: span.start,
    end: span.end,
    text: query.slice(span.start, span.end),
    kind: atom.kind,
    key,
    frame: frameOf(query, page, atom),
    deviation: atom.deviation
      ? {
          fixed: atom.deviation.chain.text,
          differences: compareMembers(atom.deviation.chain.members, atom.deviation.members),
        }
      : null,
    frequency: found.length,
    documentFrequency: new Set(found.map(({ document }) => document)).size,
    record: record && recordFacts(record, key),
  };
}

function frameOf(query: string, page: PageText, { start, end, filler }: Atom): Part['frame'] {
  if (!filler) return null;
  const inner = page.sourceOf(filler) ?? page.plainSourceOf(filler);
  return {
    fixed: [page.text.slice(start, filler.start), page.text.slice(filler.end, end)],
    fillers: [query.slice(inner.start, inner.end)],
  };
}

/**
 * Compares a chain as a page has it with its fixed wording, in the order of the page. Members that the page leaves out
 * come after the one that they follow in the chain. MEMBER_MARKs separate all members.
 * @param members Those of the fixed wording.
 * @param order Their indices in the order of the page, each once.
 */
export function compareMembers(members: readonly string[], order: readonly number[]): Difference[] {
  const kept = new Set(longestAscent(order));
  const rows = order.map((member): [number, Difference['kind']] => [
    member,
    kept.has(member) ? 'same' : 'moved',
  ]);
  members.forEach((_, member) => {
    if (order.includes(member)) return;
    const before = rows.findLastIndex(([other, kind]) => other < member && kind !== 'moved');
    rows.splice(before + 1, 0, [member, 'missing']);
  });
  return rows.map(([member, kind], i) => ({
    text: members[member] + (i < rows.length - 1 ? MEMBER_MARK : ''),
    kind,
  }));
}

/** The longest ascending subsequence; the first of equally long ones. */
function longestAscent(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  numbers.forEach((number, i) => {
    const before = best
      .slice(0, i)
      .filter((ascent) => (ascent.at(-1) ?? 0) < number)
      .reduce((longest, ascent) => (ascent.length > longest.length ? ascent : longest), [] as number[]);
    best.push([...before, number]);
  });
  return best.reduce((longest, ascent) => (ascent.length > longest.length ? ascent : longest), []);
}

/** What `corpusYears` needs of a document. */
export interface DatedDocument {
  readonly id: string;
  readonly year: number | null;
  readonly han: number;
}

/**
 * A wording over the years of the corpus.
 * @param documents All of the corpus.
 * @param counts Occurrences of the wording in those that have it.
 */
function corpusYears(
  documents: readonly DatedDocument[],
  counts: readonly { readonly id: string; readonly frequency: number }[],
): CorpusYears {
  const frequencies = new Map(counts.map(({ id, frequency }) => [id, frequency]));
  const byYear = new Map<
    number,
    { documents: number; han: number; frequency: number; documentFrequency: number }
  >();
  const undated = { documents: 0, frequency: 0 };
  for (const { id, year, han } of documents) {
    const frequency = frequencies.get(id) ?? 0;
    if (year === null) {
      undated.documents++;
      undated.frequency += frequency;
      continue;
    }
    const sums = byYear.get(year) ?? { documents: 0, han: 0, frequency: 0, documentFrequency: 0 };
    byYear.set(year, sums);
    sums.documents++;
    sums.han += han;
    sums.frequency += frequency;
    if (frequency > 0) sums.documentFrequency++;
  }
  const known = [...byYear.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  const none = { documents: 0, han: 0, frequency: 0, documentFrequency: 0 };
  const years = Array.from({ length: known.length === 0 ? 0 : last - first + 1 }, (_, at) => ({
    year: first + at,
    ...(byYear.get(first + at) ?? none),
  }));
  return { years, undated };
}
