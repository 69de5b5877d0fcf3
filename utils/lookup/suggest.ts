import type { Knowledge } from '../match/knowledge';
import { type Matcher, phraseTexts, strengthAt } from '../match/matcher';
import { isTerm, isWholeEnd, isWholeStart, logitOf } from '../phrases/strength';
import { findEntry, type RecordTable } from '../record/table';
import { countHan } from '../text/han';
import type { RelatedPhrase } from './answer';
import type { LookUpSources } from './answer-look-up';
import { keyOf } from './look-up';
import { relatedPhrase } from './related-phrases';

/** At most this number of phrases is counted in the corpus, which takes some 10 µs each. */
const MAX_COUNTED = 200;

/** Length of a phrase that is shown as an example, UTF-16 units: one that users recognise. */
const EXAMPLE_MIN = 6;
const EXAMPLE_MAX = 14;

/** A lexicon doesn't change: its phrases are read out of it once. */
const texts = new WeakMap<Matcher, readonly string[]>();

/**
 * Phrases of corpus and record that contain what was typed, the most widespread first (by documents and reports that
 * have them; where the phrase begins with what was typed, these count double). Leaves out phrases that are incomplete at
 * their end, and those incomplete at their beginning unless they begin with what was typed. Empty where nothing typed is
 * a Han character. Takes some 30 ms.
 */
export function suggest(typed: string, limit: number, sources: LookUpSources): RelatedPhrase[] {
  const key = keyOf(typed);
  if (countHan(key) === 0) return [];
  const wanted = key.replaceAll(',', '');
  const found = numbersOf(
    sources.knowledge,
    (text, strength) =>
      isWholeEnd(strength) && (isWholeStart(strength) ? text.includes(wanted) : text.startsWith(wanted)),
  );
  const weightOf = (phrase: RelatedPhrase) => reachOf(phrase) * (phrase.key.startsWith(key) ? 2 : 1);
  return counted(found, sources)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.key.length - b.key.length)
    .slice(0, limit);
}

/** Examples of what can be looked up: the phrases that most documents of the corpus have, ties by reports. */
export function widespreadPhrases(limit: number, sources: LookUpSources): RelatedPhrase[] {
  const { knowledge } = sources;
  const found = numbersOf(
    knowledge,
    ({ length }, strength) =>
      length >= EXAMPLE_MIN &&
      length <= EXAMPLE_MAX &&
      isWholeStart(strength) &&
      isWholeEnd(strength) &&
      !isTerm(strength),
  );
  const chosen: RelatedPhrase[] = [];
  const inOrder = counted(found, sources).sort(
    (a, b) => b.documentFrequency - a.documentFrequency || b.reports - a.reports,
  );
  for (const phrase of inOrder) {
    if (chosen.length === limit) break;
    if (!chosen.some(({ key }) => key.includes(phrase.key) || phrase.key.includes(key))) chosen.push(phrase);
  }
  return chosen;
}

/** Numbers of the phrases that pass a test. */
function numbersOf({ phrases }: Knowledge, holds: (text: string, strength: number) => boolean): number[] {
  const numbers: number[] = [];
  textsOf(phrases).forEach((text, number) => {
    if (holds(text, strengthAt(phrases, number))) numbers.push(number);
  });
  return numbers;
}

/** At most MAX_COUNTED phrases of the record, those of the most reports first, and as many that it lacks, the surest first; with their commas and counts. */
function counted(numbers: readonly number[], sources: LookUpSources): RelatedPhrase[] {
  const { knowledge, record } = sources;
  const all = textsOf(knowledge.phrases);
  const listed = numbers.map((number) => {
    const key = knowledge.commaPhrases.get(number)?.[0] ?? all[number];
    return { key, reports: reportsOf(record, key), logit: logitOf(strengthAt(knowledge.phrases, number)) };
  });
  const ofRecord = listed.filter(({ reports }) => reports > 0).sort((a, b) => b.reports - a.reports);
  const others = listed.filter(({ reports }) => reports === 0).sort((a, b) => b.logit - a.logit);
  return [...ofRecord.slice(0, MAX_COUNTED), ...others.slice(0, MAX_COUNTED)].map(({ key }) =>
    relatedPhrase(key, sources),
  );
}

function reportsOf(record: RecordTable | null, key: string): number {
  const entry = record === null ? -1 : findEntry(record, key);
  return record === null || entry < 0 ? 0 : record.countStarts[entry + 1] - record.countStarts[entry];
}

function reachOf({ documentFrequency, reports }: RelatedPhrase): number {
  return documentFrequency + reports;
}

function textsOf(phrases: Matcher): readonly string[] {
  let known = texts.get(phrases);
  if (known === undefined) {
    known = phraseTexts(phrases);
    texts.set(phrases, known);
  }
  return known;
}

/** A piece of a suggestion in the address bar: what the user typed is highlighted, counts are dimmed. */
export interface SuggestionPiece {
  readonly text: string;
  readonly look: 'plain' | 'match' | 'dim';
}

/** A wording with what was typed highlighted in it, and a dimmed label after it. */
export function suggestionPieces(wording: string, typed: string, label: string): SuggestionPiece[] {
  const at = typed === '' ? -1 : wording.indexOf(typed);
  const highlighted: SuggestionPiece[] =
    at < 0
      ? [{ text: wording, look: 'plain' }]
      : [
          { text: wording.slice(0, at), look: 'plain' },
          { text: typed, look: 'match' },
          { text: wording.slice(at + typed.length), look: 'plain' },
        ];
  const dimmed: SuggestionPiece[] = label === '' ? [] : [{ text: `  ${label}`, look: 'dim' }];
  return [...highlighted, ...dimmed].filter(({ text }) => text !== '');
}

/** A suggestion as Chrome wants it: XML with tags for looks, without what XML can't hold. */
export function asXml(pieces: readonly SuggestionPiece[]): string {
  return pieces
    .map(({ text, look }) => (look === 'plain' ? escaped(text) : `<${look}>${escaped(text)}</${look}>`))
    .join('');
}

/** A suggestion as Firefox wants it: plain text. */
export function asText(pieces: readonly SuggestionPiece[]): string {
  return pieces.map(({ text }) => text).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, '')
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign]);
}
