import { SLOT } from '../text/units';

/** National Government Work Reports, reports to the Party's national congresses, provincial Government Work Reports. */
export type Collection = 'national' | 'congress' | 'provincial';

/** The collections in the order of the record; a stored table names each by its number in this list. */
export const COLLECTIONS: readonly Collection[] = ['national', 'congress', 'provincial'];

/** One report of the record, in the order of collection, then year, then name. */
export interface RecordReport {
  readonly collection: Collection;
  readonly year: number;
  /** Short Chinese name of the province (安徽), number of the congress (二十大); empty for a national report. */
  readonly name: string;
}

/** The order of the record (names in the order of their units): negative where `a` stands before `b`, 0 for the same report. */
export function compareReports(a: RecordReport, b: RecordReport): number {
  return (
    COLLECTIONS.indexOf(a.collection) - COLLECTIONS.indexOf(b.collection) ||
    a.year - b.year ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

/** In how many places of one report a phrase stands. */
export interface ReportCount {
  /** Number of the report in the table's list. */
  readonly report: number;
  /** 1 to 255; more counts as 255. */
  readonly count: number;
}

/** A phrase or template of the record, as it goes into the table. */
export interface RecordEntry {
  /** Normalised text; SLOT units where a template's fillers stand. */
  readonly text: string;
  /** How much of a set phrase it is, 0 (a term or fragment that only helps to explain others) to 255. */
  readonly strength: number;
  /** In the order of the reports, each once. */
  readonly counts: readonly ReportCount[];
}

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
}

/** Stand between the members of a chain: 增强四个意识、坚定四个自信，做到两个维护. No normalised text has them. */
export const MEMBER_MARK = '、';
export const CLAUSE_MARK = '，';

/** Fewer units than this are a word. */
const PHRASE_UNITS = 4;

/**
 * What an entry of the table is for. A word tells by its strength how much more officials use it than others do. A
 * chain has MEMBER_MARKs or CLAUSE_MARKs; `chainKey` of it is a phrase of the table, too.
 */
export type EntryKind = 'phrase' | 'template' | 'chain' | 'word';

/** Tells what an entry is for by its text. */
export function entryKind(text: string): EntryKind {
  if (text.includes(String.fromCharCode(SLOT))) return 'template';
  if (text.includes(MEMBER_MARK) || text.includes(CLAUSE_MARK)) return 'chain';
  return text.length < PHRASE_UNITS ? 'word' : 'phrase';
}

/** The members of a chain, in its order. */
export function chainMembers(chain: string): string[] {
  return chain.split(/[、，]/);
}

/** A chain's normalised text: the key of the phrase. */
export function chainKey(chain: string): string {
  return chain.replaceAll(MEMBER_MARK, '').replaceAll(CLAUSE_MARK, ',');
}

/** Number of the entry with this normalised text; -1 where there is none. By binary search. */
export function findEntry({ units, starts }: RecordTable, text: string): number {
  let first = 0;
  let end = starts.length - 1;
  while (first < end) {
    const middle = (first + end) >>> 1;
    const order = compare(units, starts[middle], starts[middle + 1], text);
    if (order === 0) return middle;
    if (order < 0) first = middle + 1;
    else end = middle;
  }
  return -1;
}

/** The order of the units from `start` to `end` and of a text: negative where the units come first, 0 where both are the same. */
function compare(units: Uint16Array, start: number, end: number, text: string): number {
  const length = Math.min(end - start, text.length);
  for (let i = 0; i < length; i++) {
    const difference = units[start + i] - text.charCodeAt(i);
    if (difference !== 0) return difference;
  }
  return end - start - text.length;
}

/** Normalised text of an entry. @param entry 0 to the number of entries less 1. */
export function entryText({ units, starts }: RecordTable, entry: number): string {
  return String.fromCharCode(...units.subarray(starts[entry], starts[entry + 1]));
}

/** In which reports an entry stands and how often, in their order. @param entry 0 to the number of entries less 1. */
export function countsOf(table: RecordTable, entry: number): ReportCount[] {
  const counts: ReportCount[] = [];
  for (let at = table.countStarts[entry]; at < table.countStarts[entry + 1]; at++)
    counts.push({ report: table.countReports[at], count: table.counts[at] });
  return counts;
}
