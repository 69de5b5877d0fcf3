import { gunzip } from '../bytes/gunzip';
import { decodeRecord } from './decode';
import { RecordFormatError } from './format';
import type { RecordTable } from './table';

/**
 * The table of a record file, which is what `encodeRecord` wrote, compressed by gzip.
 * @throws RecordFormatError where the file is no gzip file, is cut short, doesn't have its check sum or holds no table.
 */
export async function readRecordFile(bytes: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  const table = await gunzip(bytes).catch((cause: unknown) => {
    throw new RecordFormatError("the file can't be decompressed", { cause });
  });
  return decodeRecord(table);
}
