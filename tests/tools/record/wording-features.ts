import type { SuffixRange } from '../../../utils/index/corpus-index';
import { findAll } from '../../../utils/index/search';
import { WORD_BEGINS, WORD_ENDS } from '../../../utils/phrases/edges';
import { normalisedInformation } from '../../../utils/phrases/measures';
import type { EdgeStatistics } from '../../../utils/phrases/repeat-statistics';
import { dayNumber, monthOfDay, type NewsCalendar } from '../../../utils/record/calendar';
import type { ArticleCollection, ReportSeries } from '../../../utils/record/table';
import { RECENT } from '../mining/phrase-features';
import type { RecordSources } from '../mining/record-sources';
import type { AllTexts } from './all-texts';

/**
 * What is measured of a wording in all texts, in the order of the model's weights. Numbers of texts are natural
 * logarithms, of one more where they can be 0.
 */
export const WORDING_FEATURES = [
  'days', // days of news
  'burst', // share of its days in the month that has most of them
  'lastDay', // years from the start of the calendar to the last day that has it; 0 where none has
  'firstDay', // the same to the first day
  'party', // articles of the Party's site
  'university', // news of universities
  'national', // national reports
  'congress', // Party congress reports
  'provincial', // provincial reports
  'recent', // national and congress reports since RECENT
  'lastYear', // year of the last national report, 0 for 1990, 1 for 2025; 0 where there is none
  'words', // length in words
  'units', // length in UTF-16 units
  'leftEntropy', // see branchingEntropy
  'rightEntropy',
  'leftMarks', // share of occurrences with punctuation there
  'rightMarks',
  'association', // normalisedInformation at its weakest seam between two words
  'keyness', // mean logRatio of its words
  'characterKeyness', // mean logRatio of its characters
  'leastKeyness', // least logRatio of its words
  'nouns', // 1 where all its words are nouns: a term
  'adverbFirst', // 1 where it begins with an adverb or adjective (扎实推进)
  'verbFirst', // 1 where it begins with a verb
  'verbLast', // 1 where it ends with a verb or verbal noun
  'functionEdge', // 1 where a function word or number is at an edge
  'joints', // 1 where clauses meet in it
  'company', // share of the text around it that is in formulas of the reports
  'frequency', // occurrences
  'numbered', // 1 where it begins with a number (四个意识)
  'names', // 1 where a word of it is a name
  'idiom', // 1 where it has an idiom, or is one word of four characters
] as const;

/** Units on each side of an occurrence that are its company. */
const COMPANY_UNITS = 80;
/** Occurrences that are asked for their company: enough for a mean. */
const COMPANY_PLACES = 100;

/** A wording with the suffixes that begin with it. */
export interface MeasuredWording {
  /** In its shared form. */
  readonly text: string;
  readonly words: readonly string[];
  readonly first: number;
  readonly end: number;
  readonly left: EdgeStatistics;
  readonly right: EdgeStatistics;
  readonly counts: TextCounts;
}

/** The texts that have a wording between word edges. */
export interface TextCounts {
  readonly occurrences: number;
  readonly reports: Readonly<Record<ReportSeries, number>>;
  readonly articles: Readonly<Record<ArticleCollection, number>>;
  readonly recent: number;
  /** Year of the last national report, and ISO dates of the first and the last day; empty where there is none. */
  readonly lastYear: number;
  readonly days: readonly string[];
}

/** Measures wordings. */
export class WordingMeasures {
  readonly #texts: AllTexts;
  readonly #sources: RecordSources;
  readonly #calendar: NewsCalendar;
  /** Before each unit, how many are in formulas. */
  readonly #formulaUnits: Int32Array;

  /** @param formulas For each unit of the texts, 1 where it is in a formula of the reports. */
  constructor(texts: AllTexts, sources: RecordSources, calendar: NewsCalendar, formulas: Uint8Array) {
    this.#texts = texts;
    this.#sources = sources;
    this.#calendar = calendar;
    this.#formulaUnits = new Int32Array(formulas.length + 1);
    for (let at = 0; at < formulas.length; at++)
      this.#formulaUnits[at + 1] = this.#formulaUnits[at] + formulas[at];
  }

