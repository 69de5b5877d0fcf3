import { entryText, findEntry } from './find';
import { type Rarity, rarityOf, type Spread } from './rarity';
import { COLLECTIONS } from './record-report';
import type { RecordTable } from './table';

/** An entry of the table with what pages are matched and painted by. */
export interface KnownEntry {
  readonly text: string;
  readonly strength: number;
  readonly rarity: Rarity;
}

/** Where one collection's reports begin and end (exclusive) in the table's list. */
interface Source {
  readonly begin: number;
  readonly end: number;
}

/** The entry with this normalised text; null where there is none. */
export function knownEntry(table: RecordTable, text: string): KnownEntry | null {
  const entry = findEntry(table, text);
  return entry < 0 ? null : entryOf(table, entry, sourcesOf(table));
}

/** All entries, in the order of the table. */
export function* knownEntries(table: RecordTable): Generator<KnownEntry> {
  const sources = sourcesOf(table);
  for (let entry = 0; entry < table.strengths.length; entry++) yield entryOf(table, entry, sources);
}

function entryOf(table: RecordTable, entry: number, sources: readonly Source[]): KnownEntry {
  const rarity = rarityOf(spreadsOf(table, entry, sources));
  return { text: entryText(table, entry), strength: table.strengths[entry], rarity };
}

/** The collections of which the table has reports; its reports are in their order. */
function sourcesOf({ reports }: RecordTable): Source[] {
  return COLLECTIONS.map((name) => {
    const numbers = Array.from(reports.keys()).filter((report) => reports[report].collection === name);
    return { begin: numbers[0] ?? 0, end: numbers.length === 0 ? 0 : numbers[numbers.length - 1] + 1 };
  }).filter(({ begin, end }) => begin < end);
}

/** How each collection that has an entry uses it. */
function spreadsOf(
  { reports, countStarts, countReports }: RecordTable,
  entry: number,
  sources: readonly Source[],
): Spread[] {
  const spreads: Spread[] = [];
  let at = countStarts[entry];
  for (const { begin, end } of sources) {
    const first = at;
    while (at < countStarts[entry + 1] && countReports[at] < end) at++;
    if (at === first) continue;
    const { year } = reports[countReports[first]];
    // Reports of one year are of one time, whichever name comes first.
    let since = countReports[first];
    while (since > begin && reports[since - 1].year === year) since--;
    spreads.push({
      found: at - first,
      total: end - since,
      first: year,
      last: reports[countReports[at - 1]].year,
      from: reports[begin].year,
      to: reports[end - 1].year,
    });
  }
  return spreads;
}
