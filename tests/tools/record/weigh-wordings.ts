import { buildMatcher, forEachPhrase } from '../../../utils/match/matcher';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import type { EdgeStatistics } from '../../../utils/phrases/repeat-statistics';
import { logitOf, type StrengthFlags } from '../../../utils/phrases/strength';
import { calendarOf, type NewsCalendar } from '../../../utils/record/calendar';
import { sharedForm } from '../../../utils/record/shared-form';
import { entryKind, type RecordEntry } from '../../../utils/record/table';
import { isTerm, isWholeEdge, NEVER_FIRST, NEVER_LAST } from '../mining/record-candidates';
import type { RecordSources } from '../mining/record-sources';
import type { AllTexts, TextName } from './all-texts';
import { forEachCommonWording, measureWording } from './common-wordings';
import { type MeasuredWording, type TextCounts, WordingMeasures } from './wording-features';

/** A wording of all texts, as it is weighed. */
export interface WeighedWording {
  /** Values of WORDING_FEATURES. */
  readonly features: Float32Array;
  readonly flags: StrengthFlags;
  /** How likely a text has it: the sum of its shares of the days, of the articles and, for less, of the reports. */
  readonly use: number;
}

/** A page's set phrases are of this logit or more; weaker ones are terms and fragments. */
export const MIN_LOGIT = 0;

/**
 * Measures all common wordings, and the phrases mined from the reports.
 * @returns By shared form.
 */
export function measureWordings(
  texts: AllTexts,
  sources: RecordSources,
  mined: readonly RecordEntry[],
  say: (what: string) => void,
): Map<string, WeighedWording> {
  const phrases = mined.filter(({ text }) => entryKind(text) === 'phrase');
  const formulas = formulaUnits(texts, phrases);
  const measures = new WordingMeasures(texts, sources, newsCalendar(texts), formulas);
  const totals = countTotals(texts);
  const found = new Map<string, WeighedWording>();
  const add = (wording: MeasuredWording) =>
    found.set(wording.text, {
      features: measures.features(wording),
      flags: flagsOf(wording, sources, measures),
      use: useOf(wording.counts, totals),
    });
  forEachCommonWording(texts, add, say);
  say(`${found.size} common wordings`);
  for (const { text } of phrases) {
    const form = sharedForm(text);
    const wording = found.has(form) ? null : measureWording(texts, form);
    if (wording !== null) add(wording);
  }
  return found;
}

/** The calendar of the days of news among the texts. */
export function newsCalendar({ names }: AllTexts): NewsCalendar {
  return calendarOf(names.flatMap((name) => (name.kind === 'day' ? [name.date] : [])));
}

/** How many days, articles and reports there are; at least 1 of each. */
interface Totals {
  readonly days: number;
  readonly party: number;
  readonly university: number;
  readonly reports: number;
}

function countTotals({ names }: AllTexts): Totals {
  const count = (isOne: (name: TextName) => boolean) => Math.max(1, names.filter(isOne).length);
  return {
    days: count(({ kind }) => kind === 'day'),
    party: count((name) => name.kind === 'article' && name.collection === 'party'),
    university: count((name) => name.kind === 'article' && name.collection === 'university'),
    reports: count(({ kind }) => kind === 'report'),
  };
}

/** A report is as long as many days or articles, and so has a wording more easily. */
const REPORT_USE = 0.1;

function useOf({ days, articles, reports }: TextCounts, totals: Totals): number {
  const inReports = reports.national + reports.congress + reports.provincial;
  return (
    days.length / totals.days +
    articles.party / totals.party +
    articles.university / totals.university +
    (REPORT_USE * inReports) / totals.reports
  );
}

/** Units that are indexed at a time. */
const BLOCK = 1 << 20;
/** Blocks overlap by the longest phrase. */
const OVERLAP = 64;

/** For each unit of the texts, 1 where it is in a phrase that is more likely set than not. */
function formulaUnits({ index: { text }, bits }: AllTexts, phrases: readonly RecordEntry[]): Uint8Array {
  const strong = phrases.filter(({ strength }) => logitOf(strength) >= 0);
  const matcher = buildMatcher(strong.map(({ text, strength }) => ({ text: sharedForm(text), strength })));
  const units = new Uint8Array(text.length);
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });
  const isStart = (at: number) => (bits[at] & WORD_BEGINS) > 0;
  for (let from = 0; from < text.length; from += BLOCK) {
    const block = decoder.decode(text.subarray(from, from + BLOCK + OVERLAP));
    forEachPhrase(
      matcher,
      block,
      (at) => isStart(from + at),
      (end) => (bits[from + end - 1] & WORD_ENDS) > 0,
      (start, end) => units.fill(1, from + start, from + end),
    );
  }
  return units;
}

function flagsOf(
  { words, left, right }: MeasuredWording,
  sources: RecordSources,
  measures: WordingMeasures,
): StrengthFlags {
  const [first, last] = [words[0], words[words.length - 1]];
  const whole = (word: string, two: string, edge: EdgeStatistics, never: RegExp) =>
    isWholeEdge(sources.general, measures.tagOf(word), word, two, edge, never);
  return {
    isWholeStart: whole(first, words.slice(0, 2).join(''), left, NEVER_FIRST),
    isWholeEnd: whole(last, words.slice(-2).join(''), right, NEVER_LAST),
    isTerm: isTerm(words.map((word) => measures.tagOf(word))),
  };
}
