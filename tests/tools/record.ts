/** `npm run record -- FOLDER`: rebuilds public/record from a folder of dated reports and the bundled corpus. */
import { fileURLToPath } from 'node:url';
import { REPORT_SERIES } from '../../utils/record/table';
import { mineRecord } from './mining/mine-record';
import { readMiningTexts } from './mining-texts';
import { type RecordText, writeRecord } from './record-folder';
import { runOnFolder } from './source-folder';
import { textTable } from './text-table';

const TARGET = fileURLToPath(new URL('../../public/record', import.meta.url));

await runOnFolder('record', 'public/record', async (folder) => {
  const { reports, corpus, general, words } = await readMiningTexts(folder);
  const entries = mineRecord(reports, corpus, general, words);
  const { bytes } = await writeRecord(
    reports.map(({ report }) => report),
    entries,
    TARGET,
  );
  for (const line of textTable([['collection', 'reports', 'years'], ...seriesRows(reports)]))
    console.log(line);
  console.log(`\n${entries.length} entries, ${bytes} bytes`);
  console.log('Written to public/record. NOTICE.md there was kept: check that it is true for these reports.');
});

function seriesRows(texts: readonly RecordText[]): string[][] {
  return REPORT_SERIES.map((series) => {
    const years = texts.map(({ report }) => report).filter((each) => each.series === series);
    const range = years.length === 0 ? '-' : `${years[0].year}-${years[years.length - 1].year}`;
    return [series, String(years.length), range];
  });
}
