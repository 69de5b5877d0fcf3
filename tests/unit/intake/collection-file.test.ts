import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { UserDocumentWithText } from '../../../utils/collections/user-corpus';
import { documentId, sha256 } from '../../../utils/corpus/document';
import {
  collectionFileName,
  readCollectionFile,
  writeCollectionFile,
} from '../../../utils/intake/collection-file';
import { listZip } from '../../../utils/intake/zip';
import { countHan } from '../../../utils/text/han';
import { anyText } from '../arbitraries';
import { speech } from './texts';

async function documentOf(text: string, title = '题'): Promise<UserDocumentWithText> {
  const hash = await sha256(text);
  const info = {
    id: documentId(hash),
    hash,
    title,
    date: '2020-07',
    year: 2020,
    source: 'a.txt',
    outlet: '云溪日报',
    author: '张三、李四',
    url: 'https://example.org/a',
    level: 'county',
    occasion: 'speech',
    han: countHan(text),
    collection: 'mine',
    addedAt: 7,
    units: text.length,
  } as const;
  return { info, text };
}

const read = async (bytes: Uint8Array<ArrayBuffer>, isNamedSo = false) =>
  readCollectionFile(await listZip(new Blob([bytes])), isNamedSo);

/** The file with its manifest changed. */
function withManifest(bytes: Uint8Array, change: (manifest: Record<string, unknown>) => unknown) {
  const files = unzipSync(bytes);
  const manifest = change(JSON.parse(strFromU8(files['manifest.json'])));
  files['manifest.json'] = strToU8(typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
  return zipSync(files) as Uint8Array<ArrayBuffer>;
}

describe('the file of a collection', () => {
  test('gives back the same documents, whatever is in them', async () => {
    const wellFormed = anyText.map((text) => `${text.toWellFormed()}国`);
    const named = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 50 })
      .map((name) => name.toWellFormed());
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(wellFormed, { minLength: 1, maxLength: 6 }),
        named,
        async (texts, name) => {
          const documents = await Promise.all(texts.map((text) => documentOf(text, name)));
          const bytes = await writeCollectionFile(name, documents);
          const collection = await read(bytes);
          expect(collection?.name).toBe(name);
          const back = collection?.documents.map(({ facts, text }) => ({
            info: { ...facts, collection: 'mine', addedAt: 7, units: text.length },
            text,
          }));
          const byHash = documents.toSorted((a, b) => (a.info.hash < b.info.hash ? -1 : 1));
          expect(back).toEqual(byHash);
          expect(await writeCollectionFile(name, documents.toReversed())).toEqual(bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a zip without such a manifest is none of a collection, unless its name says so', async () => {
    const plain = zipSync({ 'a.txt': strToU8('x'), 'manifest.json': strToU8('{"name":"app"}') });
    expect(await read(plain as Uint8Array<ArrayBuffer>)).toBeNull();
    await expect(read(plain as Uint8Array<ArrayBuffer>, true)).rejects.toMatchObject({
      problem: { kind: 'damagedCollection' },
    });
  });

  const good = async () =>
    writeCollectionFile('县里', [await documentOf(speech(1)), await documentOf(speech(2))]);
  type Manifest = { format: number; documents: Record<string, unknown>[] } & Record<string, unknown>;

  test.each<[string, (manifest: Manifest) => unknown]>([
    ['a name that is too long', (manifest) => ({ ...manifest, name: '县'.repeat(301) })],
    ['another version', (manifest) => ({ ...manifest, version: '0'.repeat(64) })],
    ['a document less', (manifest) => ({ ...manifest, documents: manifest.documents.slice(1) })],
    ['no documents', (manifest) => ({ ...manifest, documents: [] })],
    [
      'a document twice',
      (manifest) => ({ ...manifest, documents: [manifest.documents[0], manifest.documents[0]] }),
    ],
    ['documents that are no list', (manifest) => ({ ...manifest, documents: 'x' })],
    ['an address that is a script', (manifest) => withFact(manifest, 'url', 'javascript:alert(1)')],
    ['a date that is none', (manifest) => withFact(manifest, 'date', 'yesterday')],
    ['a day that is in no calendar', (manifest) => withFact(manifest, 'date', '2020-13-45')],
    ['a path for an id', (manifest) => withFact(manifest, 'id', '../../x')],
    ['other Han characters than it has', (manifest) => withFact(manifest, 'han', 3)],
  ])('with %s is damaged', async (_name, change) => {
    const bytes = withManifest(await good(), (manifest) => change(manifest as Manifest));
    await expect(read(bytes)).rejects.toMatchObject({ problem: { kind: 'damagedCollection' } });
  });

  test('without one of its texts is damaged', async () => {
    const files = unzipSync(await good());
    delete files[Object.keys(files).find((name) => name.startsWith('documents/')) ?? ''];
    await expect(read(zipSync(files) as Uint8Array<ArrayBuffer>)).rejects.toMatchObject({
      problem: { kind: 'damagedCollection' },
    });
  });

  test('of a later format is distinguished from a damaged one', async () => {
    const bytes = withManifest(await good(), (manifest) => ({ ...manifest, format: 2, documents: 'other' }));
    await expect(read(bytes)).rejects.toMatchObject({ problem: { kind: 'newerCollection' } });
  });

  test('keys that would change every object do nothing', async () => {
    const bytes = withManifest(await good(), (manifest) =>
      JSON.stringify(manifest).replace(
        '{',
        '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
      ),
    );
    expect((await read(bytes))?.documents).toHaveLength(2);
    expect('polluted' in {}).toBe(false);
  });

  test('is named after the collection, without what file systems refuse', () => {
    expect(collectionFileName('县里 2020')).toBe('县里 2020.tifa-corpus.zip');
    expect(collectionFileName('a/b:c\u202e')).toBe('a b c.tifa-corpus.zip');
    expect(collectionFileName('..')).toBe('corpus.tifa-corpus.zip');
  });
});

function withFact(manifest: { documents: Record<string, unknown>[] }, fact: string, value: unknown): unknown {
  const [first, ...others] = manifest.documents;
  return { ...manifest, documents: [{ ...first, [fact]: value }, ...others] };
}
