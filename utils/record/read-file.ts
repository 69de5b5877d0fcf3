import { decodeRecord } from './decode';
import { RecordFormatError } from './format';
import type { RecordTable } from './table';

/**
 * The table of a record file, which is what `encodeRecord` wrote, compressed by gzip.
 * @throws RecordFormatError where the file is no gzip file, is cut short, doesn't have its check sum or holds no table.
 */
export async function readRecordFile(bytes: Uint8Array<ArrayBuffer>): Promise<RecordTable> {
  return decodeRecord(await decompress(bytes));
}

async function decompress(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  try {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (cause) {
    throw new RecordFormatError("the file can't be decompressed", { cause });
  }
}
