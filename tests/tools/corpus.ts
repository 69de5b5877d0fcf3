/** `npm run corpus -- FOLDER`: replaces public/corpus by the documents in a folder of .txt files. */
import { fileURLToPath } from 'node:url';
import { readFolder, type SourceDocument, writeCorpus } from './corpus-folder';
import { runOnFolder } from './source-folder';
import { textTable } from './text-table';

const TARGET = fileURLToPath(new URL('../../public/corpus', import.meta.url));

await runOnFolder('corpus', 'public/corpus', async (folder) => {
  const sources = await readFolder(folder);
  await writeCorpus(
    sources.map(({ document }) => document),
    TARGET,
  );
  console.log(table(sources));
  console.log(
    'Written to public/corpus. NOTICE.md there was kept: check that it is true for these documents.',
  );
});

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
  const han = sources.reduce((sum, { document }) => sum + document.han, 0);
  return [...textTable([header, ...rows]), '', `${sources.length} documents, ${han} Han characters`].join(
    '\n',
  );
}
