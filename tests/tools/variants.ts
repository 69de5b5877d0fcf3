/**
 * `npm run variants -- FOLDER`: writes utils/text/variants.ts from Unicode's data. The folder holds
 * EquivalentUnifiedIdeograph.txt of the Unicode Character Database, and Unihan_Variants.txt and
 * Unihan_OtherMappings.txt of Unihan.zip (Debian's package unicode-data has all three, the last two as .bz2).
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { TRADITIONAL_PAIRS } from '../../utils/text/traditional';
import { pairsModule } from './pairs-module';
import { runOnFolder, SourceFolderError } from './source-folder';
import { type UnicodeData, variantPairs } from './variant-pairs';

const TARGET = 'utils/text/variants.ts';

await runOnFolder('variants', TARGET, async (folder) => {
  const data = await readData(folder);
  const pairs = variantPairs(data, TRADITIONAL_PAIRS);
  const source = pairsModule({
    head: `Made by tests/tools/variants.ts from the data of Unicode ${data.version} (UNICODE-LICENSE.txt), changed and cut down. Don't edit.`,
    about:
      'Radicals, strokes, and old and regional forms that are no standard character of mainland China, each followed by the character that they are a form of; both are single UTF-16 units.',
    name: 'VARIANT_PAIRS',
    pairs,
  });
  await writeFile(fileURLToPath(new URL(`../../${TARGET}`, import.meta.url)), source);
  console.log(`${pairs.length / 2} pairs in ${TARGET}`);
});

async function readData(folder: string): Promise<UnicodeData & { readonly version: string }> {
  const [equivalents, variants, mappings] = await Promise.all(
    ['EquivalentUnifiedIdeograph.txt', 'Unihan_Variants.txt', 'Unihan_OtherMappings.txt'].map((name) =>
      readFile(path.join(folder, name), 'utf8').catch(() => {
        throw new SourceFolderError([`${name} can't be read in ${folder}`]);
      }),
    ),
  );
  const version = /^# EquivalentUnifiedIdeograph-(\d+\.\d+)/.exec(equivalents)?.[1];
  if (version === undefined)
    throw new SourceFolderError(['EquivalentUnifiedIdeograph.txt does not say of which version it is']);
  return { equivalents, variants, mappings, version };
}
