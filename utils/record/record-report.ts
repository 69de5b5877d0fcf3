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
