import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { UnusableDocumentError } from '../../utils/corpus/document';
import { compareReports, type RecordEntry, type RecordReport } from '../../utils/record/table';
import { RECORD_FILE, RECORD_FORMAT, type RecordManifest } from '../../utils/record/table-file';
import { countHan } from '../../utils/text/han';
import { pack, writeWithManifest } from './data-folder';
import { encodeRecord } from './encode-record';
import { withoutHeader } from './record-header';
import { reportOfPath } from './record-path';
import { gather, readBytes, SourceFolderError, textFiles } from './source-folder';

/** A report and its text without title and header. */
export interface RecordText {
  readonly report: RecordReport;
  readonly text: string;
}

/**
 * The reports in the .txt files below a folder (`reportOfPath` says where it looks for what), in the order of the
 * record. Other files are passed over.
 * @throws SourceFolderError with every problem found; then no report is good.
 */
export async function readRecordFolder(folder: string): Promise<RecordText[]> {
  const files = await textFiles(folder, (each) => readdir(each, { recursive: true }));
  const problems: string[] = [];
  const texts: RecordText[] = [];
  const first = new Map<string, string>();
  /** Whether nothing of this key was there before; else it is a problem. */
  const isNew = (key: string, file: string, what: string): boolean => {
    const before = first.get(key);
    if (before === undefined) first.set(key, file);
    else problems.push(`${file} ${what} ${before}`);
    return before === undefined;
  };
  for (const file of files.map((each) => each.split(path.sep).join('/'))) {
    await gather(problems, async () => {
      const report = reportOfPath(file);
      if (report === null) throw new SourceFolderError([`${file}: the path says of no report which it is`]);
      const text = withoutHeader(await readText(folder, file));
      if (countHan(text) === 0) throw new UnusableDocumentError('noChinese', file);
      if (isNew(keyOf(report), file, 'is the same report as') && isNew(text, file, 'has the same text as'))
        texts.push({ report, text });
    });
  }
  if (problems.length > 0) throw new SourceFolderError(problems);
  return texts.sort((a, b) => compareReports(a.report, b.report));
}

/** A congress has one report, whatever the year. */
function keyOf({ series, year, name }: RecordReport): string {
  return series === 'congress' ? name : `${series} ${year} ${name}`;
}

async function readText(folder: string, file: string): Promise<string> {
  const bytes = await readBytes(folder, file);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceFolderError([`${file} is not in UTF-8`]);
  }
  if (text.trim() === '') throw new UnusableDocumentError('empty', file);
  return text.replace(/\r\n?/g, '\n');
}

/**
 * Writes table and manifest into a folder; the same reports and entries give the same bytes. What else is there
 * stays (`writeWithManifest`).
 * @param reports In the order of the record.
 * @returns The manifest, and the length of the table's file in bytes.
 * @throws RangeError where `encodeRecord` does, and Error where a file can't be written; then all is as before.
 */
export async function writeRecord(
  reports: readonly RecordReport[],
  entries: readonly RecordEntry[],
  folder: string,
): Promise<{ manifest: RecordManifest; bytes: number }> {
  const { file, version } = pack(encodeRecord(reports, entries));
  const manifest = makeManifest(reports, entries.length, version);
  await writeWithManifest(folder, RECORD_FILE, file, manifest);
  return { manifest, bytes: file.length };
}

function makeManifest(reports: readonly RecordReport[], entries: number, version: string): RecordManifest {
  const count = { national: 0, congress: 0, provincial: 0 };
  for (const { series } of reports) count[series]++;
  const years = reports.map(({ year }) => year);
  return {
    format: RECORD_FORMAT,
    version,
    reports: count,
    entries,
    first: Math.min(...years),
    last: Math.max(...years),
  };
}
