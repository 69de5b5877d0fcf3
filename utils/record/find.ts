import type { RecordTable, ReportCount } from './table';

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
