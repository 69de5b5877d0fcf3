import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { countsOf, entryText } from '../../../utils/record/table';
import {
  RECORD_FILE,
  RECORD_FORMAT,
  type RecordManifest,
  readRecordFile,
} from '../../../utils/record/table-file';
import { countHan } from '../../../utils/text/han';

/** Maximum size of the record in the packed extension, bytes. */
const BYTES_MAX = 2_000_000;

/** Longest wording that counts as a fact and not as a piece of a report, Han characters. */
const HAN_MAX = 24;

const folder = fileURLToPath(new URL('../../../public/record', import.meta.url));

test('the bundled table matches its manifest, and has phrases and no sentences', async () => {
  expect((await readdir(folder)).sort()).toEqual(['NOTICE.md', 'manifest.json', RECORD_FILE]);
  const manifest: RecordManifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const file = new Uint8Array(await readFile(path.join(folder, RECORD_FILE)));
  expect(file.length).toBeLessThan(BYTES_MAX);
  expect(manifest.format).toBe(RECORD_FORMAT);
  expect(createHash('sha256').update(file).digest('hex')).toBe(manifest.version);

  const table = await readRecordFile(file);
  const entries = table.strengths.length;
  const reports = { national: 0, congress: 0, provincial: 0 };
  for (const { series } of table.reports) reports[series]++;
  expect({ ...manifest, entries, reports }).toEqual(manifest);
  let fewest = Infinity;
  let longest = 0;
  for (let entry = 0; entry < entries; entry++) {
    fewest = Math.min(fewest, countsOf(table, entry).length);
    longest = Math.max(longest, countHan(entryText(table, entry)));
  }
  expect(longest).toBeLessThanOrEqual(HAN_MAX);
  expect(fewest).toBeGreaterThanOrEqual(2);
});
