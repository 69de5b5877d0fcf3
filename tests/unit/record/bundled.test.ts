import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dayText } from '../../../utils/record/calendar';
import { MONTHS_FILE, monthsOf, readMonthsFile } from '../../../utils/record/months-file';
import { daysOfNews } from '../../../utils/record/news';
import { countsOf, entryText, FACTS_ONLY } from '../../../utils/record/table';
import {
  RECORD_FILE,
  RECORD_FORMAT,
  type RecordManifest,
  readRecordFile,
} from '../../../utils/record/table-file';
import { countHan } from '../../../utils/text/han';

/** Maximum sizes in the packed extension, bytes: of what is loaded to match pages and look up phrases, and of the rest. */
const TABLE_MAX = 2_650_000;
const MONTHS_MAX = 1_900_000;

/** Longest wording that counts as a fact and not as a piece of a report, Han characters. */
const HAN_MAX = 24;

const folder = fileURLToPath(new URL('../../../public/record', import.meta.url));

test('the bundled table matches its manifest, and has phrases and no sentences', async () => {
  expect((await readdir(folder)).sort()).toEqual(['NOTICE.md', 'manifest.json', MONTHS_FILE, RECORD_FILE]);
  const manifest: RecordManifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const [file, months] = await Promise.all(
    [RECORD_FILE, MONTHS_FILE].map(async (name) => new Uint8Array(await readFile(path.join(folder, name)))),
  );
  expect(file.length).toBeLessThan(TABLE_MAX);
  expect(months.length).toBeLessThan(MONTHS_MAX);
  expect(manifest.format).toBe(RECORD_FORMAT);
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect([sha256(file), sha256(months)]).toEqual([manifest.version, manifest.months]);

  const table = await readRecordFile(file);
  const entries = table.strengths.length;
  const reports = { national: 0, congress: 0, provincial: 0 };
  for (const { series } of table.reports) reports[series]++;
  expect({ ...manifest, entries, reports, articles: table.articleTotals }).toEqual(manifest);
  const { calendar } = table.news;
  expect(manifest.news).toEqual({
    days: daysOfNews(calendar),
    first: dayText(calendar, calendar.first),
    last: dayText(calendar, calendar.last),
  });
  let fewest = Infinity;
  let longest = 0;
  for (let entry = 0; entry < entries; entry++) {
    const texts = countsOf(table, entry).length + table.news.days[entry];
    if (table.strengths[entry] === FACTS_ONLY) fewest = Math.min(fewest, texts);
    longest = Math.max(longest, countHan(entryText(table, entry)));
  }
  expect(longest).toBeLessThanOrEqual(HAN_MAX);
  // An entry that is there for its facts has one.
  expect(fewest).toBeGreaterThanOrEqual(1);

  const byMonth = await readMonthsFile(months, table);
  for (let entry = 0; entry < entries; entry += 97) {
    const days = monthsOf(byMonth, entry).reduce((sum, month) => sum + month.days, 0);
    expect(days).toBe(table.news.days[entry]);
  }
});
