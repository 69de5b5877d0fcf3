import type { CorpusDocument } from '../corpus/document';
import type { CorpusIndex } from '../index/build';
import { atomKey } from '../match/atom-key';
import { type Atom, findAtoms } from '../match/atoms';
import type { Knowledge } from '../match/knowledge';
import { PageText } from '../match/page-text';
import { byEnd, partsOf } from '../match/parts';
import { recordFacts } from '../record/facts';
import type { RecordTable } from '../record/table';
import type { Span } from '../text/span';
import type { Part, PhraseAnswer } from './answer';
import type { Concordance } from './concordance';
import { corpusYears } from './corpus-years';
import { compareMembers } from './deviation';
import { lookUp } from './look-up';
import { findOccurrences } from './occurrences';

/** All that wordings are looked up in; the documents are those of the knowledge's index, in its order. */
export interface LookUpSources {
  readonly knowledge: Knowledge;
  readonly documents: readonly CorpusDocument[];
  /** Null where it could not be loaded. */
  readonly record: RecordTable | null;
  /** Numbers of documents that don't count; the index finds nothing in them. */
  readonly leftOut?: ReadonlySet<number>;
}

/** What corpus and record know of a wording, as a whole and in parts; see `lookUp` for `limit` and what is found. */
export function answerLookUp(query: string, limit: number, sources: LookUpSources): PhraseAnswer {
  const { knowledge, documents } = sources;
  const found = lookUp(query, limit, knowledge.index, documents);
  return answerFor({ ...found, documentTotal: counted(sources).length }, sources);
}

function counted({ documents, leftOut }: LookUpSources): readonly CorpusDocument[] {
  return leftOut === undefined ? documents : documents.filter((_, number) => !leftOut.has(number));
}

/**
 * The same for a page of the web, without any text or title of the user's own documents: a page can find out by
 * `window.find` what stands in a card.
 * @param open What is known without the user's own documents. They come last in the corpus, so that its documents are
 * the first of all.
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

/** A concordance with what the record has of its wording, and its parts. */
export function answerFor(concordance: Concordance, sources: LookUpSources): PhraseAnswer {
  const { record } = sources;
  return {
    ...concordance,
    record: record && recordFacts(record, concordance.key),
    parts: explain(concordance.query, sources),
    years: corpusYears(counted(sources), concordance.documents),
    heldBack: 0,
  };
}

function explain(query: string, sources: LookUpSources): Part[] {
  const page = new PageText(query, sources.knowledge.words);
  const whole = { start: 0, end: page.text.length };
  return partsOf(whole, byEnd(findAtoms(sources.knowledge, page, true))).map((atom) =>
    // What runs into a quotation or out of one explains the wording all the same.
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
