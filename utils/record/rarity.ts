import { NEW_YEARS } from './age';
import { dayTime, timeOfDate } from './calendar';
import type { NewsColumns } from './news';
import {
  entryText,
  FACTS_ONLY,
  findEntry,
  REPORT_SERIES,
  type RecordReport,
  type RecordTable,
} from './table';

/**
 * How telling a mark is, from the faintest mark to the strongest. `common`: said everywhere. `typical`: said by some,
 * or in some years. `rare`: hardly said anywhere, or new.
 */
export const RARITIES = ['common', 'typical', 'rare'] as const;

export type Rarity = (typeof RARITIES)[number];

/**
 * How one source uses a phrase. A source is a series of reports, a set of documents, the days of a news programme.
 * Times are years, with fractions where days are known (2024.78).
 */
export interface Spread {
  /** Texts that have the phrase, at least 1. */
  readonly found: number;
  /** Texts from the first one that has it to the source's last. */
  readonly total: number;
  /** Times of the first and the last text that has it. */
  readonly first: number;
  readonly last: number;
  /** Times of the source's own first and last text. */
  readonly from: number;
  readonly to: number;
}

/** Texts without the phrase that are added to each source: a few texts prove little. */
const PRIOR = 4;

/** A phrase is said everywhere from the first share of a source's texts on, and hardly anywhere below the second. */
const COMMON_SHARE = 0.45;
const RARE_SHARE = 0.12;

/** A first occurrence says something only if the source began at least this long before, years. */
const SILENT_YEARS = 1;

/** After this many years without it a phrase has gone out of use, and is no longer said everywhere. */
const GONE_YEARS = 8;

/**
 * How rare a phrase is by all sources that have it; `typical` where none has, since nothing is known of it. The source
 * that has it most often decides: what all provinces say is common though national reports never say it. It is new
 * where the oldest first occurrence that says anything is new.
 */
export function rarityOf(spreads: readonly Spread[]): Rarity {
  if (spreads.length === 0) return 'typical';
  const now = Math.max(...spreads.map(({ to }) => to));
  const dated = spreads.filter(({ first, from }) => first - from >= SILENT_YEARS);
  const isOld = spreads.some(({ last }) => now - last >= NEW_YEARS);
  if (!isOld && dated.length > 0 && dated.every(({ first }) => now - first < NEW_YEARS)) return 'rare';
  const share = Math.max(...spreads.map(({ found, total }) => found / (total + PRIOR)));
  if (share < RARE_SHARE) return 'rare';
  return share >= COMMON_SHARE && spreads.some(({ last }) => now - last < GONE_YEARS) ? 'common' : 'typical';
}

/** The more common of two. */
export function commoner(a: Rarity, b: Rarity): Rarity {
  return RARITIES[Math.min(RARITIES.indexOf(a), RARITIES.indexOf(b))];
}

/**
 * A day of news is much shorter than a report: a phrase that a share of the days has counts as if this multiple of it had
 * it. So a phrase is common on one day in seven, and no longer rare on one in 25.
 */
const DAY_WEIGHT = 3;

/** An entry of the table with what pages are matched and painted by. */
export interface KnownEntry {
  readonly text: string;
  readonly strength: number;
  readonly rarity: Rarity;
}

/** The entry with this normalised text; null where there is none that pages are matched with. */
export function knownEntry(table: RecordTable, text: string): KnownEntry | null {
  const entry = findEntry(table, text);
  return entry < 0 || table.strengths[entry] === FACTS_ONLY ? null : entryOf(table, entry, sourcesOf(table));
}

/** All entries that pages are matched with, in the order of the table. */
export function* knownEntries(table: RecordTable): Generator<KnownEntry> {
  const sources = sourcesOf(table);
  for (let entry = 0; entry < table.strengths.length; entry++)
    if (table.strengths[entry] !== FACTS_ONLY) yield entryOf(table, entry, sources);
}

function entryOf(table: RecordTable, entry: number, sources: Sources): KnownEntry {
  const rarity = rarityOf(spreadsOf(table, entry, sources));
  return { text: entryText(table, entry), strength: table.strengths[entry], rarity };
}

/** Where the reports of one series begin and end (exclusive) in the table's list. */
interface Source {
  readonly begin: number;
  readonly end: number;
}

/** What is asked of a table for each of its entries. */
interface Sources {
  /** The series that the table has reports of, in the order of its reports. */
  readonly series: readonly Source[];
  /** When each report was made, see `timeOf`. */
  readonly times: readonly number[];
}

const known = new WeakMap<RecordTable, Sources>();

function sourcesOf(table: RecordTable): Sources {
  const sources = known.get(table) ?? { series: seriesOf(table), times: table.reports.map(timeOf) };
  known.set(table, sources);
  return sources;
}

function seriesOf({ reports }: RecordTable): Source[] {
  return REPORT_SERIES.map((series) => {
    const indices = Array.from(reports.keys()).filter((report) => reports[report].series === series);
    return { begin: indices[0] ?? 0, end: indices.length === 0 ? 0 : indices[indices.length - 1] + 1 };
  }).filter(({ begin, end }) => begin < end);
}

/** How each series that has an entry uses it, and how the news does. */
function spreadsOf(table: RecordTable, entry: number, { series, times }: Sources): Spread[] {
  const { reports, countStarts, countReports } = table;
  const spreads: Spread[] = [];
  let at = countStarts[entry];
  for (const { begin, end } of series) {
    const first = at;
    while (at < countStarts[entry + 1] && countReports[at] < end) at++;
    if (at === first) continue;
    const { year } = reports[countReports[first]];
    // All reports of the first year count, whichever name comes first.
    let since = countReports[first];
    while (since > begin && reports[since - 1].year === year) since--;
    spreads.push({
      found: at - first,
      total: end - since,
      first: times[countReports[first]],
      last: times[countReports[at - 1]],
      from: times[begin],
      to: times[end - 1],
    });
  }
  const news = newsSpread(table.news, entry);
  return news === null ? spreads : [...spreads, news];
}

/** When a report was made, in years; the start of its year where its day isn't known. */
function timeOf({ year, date }: RecordReport): number {
  return date === undefined ? year : timeOfDate(date);
}

function newsSpread({ calendar, days, first, last }: NewsColumns, entry: number): Spread | null {
  if (days[entry] === 0) return null;
  const total = calendar.last - first[entry] + 1;
  return {
    found: Math.min(total, DAY_WEIGHT * days[entry]),
    total,
    first: dayTime(calendar, first[entry]),
    last: dayTime(calendar, last[entry]),
    from: dayTime(calendar, calendar.first),
    to: dayTime(calendar, calendar.last),
  };
}