  /** The values of WORDING_FEATURES. */
  features(wording: MeasuredWording): Float32Array {
    const { text, words, left, right, counts } = wording;
    const { words: official, general, characterKeyness } = this.#sources;
    const tags = words.map((word) => this.tagOf(word));
    const [first, last] = [tags[0], tags[tags.length - 1]];
    const keyness = words.map((word) => official.get(word)?.keyness ?? 0);
    const characters = Array.from(text, (character) => characterKeyness.get(character) ?? 0);
    const values: Record<(typeof WORDING_FEATURES)[number], number> = {
      ...this.#ofDays(counts.days),
      party: Math.log1p(counts.articles.party),
      university: Math.log1p(counts.articles.university),
      national: Math.log1p(counts.reports.national),
      congress: Math.log1p(counts.reports.congress),
      provincial: Math.log1p(counts.reports.provincial),
      recent: Math.log1p(counts.recent),
      lastYear: counts.lastYear === 0 ? 0 : (counts.lastYear - 1990) / 35,
      words: words.length,
      units: text.length,
      leftEntropy: left.entropy,
      rightEntropy: right.entropy,
      leftMarks: left.marks,
      rightMarks: right.marks,
      association: this.#association(wording),
      keyness: mean(keyness),
      characterKeyness: mean(characters),
      leastKeyness: Math.min(...keyness),
      nouns: flag(tags.every((tag) => tag === '' || tag.startsWith('n') || tag === 'vn')),
      adverbFirst: flag(/^[da]/.test(first)),
      verbFirst: flag(first.startsWith('v') && first !== 'vn'),
      verbLast: flag(last.startsWith('v')),
      functionEdge: flag(/^[pcrumqf]/.test(first) || /^[pcrumqf]/.test(last)),
      joints: flag(text.includes(',')),
      company: this.#company(wording),
      frequency: Math.log(Math.max(1, counts.occurrences)),
      numbered: flag(/^[一二两三四五六七八九十]/.test(text)),
      names: flag(tags.some((tag) => /^n[srt]$/.test(tag))),
      idiom: flag((words.length === 1 && general.has(text) && text.length === 4) || tags.includes('i')),
    };
    return Float32Array.from(WORDING_FEATURES, (name) => values[name]);
  }

  /** Part of speech of a word; '' where it isn't known. */
  tagOf(word: string): string {
    const { words, general } = this.#sources;
    return words.get(word)?.tag || (general.get(word)?.tag ?? '');
  }

  #ofDays(dates: readonly string[]): Record<'days' | 'burst' | 'firstDay' | 'lastDay', number> {
    if (dates.length === 0) return { days: 0, burst: 0, firstDay: 0, lastDay: 0 };
    const months = dates.map((date) => monthOfDay(this.#calendar, dayNumber(this.#calendar, date)));
    const inMonth = new Map<number, number>();
    for (const month of months) inMonth.set(month, (inMonth.get(month) ?? 0) + 1);
    return {
      days: Math.log1p(dates.length),
      burst: Math.max(...inMonth.values()) / dates.length,
      firstDay: Math.min(...months) / 12,
      lastDay: (Math.max(...months) + 1) / 12,
    };
  }

  /** `normalisedInformation` at the weakest seam; 1 for a single word. */
  #association({ text, words, first, end }: MeasuredWording): number {
    let least = 1;
    let seam = 0;
    for (const word of words.slice(0, -1)) {
      seam += word.length;
      const before = this.#frequency(text.slice(0, seam));
      const after = this.#frequency(text.slice(seam));
      const { length } = this.#texts.index.text;
      least = Math.min(least, normalisedInformation(end - first, before, after, length));
    }
    return least;
  }

  #frequency(text: string): number {
    const { first, end } = findAll(this.#texts.index, text);
    return end - first;
  }

  #company({ text, first, end }: MeasuredWording): number {
    const { suffixes } = this.#texts.index;
    const before = this.#formulaUnits;
    const step = Math.max(1, Math.floor((end - first) / COMPANY_PLACES));
    let shares = 0;
    let places = 0;
    for (let i = first; i < end; i += step) {
      const start = suffixes[i];
      const behind = start + text.length;
      const from = Math.max(0, start - COMPANY_UNITS);
      const to = Math.min(before.length - 1, behind + COMPANY_UNITS);
      const formulas = before[start] - before[from] + before[to] - before[behind];
      shares += formulas / (to - from - text.length);
      places++;
    }
    return shares / places;
  }
}

/** Counts the texts that have a string between word edges: the first `length` units of a range's suffixes. */
export function countTexts(
  { index, bits, numbers, names }: AllTexts,
  { first, end, length }: SuffixRange & { readonly length: number },
): TextCounts {
  const seen = new Set<number>();
  let occurrences = 0;
  for (let i = first; i < end; i++) {
    const start = index.suffixes[i];
    if (!(bits[start] & WORD_BEGINS) || !(bits[start + length - 1] & WORD_ENDS)) continue;
    occurrences++;
    seen.add(numbers[start]);
  }
  const reports = { national: 0, congress: 0, provincial: 0 };
  const articles = { party: 0, university: 0 };
  let [recent, lastYear] = [0, 0];
  const days: string[] = [];
  for (const number of seen) {
    const name = names[number];
    if (name.kind === 'day') days.push(name.date);
    else if (name.kind === 'article') articles[name.collection]++;
    else {
      const { series, year } = name.report;
      reports[series]++;
      if (series !== 'provincial' && year >= RECENT) recent++;
      if (series === 'national') lastYear = Math.max(lastYear, year);
    }
  }
  return { occurrences, reports, articles, recent, lastYear, days };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function flag(value: boolean): number {
  return value ? 1 : 0;
}
