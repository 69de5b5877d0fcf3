import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { advertSigns } from '../../../utils/corpus/adverts';
import * as invented from './invented-adverts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Folders that are made by tools, and the one file whose task it is to hold adverts. */
const PASSED_OVER =
  /^(?:node_modules|dist|out|\.git|\.wxt|\.output)$|^(?:package-lock\.json|invented-adverts\.ts)$/;
const TEXT_FILE = /\.(?:ts|tsx|mjs|js|css|html|md|txt|json|yml|svg)$|(?:^|\/)[^.]+$/;

/** What stands between quotes, tags and line ends: a piece of text that may be shown somewhere. */
const PIECE_END = /['"`<>\r\n]+/;

async function textFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const kept = entries.filter(({ name }) => !PASSED_OVER.test(name));
  const found = await Promise.all(
    kept.map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory()
        ? textFiles(file)
        : Promise.resolve(TEXT_FILE.test(entry.name) ? [file] : []);
    }),
  );
  return found.flat();
}

const advertsIn = (text: string) =>
  text.split(PIECE_END).filter((piece) => advertSigns(piece.trim()).strength === 'certain');

test('no file of the project has an advert in it', async () => {
  const files = await textFiles(root);
  expect(files).toContain(path.join(root, 'public/corpus/manifest.json'));
  const found: string[] = [];
  for (const file of files) {
    for (const piece of advertsIn(await readFile(file, 'utf8')))
      found.push(`${path.relative(root, file)}: ${piece}`);
  }
  expect(found).toEqual([]);
});

test('the patterns of the cleaner hold short words only', async () => {
  const source = await readFile(path.join(root, 'utils/corpus/adverts.ts'), 'utf8');
  expect(source.match(/\p{Script=Han}{4,}/gu)).toBeNull();
});

test('adverts are seen where they are', () => {
  const lines = [...invented.HEAD_BLOCK, invented.BRACKETED, invented.CONTACT_LINE, invented.NUMBER_LINE];
  expect(advertsIn(lines.map((line) => `<p class="a">${line}</p>`).join('\n'))).toHaveLength(6);
});
