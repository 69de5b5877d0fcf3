import { isWholeEnd, isWholeStart } from '../phrases/strength';
import { firstUse, SILENT_DAYS } from '../record/biography';
import { monthOfDay, monthText, type NewsCalendar, yearOfMonth } from '../record/calendar';
import type { RecordMonths } from '../record/months-file';
import { sharedForm } from '../record/shared-form';
import { entryKind, entryText, FACTS_ONLY, type RecordTable } from '../record/table';

/** A phrase of the record that was used less than this proves nothing: days of news, or national and congress reports. */
export const MIN_DAYS = 20;
export const MIN_REPORTS = 2;

/** A phrase with the year of its first use. */
export interface Born {
  /** Normalised, as all texts here. */
  readonly text: string;
  readonly year: number;
  /** Days of news, and reports of all series. */
  readonly days: number;
  readonly reports: number;
}

/**
 * The phrases that the record has first after the silent first year of the news, by the year of their first use
 * (`firstUse`), each year's in the order of `weightOf`. A phrase of MIN_DAYS days or MIN_REPORTS reports counts.
 */
export function birthYears(table: RecordTable): Map<number, Born[]> {
  const { news, countStarts, countReports } = table;
  const proves = table.reports.map(({ series }) => series !== 'provincial');
  const born = new Map<number, Born[]>();
  const first = firstBirthYear(table);
  for (let entry = 0; entry < table.strengths.length; entry++) {
    const days = news.days[entry];
    const has = countReports.subarray(countStarts[entry], countStarts[entry + 1]);
    if (days < MIN_DAYS && has.filter((report) => proves[report]).length < MIN_REPORTS) continue;
    if (!isPhrase(table, entry)) continue;
    const year = Number(firstUse(table, entry)?.date.slice(0, 4) ?? 0);
    if (year < first) continue;
    const text = entryText(table, entry);
    const list = born.get(year) ?? [];
    list.push({ text, year, days, reports: has.length });
    born.set(year, list);
  }
  for (const list of born.values())
    list.sort((a, b) => weightOf(b.days, b.reports) - weightOf(a.days, a.reports) || compare(a, b));
  return born;
}

/** The news has much that is no formula, such as places of wars; what reports have as well weighs more. */
function weightOf(days: number, reports: number): number {
  return Math.max(1, days) * (1 + Math.log2(1 + reports));
}

/**
 * The first year that can be a birth year: the first that begins after the news' silent time, without news the one after the
 * first report.
 */
export function firstBirthYear({ news: { calendar }, reports }: RecordTable): number {
  if (calendar.daysOfMonths.length === 0) return 1 + Math.min(...reports.map(({ year }) => year));
  const { monthStarts } = calendar;
  const end = calendar.first + SILENT_DAYS;
  const month =
    end >= monthStarts[monthStarts.length - 1] ? monthStarts.length - 1 : monthOfDay(calendar, end);
  return yearOfMonth(calendar, month) + 1;
}

/** A phrase whose use in the news has changed. */
export interface Mover {
  readonly text: string;
  /** Days of the last MOVE_MONTHS months that have it, and of those before. */
  readonly recent: number;
  readonly before: number;
}

/** What rose and fell: the surest change first, with `weightOf` the reports. */
export interface Movers {
  readonly risers: readonly Mover[];
  readonly fallers: readonly Mover[];
  /** All days of news in the last months, and in those before. */
  readonly recentTotal: number;
  readonly beforeTotal: number;
  /** The first and the last of the last months, as `2026-07`. */
  readonly from: string;
  readonly to: string;
}

/** Months that are compared with the same number before. */
const MOVE_MONTHS = 12;

/** Standard deviations (of two proportions) from which a change is no chance. */
const DEVIATIONS = 3;

/** Compares the last twelve complete months of the news with the twelve before; null where it has fewer. */
export function findMovers(table: RecordTable, { starts, months, days }: RecordMonths): Movers | null {
  const { calendar } = table.news;
  const end = completeMonths(calendar);
  const middle = end - MOVE_MONTHS;
  const begin = middle - MOVE_MONTHS;
  if (begin < 0) return null;
  const sum = (from: number, to: number) =>
    calendar.daysOfMonths.subarray(from, to).reduce((a, b) => a + b, 0);
  const [beforeTotal, recentTotal] = [sum(begin, middle), sum(middle, end)];
  const found: (Mover & { readonly change: number })[] = [];
  for (let entry = 0; entry < table.strengths.length; entry++) {
    let [recent, before] = [0, 0];
    for (let at = starts[entry + 1] - 1; at >= starts[entry] && months[at] >= begin; at--) {
      if (months[at] >= end) continue;
      if (months[at] >= middle) recent += days[at];
      else before += days[at];
    }
    if (recent + before < MIN_DAYS) continue;
    const change = deviations(recent, recentTotal, before, beforeTotal);
    if (Math.abs(change) < DEVIATIONS || !isPhrase(table, entry)) continue;
    const reports = table.countStarts[entry + 1] - table.countStarts[entry];
    found.push({ text: entryText(table, entry), recent, before, change: weightOf(1, reports) * change });
  }
  const sorted = found.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || compare(a, b));
  return {
    risers: sorted.filter(({ change }) => change > 0).map(toMover),
    fallers: sorted.filter(({ change }) => change < 0).map(toMover),
    recentTotal,
    beforeTotal,
    from: monthText(calendar, middle),
    to: monthText(calendar, end - 1),
  };
}

