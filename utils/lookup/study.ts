import type { CorpusDocument } from '../corpus/document';
import { documentAt } from '../index/corpus-index';
import { findAll } from '../index/search';
import { LIBRARY_LINES, LOOKUP_MIN_HAN } from '../limits';
import { countHan } from '../text/han';
import { SLOT } from '../text/units';
import type { RelatedPhrase, StudyAnswer, StudyDocument } from './answer';
import { answerFor, type LookUpSources } from './answer-look-up';
import {
  concordanceOf,
  isNormalised,
  keyOf,
  normalisedText,
  type Occurrence,
  occurrencesOf,
} from './look-up';
import { nearInCorpus, nearInRecord, swappedWordings } from './near-wordings';
import { longerPhrases, relatedPhrase, shorterPhrases } from './related-phrases';
import { runInTurns, runSteps, type Steps, thin } from './steps';
import { countCollocates, studyLines } from './study-lines';

/** At most this number of near wordings is counted, the nearest first, and at most this number is returned. */
const MAX_COUNTED = 200;
const MAX_NEAR = 6;

const SLOT_TEXT = String.fromCharCode(SLOT);

/** All that the library shows of a wording, at once; see `studyInTurns`. */
export function study(query: string, sources: LookUpSources): StudyAnswer {
  return runSteps(studySteps(query, sources));
}

/**
 * All that the library shows of a wording; finds the same occurrences as `lookUp`. `…` between Han characters is a
 * template's slot. Takes some 0.2 to 0.6 s for 40,000 occurrences in 1,000 documents; the longest turn, in which they
 * are found, some 30 ms.
 * @param nextTurn Resolves when other work has had its turn.
 */
export function studyInTurns(
  query: string,
  sources: LookUpSources,
  nextTurn: () => Promise<void>,
): Promise<StudyAnswer> {
  return runInTurns(studySteps(query, sources), nextTurn);
}

function* studySteps(query: string, sources: LookUpSources): Steps<StudyAnswer> {
  const { knowledge, documents } = sources;
  const wording = withSlot(query);
  yield* normaliseHolding(wording, sources);
  const found = occurrencesOf(wording, knowledge.index, documents);
  yield;
  const concordance = concordanceOf(wording, found, 1, documents.length);
  const phrase = { ...answerFor(concordance, sources), query };
  yield;
  const holding = documentsOf(found);
  const numbers = new Map([...holding.keys()].map((document, number) => [document, number]));
  const { lines, sections, words } = yield* studyLines(thin(found, LIBRARY_LINES), numbers, knowledge.words);
  const isLookedUp = countHan(phrase.key) >= LOOKUP_MIN_HAN;
  const isKnown = found.length > 0 || phrase.record !== null;
  return {
    phrase,
    han: documents.reduce((sum, { han }) => sum + han, 0),
    documents: Array.from(holding, ([document, places]) => studyDocument(document, places)),
    sections,
    lines,
    collocates: yield* countCollocates(words),
    longer: isLookedUp && isKnown ? yield* longerPhrases(phrase.key, words, sources) : [],
    shorter: isLookedUp ? shorterPhrases(phrase.key, sources) : [],
    near: isLookedUp && !isKnown ? yield* nearPhrases(wording, phrase.key, sources) : [],
  };
}

/** Normalises the documents that have a wording's opening and haven't been normalised, each in a step. */
function* normaliseHolding(wording: string, { knowledge: { index }, documents }: LookUpSources): Steps<void> {
  const [opening] = keyOf(wording).split(SLOT_TEXT);
  const { first, end } = findAll(index, opening);
  const holding = new Set(index.suffixes.slice(first, end).map((offset) => documentAt(index, offset)));
  for (const number of holding) {
    if (isNormalised(documents[number])) continue;
    normalisedText(documents[number]);
    yield;
  }
}

/** Nobody can type a slot: templates are shown with … in its place, and are found by it. */
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

/** The nearest first, ties by frequency. */
function* nearPhrases(query: string, key: string, sources: LookUpSources): Steps<RelatedPhrase[]> {
  const { knowledge, record } = sources;
  const distances = new Map<string, number>();
  for (const search of [
    () => swappedWordings(query, key, knowledge.index, record),
    () => nearInCorpus(knowledge.index, key),
    () => (record === null ? [] : nearInRecord(record, key)),
  ]) {
    for (const { key: near, distance } of search())
      distances.set(near, Math.min(distance, distances.get(near) ?? distance));
    yield;
  }
  const counted: { distance: number; phrase: RelatedPhrase }[] = [];
  for (const [near, distance] of [...distances].sort(([, a], [, b]) => a - b).slice(0, MAX_COUNTED)) {
    counted.push({ distance, phrase: relatedPhrase(near, sources) });
    yield;
  }
  return (
    counted
      .sort((a, b) => a.distance - b.distance || weightOf(b.phrase) - weightOf(a.phrase))
      .map(({ phrase }) => phrase)
      // Of what only the news has, nothing would be shown.
      .filter(({ frequency, reports }) => frequency + reports > 0)
      .filter((phrase, _, all) => !all.some((other) => isFragment(phrase, other)))
      .slice(0, MAX_NEAR)
  );
}

/** Whether a wording occurs only within a longer one. */
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
