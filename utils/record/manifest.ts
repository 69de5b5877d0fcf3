import type { Collection } from './record-report';

/** Name of the table's file beside the manifest. */
export const RECORD_FILE = 'record.bin.gz';

/** What `manifest.json` says of the table beside it. */
export interface RecordManifest {
  /** RECORD_FORMAT of the table. */
  readonly format: number;
  /** SHA-256 of the table's file as it is stored, 64 hex digits. */
  readonly version: string;
  /** How many reports of each collection the table was made from. */
  readonly reports: Readonly<Record<Collection, number>>;
  readonly entries: number;
  /** Years of the first and the last report of all collections. */
  readonly first: number;
  readonly last: number;
}
