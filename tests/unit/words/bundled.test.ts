import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { listedWords } from '../../../utils/phrases/function-words';
import { normalise } from '../../../utils/text/normalise';
import { wordEdges } from '../../../utils/words/word-edges';
import { WORDS_FILE, WORDS_FORMAT, type WordsManifest } from '../../../utils/words/word-list-file';
import { bundledWords } from '../bundled-words';

/** Maximum size of the list in the packed extension, bytes. */
const BYTES_MAX = 450_000;

const folder = fileURLToPath(new URL('../../../public/words', import.meta.url));

test('the bundled list matches its manifest, and names its source', async () => {
  expect((await readdir(folder)).sort()).toEqual(['NOTICE.md', 'manifest.json', WORDS_FILE]);
  const manifest: WordsManifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  const file = await readFile(path.join(folder, WORDS_FILE));
  expect(file.length).toBeLessThan(BYTES_MAX);
  expect(manifest.format).toBe(WORDS_FORMAT);
  expect(createHash('sha256').update(file).digest('hex')).toBe(manifest.version);
  expect(manifest.words.length).toBe(4);
  expect(Math.min(...manifest.words)).toBeGreaterThan(5_000);
  expect(await readFile(path.join(folder, 'NOTICE.md'), 'utf8')).toContain('Copyright (c) 2013 Sun Junyi');
});

test('words that the rules name are words', () => {
  const divided = listedWords().filter((word) =>
    wordEdges(bundledWords, word, normalise(word)).subarray(1, -1).includes(1),
  );
  expect(divided).toEqual([]);
});
