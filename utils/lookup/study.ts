import type { CorpusDocument } from '../corpus/document';
import { documentAt } from '../index/build';
import { findAll } from '../index/search';
import { LIBRARY_LINES, LOOKUP_MIN_HAN } from '../limits';
import { countHan } from '../text/han';
import { SLOT } from '../text/unit-table';
import { answerFor, type LookUpSources } from './answer-look-up';
import { countCollocates } from './collocates';
import { concordanceOf, keyOf, placesOf } from './look-up';
import { nearInCorpus, nearInRecord, swappedWordings } from './near-wordings';
import { isNormalised, normalisedText, type Occurrence } from './occurrences';
import { longerPhrases, relatedPhrase, shorterPhrases } from './related-phrases';
import type { RelatedPhrase, StudyAnswer, StudyDocument } from './study-answer';
import { studyLines } from './study-lines';
import { thin } from './thin';

/** Near wordings that are counted, the nearest first, and those that are told. */
const COUNTED = 200;
const TOLD = 6;

const SLOT_TEXT = String.fromCharCode(SLOT);

/** Longest stretch of work in one turn of `prepareStudy`, ms: requests of pages come between. */
const TURN_MS = 12;

/**
 * All that the library shows of a wording; what is found is the same as by `lookUp`. `…` between Han characters is a
 * template's slot. Some 100 ms for 40,000 places in prepared documents.
 */
export function study(query: string, sources: LookUpSources): StudyAnswer {
  const { knowledge, documents } = sources;
  const wording = withSlot(query);
  const found = placesOf(wording, knowledge.index, documents);
  const concordance = concordanceOf(wording, found, 1, documents.length);
  const phrase = { ...answerFor(concordance, sources), query };
  const holding = documentsOf(found);
  const numbers = new Map([...holding.keys()].map((document, number) => [document, number]));
  const { lines, sections, words } = studyLines(thin(found, LIBRARY_LINES), numbers, knowledge.words);
  const isLookedUp = countHan(phrase.key) >= LOOKUP_MIN_HAN;
  const isKnown = found.length > 0 || phrase.record !== null;
  return {
    phrase,
    han: documents.reduce((sum, { han }) => sum + han, 0),
    documents: Array.from(holding, ([document, places]) => studyDocument(document, places)),
    sections,
    lines,
    collocates: countCollocates(words),
    longer: isLookedUp && isKnown ? longerPhrases(phrase.key, words, sources) : [],
    shorter: isLookedUp ? shorterPhrases(phrase.key, sources) : [],
    near: isLookedUp && !isKnown ? nearPhrases(wording, phrase.key, sources) : [],
  };
}

/**
 * Normalises the documents that have a wording and were not normalised yet, so that its look-up needn't: some 80 ns a
 * character, half a second for 5 million, with room for other work every TURN_MS.
 */
export async function prepareStudy(
  query: string,
  { knowledge: { index }, documents }: LookUpSources,
  nextTurn: () => Promise<void>,
): Promise<void> {
  const [opening] = keyOf(withSlot(query)).split(SLOT_TEXT);
  const { first, end } = findAll(index, opening);
  const holding = new Set(index.suffixes.slice(first, end).map((offset) => documentAt(index, offset)));
  let begun = performance.now();
  for (const number of holding) {
    if (isNormalised(documents[number])) continue;
    normalisedText(documents[number]);
    if (performance.now() - begun < TURN_MS) continue;
    await nextTurn();
    begun = performance.now();
  }
}

/** A reader can't type a slot; templates are shown with … in its place, and found by it. */
function withSlot(query: string): string {
  const pieces = query.split(/(?<=\p{Script=Han})…+(?=\p{Script=Han})/u);
  return pieces.length === 2 ? pieces.join(SLOT_TEXT) : query;
}

function documentsOf(found: readonly Occurrence[]): Map<CorpusDocument, number[]> {
  const holding = new Map<CorpusDocument, number[]>();
  for (const { document, span } of found) {
    let places = holding.get(document);
    if (places === undefined) {
      places = [];
      holding.set(document, places);
    }
    places.push(span.start, span.end);
  }
  return holding;
}

function studyDocument({ id, title, year, han, text }: CorpusDocument, places: number[]): StudyDocument {
  return { id, title, year, han, length: text.length, places };
}

/** The nearest first, of as near ones the most frequent. */
function nearPhrases(query: string, key: string, sources: LookUpSources): RelatedPhrase[] {
  const { knowledge, record } = sources;
  const distances = new Map<string, number>();
  for (const { key: near, distance } of [
    ...swappedWordings(query, key, knowledge.index, record),
    ...nearInCorpus(knowledge.index, key),
    ...(record === null ? [] : nearInRecord(record, key)),
  ])
    distances.set(near, Math.min(distance, distances.get(near) ?? distance));
  return [...distances]
    .sort(([, a], [, b]) => a - b)
    .slice(0, COUNTED)
    .map(([near, distance]) => ({ distance, phrase: relatedPhrase(near, sources) }))
    .sort((a, b) => a.distance - b.distance || weightOf(b.phrase) - weightOf(a.phrase))
    .map(({ phrase }) => phrase)
    .filter((phrase, _, all) => !all.some((other) => isFragment(phrase, other)))
    .slice(0, TOLD);
}

/** Whether a wording stands nowhere but in a longer one. */
function isFragment(phrase: RelatedPhrase, longer: RelatedPhrase): boolean {
  return (
    phrase.key.length < longer.key.length &&
    longer.key.includes(phrase.key) &&
    phrase.frequency === longer.frequency &&
    phrase.reports === 0
  );
}

function weightOf({ frequency, reports }: RelatedPhrase): number {
  return frequency + reports;
}