/** Number of the months of news, without the last one where its last day has no news. */
function completeMonths({ daysOfMonths, monthStarts, last }: NewsCalendar): number {
  const { length } = daysOfMonths;
  return length > 0 && last < monthStarts[length] - 1 ? length - 1 : length;
}

function toMover({ text, recent, before }: Mover): Mover {
  return { text, recent, before };
}

/** How far two shares are apart, in standard deviations of their difference if both were the same. */
function deviations(a: number, totalA: number, b: number, totalB: number): number {
  const share = (a + b) / (totalA + totalB);
  const spread = Math.sqrt(share * (1 - share) * (1 / totalA + 1 / totalB));
  return spread === 0 ? 0 : (a / totalA - b / totalB) / spread;
}

/** A phrase that one national work report has and a later one lacks. */
export interface Departure {
  readonly text: string;
  /** Occurrences in the earlier report. */
  readonly count: number;
  /** National reports up to the earlier one that have it. */
  readonly reports: number;
  /** The last year before the later report in which a national report has it, and the reports since, that one included. */
  readonly last: number;
  readonly missing: number;
}

/** What the national report of `from` has and that of `to` lacks: first what was said most often and is missing longest. */
export function leftReports(table: RecordTable, from: number, to: number): Departure[] {
  const { reports, countStarts, countReports, counts } = table;
  const years = reports.map(({ series, year }) => (series === 'national' ? year : Number.NaN));
  const left: Departure[] = [];
  for (let entry = 0; entry < table.strengths.length; entry++) {
    let [count, earlier, last, isThere] = [0, 0, 0, false];
    for (let at = countStarts[entry]; at < countStarts[entry + 1]; at++) {
      const year = years[countReports[at]];
      if (year === from) count += counts[at];
      if (year <= from) earlier++;
      if (year === to) isThere = true;
      if (year < to) last = Math.max(last, year);
    }
    if (count === 0 || isThere || table.strengths[entry] === FACTS_ONLY || !isPhrase(table, entry)) continue;
    const missing = years.filter((year) => year > last && year <= to).length;
    left.push({ text: entryText(table, entry), count, reports: earlier, last, missing });
  }
  return left.sort(
    (a, b) => b.missing * b.count - a.missing * a.count || b.reports - a.reports || compare(a, b),
  );
}

/** Years of the national reports, in order. */
export function reportYears({ reports }: RecordTable): number[] {
  return reports.filter(({ series }) => series === 'national').map(({ year }) => year);
}

/** A longer phrase takes the place of one within it if it has this share of its uses: the shorter one is a piece of it. */
const PIECE_SHARE = 0.8;

/**
 * The first phrases of a list, each once: none contains another, and the longer one of two is kept where it has
 * PIECE_SHARE of the uses.
 */
export function distinct<T extends { readonly text: string }>(
  list: readonly T[],
  limit: number,
  usesOf: (phrase: T) => number,
): T[] {
  const chosen: T[] = [];
  for (const each of list) {
    const at = chosen.findIndex(({ text }) => overlaps(text, each.text));
    if (at < 0 && chosen.length < limit) chosen.push(each);
    const shorter = chosen[at];
    if (shorter === undefined || lengthOf(shorter) >= lengthOf(each)) continue;
    const isPiece = usesOf(each) >= PIECE_SHARE * usesOf(shorter);
    const isAlone = !chosen.some(({ text }, other) => other !== at && overlaps(text, each.text));
    if (isPiece && isAlone) chosen[at] = each;
  }
  return chosen;
}

/** Length without a 的 that makes no difference, UTF-16 units. */
function lengthOf({ text }: { readonly text: string }): number {
  return sharedForm(text).length;
}

/** Whether one of two texts contains the other, 的 aside. */
function overlaps(a: string, b: string): boolean {
  const [one, other] = [sharedForm(a), sharedForm(b)];
  return one.includes(other) || other.includes(one);
}

/** Whether an entry is a set phrase: no word, template or chain, and no beginning or end of a clause. */
function isPhrase(table: RecordTable, entry: number): boolean {
  const strength = table.strengths[entry];
  const isWhole = strength === FACTS_ONLY || (isWholeStart(strength) && isWholeEnd(strength));
  return isWhole && entryKind(entryText(table, entry)) === 'phrase';
}

function compare(a: { readonly text: string }, b: { readonly text: string }): number {
  return a.text < b.text ? -1 : Number(a.text > b.text);
}
