import type { Knowledge } from '../match/knowledge';
import { isTerm, isWholeEnd, isWholeStart, logitOf } from '../phrases/strength';
import { findEntry, type RecordTable } from '../record/table';
import { countHan } from '../text/han';
import { keysOf, type Trie } from '../text/trie';
import type { RelatedPhrase } from './answer';
import type { LookUpSources } from './answer-look-up';
import { keyOf } from './look-up';
import { relatedPhrase } from './related-phrases';

/** Phrases that are counted in the corpus, those of the most reports first: counting takes some 10 µs each. */
const COUNTED = 200;

/** Length of what is shown as an example, UTF-16 units: a phrase that a reader knows again. */
const EXAMPLE_MIN = 6;
const EXAMPLE_MAX = 14;

/** A lexicon doesn't change, so that its phrases are read out of the trie once. */
const texts = new WeakMap<Trie, readonly string[]>();

/**
 * Phrases of corpus and record that begin with what was typed or have it in them, the most widespread first (documents
 * and reports that have it); a beginning counts double. What is no phrase without more at its end is left out, and
 * without more at its beginning unless it begins with what was typed. Empty without a Han character. Some 30 ms.
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

/** Phrases that most documents of the corpus have, and of these those of the most reports: to show what can be looked up. */
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

/** Numbers of the phrases for which a test holds. */
function numbersOf(
  { phrases: { trie, strengths } }: Knowledge,
  holds: (text: string, strength: number) => boolean,
): number[] {
  const numbers: number[] = [];
  textsOf(trie).forEach((text, number) => {
    if (holds(text, strengths[number])) numbers.push(number);
  });
  return numbers;
}

/** Phrases of the record, those of the most reports first, and ones that it lacks, the surest first; COUNTED of each, with their commas and counts. */
function counted(numbers: readonly number[], sources: LookUpSources): RelatedPhrase[] {
  const { knowledge, record } = sources;
  const all = textsOf(knowledge.phrases.trie);
  const listed = numbers.map((number) => {
    const key = knowledge.commaPhrases.get(number)?.[0] ?? all[number];
    return { key, reports: reportsOf(record, key), logit: logitOf(knowledge.phrases.strengths[number]) };
  });
  const ofRecord = listed.filter(({ reports }) => reports > 0).sort((a, b) => b.reports - a.reports);
  const others = listed.filter(({ reports }) => reports === 0).sort((a, b) => b.logit - a.logit);
  return [...ofRecord.slice(0, COUNTED), ...others.slice(0, COUNTED)].map(({ key }) =>
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

function textsOf(trie: Trie): readonly string[] {
  let known = texts.get(trie);
  if (known === undefined) {
    known = keysOf(trie);
    texts.set(trie, known);
  }
  return known;
}

/** A suggestion of the address bar in pieces: what the reader typed stands out, counts are quiet. */
export interface SuggestionPiece {
  readonly text: string;
  readonly look: 'plain' | 'match' | 'dim';
}

/** A wording with what was typed marked in it, and words behind it. */
export function suggestionPieces(wording: string, typed: string, words: string): SuggestionPiece[] {
  const at = typed === '' ? -1 : wording.indexOf(typed);
  const marked: SuggestionPiece[] =
    at < 0
      ? [{ text: wording, look: 'plain' }]
      : [
          { text: wording.slice(0, at), look: 'plain' },
          { text: typed, look: 'match' },
          { text: wording.slice(at + typed.length), look: 'plain' },
        ];
  const behind: SuggestionPiece[] = words === '' ? [] : [{ text: `  ${words}`, look: 'dim' }];
  return [...marked, ...behind].filter(({ text }) => text !== '');
}

/** Pieces as Chrome wants them: XML with its tags for looks; what XML can't hold is left out. */
export function asXml(pieces: readonly SuggestionPiece[]): string {
  return pieces
    .map(({ text, look }) => (look === 'plain' ? escaped(text) : `<${look}>${escaped(text)}</${look}>`))
    .join('');
}

/** Pieces as Firefox wants them: text. */
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
