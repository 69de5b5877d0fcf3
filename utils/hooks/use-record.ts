import { loadMonths, loadRecord } from '../generation/package-files';
import type { RecordMonths } from '../record/months-file';
import type { RecordTable } from '../record/table';
import { useAsync } from './use-async';

/** The record's table, with the table by month where that can be read. */
export interface LoadedRecord {
  readonly table: RecordTable;
  readonly months: RecordMonths | null;
}

/** The record; null where it can't be read or isn't wanted, undefined until it is read. */
export function useRecord(isWanted: boolean): LoadedRecord | null | undefined {
  const record = useAsync(isWanted ? readRecord : null, null, [isWanted], { keeps: true });
  return isWanted ? record : null;
}

async function readRecord(): Promise<LoadedRecord | null> {
  const [table, months] = await Promise.all([loadRecord(), loadMonths()]);
  return table && { table, months };
}
