/**
 * `npm run record -- FOLDER …`: rebuilds public/record from folders of public reports, news and articles and the bundled
 * corpus. `npm run record -- --check FOLDER … N` counts N random entries of public/record again, by searching the texts.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { monthText } from '../../utils/record/calendar';
import { MONTHS_FILE, readMonthsFile } from '../../utils/record/months-file';
import { daysOfNews } from '../../utils/record/news';
import { REPORT_SERIES, type RecordReport } from '../../utils/record/table';
import { RECORD_FILE, readRecordFile } from '../../utils/record/table-file';
import { readMiningTexts } from './mining-texts';
import { checkEntry, readPlainTexts } from './record/check-record';
import { makeRecord } from './record/make-record';
import { type RecordContent, writeRecord } from './record-folder';
import { SourceFolderError, tellProblems } from './source-folder';
import { textTable } from './text-table';
import { readBundledWords } from './word-lists';

const TARGET = fileURLToPath(new URL('../../public/record', import.meta.url));
const USAGE = ['usage: npm run record -- FOLDER …', '       npm run record -- --check FOLDER … NUMBER'];

const started = Date.now();

/** Prints what is done, with the seconds since the start and the memory in use. */
function say(what: string): void {
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  console.error(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s ${memory} MB  ${what}`);
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { check: { type: 'boolean', default: false } },
  });
  const number = values.check ? Number(positionals.pop()) : 1;
  if (positionals.length === 0 || positionals.includes('') || !(number >= 1))
    throw new SourceFolderError(USAGE);
  const folders = positionals.map((folder) => path.resolve(folder));
  if (values.check) await check(folders, number);
  else await make(folders);
} catch (error) {
  tellProblems(error);
  console.error('public/record was left as it was.');
}

async function make(folders: readonly string[]): Promise<void> {
  const content = await makeRecord(folders, await readMiningTexts(folders), say);
  const { manifest, bytes } = await writeRecord(content, TARGET);
  for (const line of textTable([['collection', 'texts', 'from', 'to'], ...collectionRows(content)]))
    console.log(line);
  console.log(`\n${manifest.entries} entries: table ${bytes.table} bytes, by month ${bytes.months} bytes`);
  console.log(
    `Peak memory ${Math.round(process.resourceUsage().maxRSS / 1000)} MB, ${Math.round((Date.now() - started) / 1000)} s.`,
  );
  console.log('Written to public/record. NOTICE.md there was kept: check that it is true for these sources.');
}

function collectionRows({ reports, news }: RecordContent): string[][] {
  const years = (each: readonly RecordReport[]) =>
    [each[0], each[each.length - 1]].map(({ year }) => String(year));
  const rows = REPORT_SERIES.map((series) => reports.filter((each) => each.series === series))
    .filter(({ length }) => length > 0)
    .map((each) => [each[0].series, String(each.length), ...years(each)]);
  const { calendar, articles } = news;
  const months = calendar.daysOfMonths.length;
  return [
    ...rows,
    ...(months === 0
      ? []
      : [
          [
            'news',
            String(daysOfNews(calendar)),
            ...[0, months - 1].map((month) => monthText(calendar, month)),
          ],
        ]),
    ...Object.entries(articles).map(([name, number]) => [name, String(number), '', '']),
  ];
}

async function check(folders: readonly string[], number: number): Promise<void> {
  const read = async (name: string) => new Uint8Array(await readFile(path.join(TARGET, name)));
  const table = await readRecordFile(await read(RECORD_FILE));
  const months = await readMonthsFile(await read(MONTHS_FILE), table);
  const words = await readBundledWords();
  say('reading the texts');
  const texts = await readPlainTexts(folders);
  const entries = table.strengths.length;
  const chosen = new Set<number>();
  while (chosen.size < Math.min(number, entries)) chosen.add(Math.floor(Math.random() * entries));
  let right = 0;
  let done = 0;
  for (const entry of chosen) {
    const mismatches = checkEntry(table, months, entry, texts, words);
    if (mismatches.length === 0) right++;
    for (const each of mismatches)
      console.log(`${each.text}: ${each.fact}\n  table   ${each.table}\n  recount ${each.recount}`);
    if (++done % 50 === 0) say(`${done} entries counted again`);
  }
  console.log(`${right} of ${chosen.size} entries are right in every fact.`);
  if (right < chosen.size) process.exitCode = 1;
}
