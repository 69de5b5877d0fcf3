import type { RecordFacts, SeriesFacts } from '../../../utils/record/facts';

/** In how many reports of a collection a phrase stands, of how many, and the years of the first and the last. */
type Reports = Pick<SeriesFacts, 'reports' | 'total' | 'first' | 'last'>;

/** What the record has of a phrase, in short; a collection is null where none of its reports has the phrase. */
export interface ShortRecord {
  readonly national: Reports | null;
  readonly congress: Reports | null;
  /** All of one year. */
  readonly provincial: Pick<Reports, 'reports' | 'total'> | null;
}

/** The short form of what the record has; null where it has nothing. */
export function shorten(facts: RecordFacts | null): ShortRecord | null {
  if (facts === null) return null;
  const { national, congress, provincial } = facts;
  return {
    national: national && reportsOf(national),
    congress: congress && reportsOf(congress),
    provincial: provincial && { reports: provincial.reports, total: provincial.total },
  };
}

function reportsOf({ reports, total, first, last }: SeriesFacts): Reports {
  return { reports, total, first, last };
}

/** `national 12/52 1993-2025, congress 3/9 2012-2022, provinces 24/31`; empty where the record has nothing. */
export function recordWords(record: ShortRecord | null): string {
  if (record === null) return '';
  const { national, congress, provincial } = record;
  return [
    national && `national ${countWords(national)} ${yearWords(national)}`,
    congress && `congress ${countWords(congress)} ${yearWords(congress)}`,
    provincial && `provinces ${countWords(provincial)}`,
  ]
    .filter((words) => words !== null)
    .join(', ');
}

function countWords({ reports, total }: Pick<Reports, 'reports' | 'total'>): string {
  return `${reports}/${total}`;
}

function yearWords({ first, last }: Reports): string {
  return first === last ? `${first}` : `${first}-${last}`;
}
