import type { RecordReport } from './record-report';

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
