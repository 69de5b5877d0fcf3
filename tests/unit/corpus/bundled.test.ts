import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { advertSigns, clean } from '../../../utils/corpus/clean';
import { sha256 } from '../../../utils/corpus/document';
import { parseManifest } from '../../../utils/corpus/manifest';
import { parseCleaned, parseDocument } from '../../../utils/corpus/parse';
import { countHan } from '../../../utils/text/han';
import { makeManifest } from '../../tools/corpus-folder';

const folder = fileURLToPath(new URL('../../../public/corpus', import.meta.url));
const read = (name: string) => readFile(path.join(folder, name), 'utf8');
const manifest = parseManifest(await read('manifest.json'));

test('the folder has what the manifest names, and the notice', async () => {
  const names = manifest.documents.map(({ id }) => `${id}.txt`);
  expect((await readdir(folder)).sort()).toEqual(['NOTICE.md', ...names, 'manifest.json'].sort());
  expect((await makeManifest(manifest.documents)).version).toBe(manifest.version);
});

describe.each(manifest.documents)('$id $title', (info) => {
  test('matches the manifest', async () => {
    const text = await read(`${info.id}.txt`);
    expect(await sha256(text)).toBe(info.hash);
    expect(info.id).toBe(`doc-${info.hash.slice(0, 8)}`);
    expect(text.split('\n')[0]).toBe(info.title);
    expect(countHan(text)).toBe(info.han);
    expect(await parseDocument(text, info.source)).toMatchObject(info);
  });

  test('has text and sections, and no line of an advert', async () => {
    const text = await read(`${info.id}.txt`);
    const { paragraphs, sentences, sections } = parseCleaned(text);
    expect(paragraphs.length).toBeGreaterThan(0);
    expect(sentences.length).toBeGreaterThan(paragraphs.length);
    expect(sections.length).toBeGreaterThan(0);
    expect(clean(text)).toEqual({ text, stripped: 0 });
    expect(text.split('\n').filter((line) => advertSigns(line).strength !== 'none')).toEqual([]);
  });
});
