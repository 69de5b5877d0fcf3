/**
 * Scores what the extension paints on pages that a person has marked.
 *
 *   npm run --silent eval -- FOLDER [--sources FOLDER …] [--json]
 *
 * FOLDER holds `pages/PAGE.html`, `text/PAGE.txt` (the page's rendered text) and `gold.json`, `{PAGE: {"B": […],
 * "T": […]}}`. Sources are folders of .txt files; with them, recall is also given for what they contain.
 * Prints tables, or with --json one object. Each page that can't be scored gets a line on stderr; the others are still
 * scored, and the exit status is 1.
 */
import { parseArgs } from 'node:util';
import { readPages } from './annotate/pages';
import { type PageFile, readMarkedFolder, readSource } from './eval/folder';
import { formatReport } from './eval/format';
import { makeReport } from './eval/report';
import { KnownStrings, type PageScore, scorePage } from './eval/score';

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      sources: { type: 'string', multiple: true, default: [] },
    },
  });
  const [folder, ...more] = positionals;
  if (folder === undefined || (more.length > 0 && values.sources.length === 0))
    throw new Error('one marked folder is needed: FOLDER [--sources FOLDER …] [--json]');
  return { folder, sources: [...values.sources, ...more], json: values.json };
}

function tell(problem: string): void {
  console.error(`eval: ${problem}`);
  process.exitCode = 1;
}

/** Reads pages in the built extension and scores them; reports and skips what can't be read. */
async function scorePages(pages: readonly PageFile[], known: KnownStrings | null): Promise<PageScore[]> {
  const byFile = new Map(pages.map((page) => [page.file, page]));
  const scores: PageScore[] = [];
  for await (const { file, outcome } of readPages([...byFile.keys()], {})) {
    const page = byFile.get(file);
    const problems = outcome instanceof Error ? [outcome.message] : outcome.differences;
    for (const problem of problems) tell(`${page?.name}: ${problem}`);
    if (page && !(outcome instanceof Error)) scores.push(scorePage(page, outcome.page.annotations, known));
  }
  return scores;
}

try {
  const { folder, sources, json } = readArguments();
  const known = sources.length > 0 ? new KnownStrings(await Promise.all(sources.map(readSource))) : null;
  const { pages, problems } = await readMarkedFolder(folder);
  problems.forEach(tell);
  if (pages.length > 0) {
    const report = makeReport(await scorePages(pages, known), known !== null);
    console.log(json ? JSON.stringify(report) : formatReport(report));
  }
} catch (error) {
  tell(error instanceof Error ? error.message : String(error));
}
