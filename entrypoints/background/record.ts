import { browser } from '../../utils/browser';
import { RECORD_FILE } from '../../utils/record/manifest';
import { readRecordFile } from '../../utils/record/read-file';
import type { RecordTable } from '../../utils/record/table';

/**
 * Reads the record table of the package. Null where it is damaged or not there: pages are then matched with the
 * corpus alone.
 */
export async function loadRecord(): Promise<RecordTable | null> {
  try {
    const answer = await fetch(browser.runtime.getURL(`record/${RECORD_FILE}`));
    if (!answer.ok) throw new Error(String(answer.status));
    return await readRecordFile(new Uint8Array(await answer.arrayBuffer()));
  } catch (error) {
    console.warn('The record table was not read; phrases are told from the corpus alone.', error);
    return null;
  }
}
