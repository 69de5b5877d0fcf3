/** `npm run corpus -- FOLDER`: replaces public/corpus by what a folder of .txt files holds. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CorpusFolderError, readFolder, type SourceDocument, writeCorpus } from './corpus-folder';

const TARGET = fileURLToPath(new URL('../../public/corpus', import.meta.url));

main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  try {
    if (args.length !== 1 || args[0] === '') throw new CorpusFolderError(['usage: npm run corpus -- FOLDER']);
    const sources = await readFolder(path.resolve(args[0]));
    await writeCorpus(
      sources.map(({ document }) => document),
      TARGET,
    );
    console.log(table(sources));
    console.log(
      'Written to public/corpus. NOTICE.md there was kept: see that what it says holds for these documents.',
    );
  } catch (error) {
    const problems = error instanceof CorpusFolderError ? error.problems : [String((error as Error).message)];
    for (const problem of problems) console.error(`error: ${problem}`);
    console.error('public/corpus was left as it was.');
    process.exitCode = 1;
  }
}

function table(sources: readonly SourceDocument[]): string {
  const rows = sources.map(({ document, stripped }) => [
    document.id,
    document.title,
    document.occasion,
    document.level,
    String(document.year ?? '-'),
    String(document.han),
    String(stripped),
    document.source,
  ]);
  const header = ['id', 'title', 'occasion', 'level', 'year', 'Han', 'advert lines', 'file'];
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => columns(row[column]))));
  const lines = all.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(widths[i] - columns(cell)))
      .join('  ')
      .trimEnd(),
  );
  const han = sources.reduce((sum, { document }) => sum + document.han, 0);
  return [...lines, '', `${sources.length} documents, ${han} Han characters`].join('\n');
}

/** Columns of a terminal that a text takes: East Asian characters take two. */
function columns(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character >= '\u1100' ? 2 : 1), 0);
}
