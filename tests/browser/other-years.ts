import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Years that the bundled documents get in their order. */
const YEARS = [2018, 2019, null, 2021, 2021];

/** Changes a copy of the extension: its documents are of several years, one of none. */
export function withOtherYears(path: string): void {
  const file = join(path, 'corpus', 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as { documents: { year: number | null }[] };
  manifest.documents.forEach((document, at) => {
    document.year = YEARS[at];
  });
  writeFileSync(file, JSON.stringify(manifest));
}
