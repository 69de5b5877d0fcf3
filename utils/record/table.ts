import { firstIndex } from '../binary-search';
import { SLOT } from '../text/units';
import type { NewsColumns } from './news';
import { sharedForm } from './shared-form';
import type { SmallNumbers } from './small-numbers';

/**
 * The series of reports that the record has, in its order: national Government Work Reports, reports to the Party's
 * national congresses, provincial Government Work Reports. A stored table names each by its index in this list.
 */
export const REPORT_SERIES = ['national', 'congress', 'provincial'] as const;

export type ReportSeries = (typeof REPORT_SERIES)[number];

/** One report of the record. Reports are in the order of series, then year, then name. */
export interface RecordReport {
  readonly series: ReportSeries;
  readonly year: number;
  /** Short Chinese name of the province (安徽), number of the congress (二十大); empty for a national report. */
  readonly name: string;
  /** ISO date on which it was made, who made it, and the address of its public text; missing where they aren't known. */
  readonly date?: string;
  readonly speaker?: string;
  readonly page?: string;
}

/** Articles are counted in two collections: of the Party's site, and news of universities. */
export const ARTICLE_COLLECTIONS = ['party', 'university'] as const;

export type ArticleCollection = (typeof ARTICLE_COLLECTIONS)[number];

/** The order of the record, names by their UTF-16 units: negative where `a` comes before `b`, 0 for the same report. */
export function compareReports(a: RecordReport, b: RecordReport): number {
  return (
    REPORT_SERIES.indexOf(a.series) - REPORT_SERIES.indexOf(b.series) ||
    a.year - b.year ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

/** How often a phrase occurs in one report. */
export interface ReportCount {
  /** Index of the report in the table's list. */
  readonly report: number;
  /** 1 to 255; more counts as 255. */
  readonly count: number;
}

/** A phrase or template of the record, as it goes into the table. */
export interface RecordEntry {
  /** Normalised text, with a SLOT unit for each filler of a template. */
  readonly text: string;
  /** How much of a set phrase it is, 1 (a term or fragment that only helps to explain others) to 255, or FACTS_ONLY. */
  readonly strength: number;
  /** In the order of the reports, each once. */
  readonly counts: readonly ReportCount[];
  /** Numbers of the days of news that have it (`NewsCalendar`), ascending, each once; missing where it isn't counted there. */
  readonly days?: ArrayLike<number>;
  /** How many articles have it, 0 where it isn't said. */
  readonly articles?: Readonly<Record<ArticleCollection, number>>;
}

/** Strength of an entry of which the record only has facts: pages are not matched with it. */
export const FACTS_ONLY = 0;

/** The decoded table: entries in the order of their texts' units, all in typed arrays. */
export interface RecordTable {
  readonly reports: readonly RecordReport[];
  /** All texts, one after the other. */
  readonly units: Uint16Array;
  /** Where each text begins in `units`; the length of `units` at the end. */
  readonly starts: Int32Array;
  readonly strengths: Uint8Array;
  /** Where each entry's counts begin in `countReports` and `counts`; their length at the end. */
  readonly countStarts: Int32Array;
  readonly countReports: Uint8Array;
  readonly counts: Uint8Array;
  readonly news: NewsColumns;
  /** How many articles each collection has, and how many of them have each entry. */
  readonly articleTotals: Readonly<Record<ArticleCollection, number>>;
  readonly articles: Readonly<Record<ArticleCollection, SmallNumbers>>;
  /** The same in the table by month that was made together with this one. */
  readonly build: number;
}

/** The phrases with a 的, in the order of their shared forms. */
const withDe = new WeakMap<RecordTable, Int32Array>();

/**
 * Index of the entry with the facts of a normalised text: the entry with this text, else one that differs by 的 alone; -1
 * where there is none.
 */
export function findWording(table: RecordTable, text: string): number {
  const exact = findEntry(table, text);
  if (exact >= 0) return exact;
  const form = sharedForm(text);
  const plain = form === text ? -1 : findEntry(table, form);
  if (plain >= 0) return plain;
  let entries = withDe.get(table);
  if (entries === undefined) {
    entries = phrasesWithDe(table);
    withDe.set(table, entries);
  }
  const formOf = (at: number) => sharedForm(entryText(table, entries[at]));
  const at = firstIndex(entries.length, (each) => formOf(each) < form);
  return at < entries.length && formOf(at) === form ? entries[at] : -1;
}

const DE = 0x7684;

function phrasesWithDe(table: RecordTable): Int32Array {
  const { units, starts, strengths } = table;
  const found: { readonly entry: number; readonly form: string }[] = [];
  for (let entry = 0; entry < strengths.length; entry++) {
    if (!units.subarray(starts[entry], starts[entry + 1]).includes(DE)) continue;
    const text = entryText(table, entry);
    if (entryKind(text) === 'phrase') found.push({ entry, form: sharedForm(text) });
  }
  found.sort((a, b) => (a.form < b.form ? -1 : Number(a.form > b.form)));
  return Int32Array.from(found, ({ entry }) => entry);
}

/** Index of the entry with this normalised text; -1 where there is none. */
export function findEntry({ units, starts }: RecordTable, text: string): number {
  const order = (entry: number) => compareUnits(units, starts[entry], starts[entry + 1], text);
  const entry = firstIndex(starts.length - 1, (each) => order(each) < 0);
  return entry < starts.length - 1 && order(entry) === 0 ? entry : -1;
}

/** Compares the units from `start` to `end` with a text: negative where the units come first, 0 where both are the same. */
function compareUnits(units: Uint16Array, start: number, end: number, text: string): number {
  const length = Math.min(end - start, text.length);
  for (let i = 0; i < length; i++) {
    const difference = units[start + i] - text.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return end - start - text.length;
}

/** Normalised text of an entry. @param entry Its index. */
export function entryText({ units, starts }: RecordTable, entry: number): string {
  return String.fromCharCode(...units.subarray(starts[entry], starts[entry + 1]));
}

/** The reports that have an entry, in their order, and how often each has it. @param entry Its index. */
export function countsOf(table: RecordTable, entry: number): ReportCount[] {
  const counts: ReportCount[] = [];
  for (let at = table.countStarts[entry]; at < table.countStarts[entry + 1]; at++)
    counts.push({ report: table.countReports[at], count: table.counts[at] });
  return counts;
}

/** Separate the members of a chain: 增强四个意识、坚定四个自信，做到两个维护. No normalised text has them. */
export const MEMBER_MARK = '、';
export const CLAUSE_MARK = '，';

/** Shorter texts are words, UTF-16 units. */
const PHRASE_UNITS = 4;

/**
 * What an entry of the table is for. The strength of a word says how much more officials use it than others do. A
 * chain has MEMBER_MARKs or CLAUSE_MARKs; its `chainKey` is a phrase of the table as well.
 */
export type EntryKind = 'phrase' | 'template' | 'chain' | 'word';

/** What an entry is for, by its text. */
export function entryKind(text: string): EntryKind {
  if (text.includes(String.fromCharCode(SLOT))) return 'template';
  if (text.includes(MEMBER_MARK) || text.includes(CLAUSE_MARK)) return 'chain';
  return text.length < PHRASE_UNITS ? 'word' : 'phrase';
}

/** The members of a chain, in its order. */
export function chainMembers(chain: string): string[] {
  return chain.split(/[、，]/);
}

/** A chain's normalised text, which is the key of the phrase. */
export function chainKey(chain: string): string {
  return chain.replaceAll(MEMBER_MARK, '').replaceAll(CLAUSE_MARK, ',');
}
