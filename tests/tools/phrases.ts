/**
 * `npm run --silent phrases -- FOLDER [--all]`: writes all that is mined from a folder of dated reports and from the
 * bundled corpus to stdout, with everything that was measured: tab-separated columns, the strongest first. With
 * --all also what was found and doesn't go into the table, distinguished by a column `chosen`.
 */
import { parseArgs } from 'node:util';
import { findInRecord } from './mining/mine-record';
import { FRAME_MODEL, PHRASE_MODEL } from './mining/models';
import { readMiningTexts } from './mining-texts';
import { minedRows, tableLines } from './phrase-table';
import { SourceFolderError, tellProblems } from './source-folder';

// A closed pipe (`| head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const { folder, all } = readArguments();
  const { reports, corpus, general, words } = await readMiningTexts([folder]);
  const found = findInRecord(reports, corpus, general, words);
  const models = { phrase: PHRASE_MODEL, frame: FRAME_MODEL };
  const rows = minedRows(found, models, found.corpusPhrases);
  process.stdout.write(`${[...tableLines(rows, found.sources.reports, all)].join('\n')}\n`);
} catch (error) {
  tellProblems(error);
}

function readArguments(): { readonly folder: string; readonly all: boolean } {
  const options = { all: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  if (positionals.length !== 1 || positionals[0] === '')
    throw new SourceFolderError(['usage: npm run --silent phrases -- FOLDER [--all]']);
  return { folder: positionals[0], all: values.all };
}
