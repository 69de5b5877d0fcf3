import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { UserData } from '../../../utils/backup/backup-format';
import { readBackup } from '../../../utils/backup/read-backup';
import { writeBackup } from '../../../utils/backup/write-backup';
import { BACKUP_FILE_BYTES } from '../../../utils/limits';
import { DEFAULT_SETTINGS } from '../../../utils/settings/settings';
import { madeSnippet } from '../snippets/made-snippet';
import { anyUserData, documentOf, ownEntry } from './any-user-data';

const facts = { now: Date.UTC(2026, 10, 21, 12), version: '0.1.0' };
const settings = { ...DEFAULT_SETTINGS, dim: true, sitesOff: ['example.com'] };
const silent = () => undefined;
const read = (bytes: Uint8Array) => readBackup(new Blob([Uint8Array.from(bytes)]), silent);

async function bytesOf(data: UserData): Promise<Uint8Array> {
  return new Uint8Array(await (await writeBackup(data, settings, facts, silent)).arrayBuffer());
}

const good = async (): Promise<UserData> => ({
  snippets: [madeSnippet({ note: '注', tags: ['a'] })],
  documents: [await documentOf('县里的事情一件一件办好')],
  collections: [{ id: '9f9b2d6e-7a3c-4f8e-9b53-2f3f5d0e7a11', name: '县里', on: false }],
  hidden: ['doc-1'],
  glossary: [ownEntry],
});

/** The backup with its files changed, their hashes as they were. */
async function changed(change: (files: Record<string, Uint8Array>) => void): Promise<Uint8Array> {
  const files = unzipSync(await bytesOf(await good()));
  change(files);
  return zipSync(files);
}

type Manifest = Record<string, unknown> & { parts: { name: string }[] };
const withManifest = (change: (manifest: Manifest) => unknown) =>
  changed((files) => {
    files['manifest.json'] = strToU8(JSON.stringify(change(JSON.parse(strFromU8(files['manifest.json'])))));
  });

/** Writes into the zip's own list of its files: what it says of each one that a name begins. */
function patched(
  zip: Uint8Array,
  name: string,
  offset: number,
  write: (view: DataView, at: number) => void,
): Uint8Array {
  const bytes = Uint8Array.from(zip);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at++) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const own = strFromU8(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)));
    if (own.startsWith(name)) write(view, at + offset);
  }
  return bytes;
}

describe('a backup', () => {
  test('gives back all of it, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(anyUserData, async (made) => {
        const data = await made;
        const backup = await read(await bytesOf(data));
        expect(backup).toEqual({
          madeAt: facts.now,
          version: '0.1.0',
          snippets: { taken: data.snippets, problems: [] },
          documents: { taken: data.documents, problems: [] },
          collections: { taken: data.collections, problems: [] },
          hidden: data.hidden,
          glossary: { taken: data.glossary, problems: [] },
          settings,
        });
      }),
      { numRuns: 60 },
    );
  });

  test('of much is in parts, and both ways tell how far they are', async () => {
    const snippets = Array.from({ length: 400 }, (_, at) =>
      madeSnippet({ id: String(at), note: '注'.repeat(9_000) }),
    );
    const reported: string[] = [];
    const tell = ({ done, total }: { done: number; total: number }) => reported.push(`${done}/${total}`);
    const file = await writeBackup({ ...(await good()), snippets }, settings, facts, tell);
    expect(reported).toEqual(Array.from({ length: 10 }, (_, at) => `${at}/9`));
    expect((await readBackup(file, tell)).snippets.taken).toEqual(snippets);
    expect(reported).toHaveLength(19);
  });

  test('without own entries is in the format that earlier versions read', async () => {
    const formatOf = async (data: UserData) =>
      JSON.parse(strFromU8(unzipSync(await bytesOf(data))['manifest.json']));
    expect(await formatOf({ ...(await good()), glossary: [] })).toMatchObject({
      format: 1,
      counts: { snippets: 1, documents: 1, collections: 1, hidden: 1, settings: 1 },
    });
    expect(await formatOf(await good())).toMatchObject({ format: 2, counts: { glossary: 1 } });
  });

  test('of nothing is read as nothing', async () => {
    const nothing = { snippets: [], documents: [], collections: [], hidden: [], glossary: [] };
    expect(await read(await bytesOf(nothing))).toMatchObject({ hidden: [], settings });
  });

  /** A part of 60 MB that says it has 100 bytes. */
  const bomb = async () => {
    const zip = await changed((files) => {
      files['snippets-0001.json'] = new Uint8Array(60_000_000);
    });
    return patched(zip, 'snippets', 24, (view, at) => view.setUint32(at, 100, true));
  };

  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['a text', 'notBackup', async () => strToU8('稳中求进')],
    ['an empty file', 'notBackup', async () => new Uint8Array()],
    ['another zip', 'notBackup', async () => zipSync({ 'a.txt': strToU8('x') })],
    [
      'a collection',
      'notBackup',
      () => withManifest((manifest) => ({ ...manifest, kind: 'tifa-lens-collection' })),
    ],
    [
      'a manifest that is no JSON',
      'notBackup',
      () =>
        changed((files) => {
          files['manifest.json'] = strToU8('{"kind":"tifa-lens-b');
        }),
    ],
    [
      'a later format',
      'newer',
      () => withManifest((manifest) => ({ ...manifest, format: 3, parts: 'other' })),
    ],
    ['a file that was cut off', 'damaged', async () => (await bytesOf(await good())).slice(0, -30)],
    [
      'half a file',
      'damaged',
      async () => {
        const bytes = await bytesOf(await good());
        return bytes.slice(0, bytes.length / 2);
      },
    ],
    [
      'a changed part',
      'damaged',
      () =>
        changed((files) => {
          const text = strFromU8(files['snippets-0001.json']).replace('注', '主');
          files['snippets-0001.json'] = strToU8(text);
        }),
    ],
    [
      'a part less',
      'damaged',
      () =>
        changed((files) => {
          delete files['documents-0001.json'];
        }),
    ],
    [
      'other counts',
      'damaged',
      () =>
        withManifest((manifest) => ({
          ...manifest,
          counts: { snippets: 2, documents: 1, collections: 1, hidden: 1, settings: 1 },
        })),
    ],
    [
      'a part of a manifest less',
      'damaged',
      () =>
        withManifest(({ parts, ...manifest }) => ({
          ...manifest,
          parts: parts.slice(1),
        })),
    ],
    [
      'a part twice',
      'damaged',
      () =>
        withManifest(({ parts, ...manifest }) => ({
          ...manifest,
          parts: [...parts, parts[0]],
        })),
    ],
    [
      'a part above its folder',
      'damaged',
      () =>
        changed((files) => {
          files['../snippets-0001.json'] = files['snippets-0001.json'];
          const text = strFromU8(files['manifest.json']).replace('"snippets-', '"../snippets-');
          files['manifest.json'] = strToU8(text);
        }),
    ],
    [
      'a size that is not true',
      'damaged',
      async () =>
        patched(await bytesOf(await good()), 'snippets', 24, (view, at) => view.setUint32(at, 7, true)),
    ],
    [
      'a packed size beyond the file',
      'damaged',
      async () =>
        patched(await bytesOf(await good()), 'snippets', 20, (view, at) =>
          view.setUint32(at, 0x7fffffff, true),
        ),
    ],
    [
      'a password',
      'encrypted',
      async () => patched(await bytesOf(await good()), '', 8, (view, at) => view.setUint16(at, 1, true)),
    ],
    ['a zip bomb', 'unpacksTooLarge', bomb],
    [
      'a part that says it is vast',
      'unpacksTooLarge',
      async () =>
        patched(await bytesOf(await good()), 'snippets', 24, (view, at) =>
          view.setUint32(at, 0x7fffffff, true),
        ),
    ],
  ])('%s is refused (%s)', async (_name, kind, make) => {
    await expect(read(await make())).rejects.toMatchObject({ name: 'BackupError', problem: { kind } });
  });

  const packedAgain = async (folder: string, more: Record<string, Uint8Array> = {}) => {
    const files = unzipSync(await bytesOf(await good()));
    const inFolder = Object.entries(files).map(([name, bytes]) => [folder + name, bytes] as const);
    return zipSync({ ...more, ...Object.fromEntries(inFolder) });
  };
  const junk = strToU8('x');
  const otherManifest = strToU8('{"manifest_version":3,"name":"something else"}');

  test.each<[string, () => Promise<Uint8Array>]>([
    ['inside a folder', () => packedAgain('tifa-lens-backup-2026-11-21/')],
    [
      'by macOS',
      () =>
        packedAgain('备份/', {
          '备份/': new Uint8Array(),
          '备份/.DS_Store': junk,
          '__MACOSX/备份/._manifest.json': junk,
          '__MACOSX/备份/._snippets-0001.json': junk,
          '__MACOSX/._备份': junk,
        }),
    ],
    ['inside folders of folders', () => packedAgain('./下载/2026/备份/', { '下载/Thumbs.db': junk })],
    ['by Windows, with its separators', () => packedAgain('backup\\')],
    ['inside a hidden folder', () => packedAgain('.backups/')],
    [
      'beside other things',
      () =>
        packedAgain('b/', {
          ...{ 'a/manifest.json': otherManifest, 'manifest.json': otherManifest },
          ...{ 'snippets-0001.json': junk, 'bb/manifest.json': junk },
        }),
    ],
    [
      'as it is',
      async () => zipSync({ 'backup.zip': await bytesOf(await good()), '__MACOSX/._backup.zip': junk }),
    ],
    ['as it is, inside a folder', async () => zipSync({ 'a/backup.zip': await packedAgain('b/') })],
  ])('that was zipped again %s is read', async (_name, make) => {
    const data = await good();
    const backup = await read(await make());
    expect(backup).toMatchObject({
      ...{ snippets: { taken: data.snippets }, documents: { taken: data.documents } },
      ...{ collections: { taken: data.collections }, hidden: data.hidden, settings },
    });
  });

  test('of several in one zip the one that was made last is read', async () => {
    const at = async (folder: string, day: number) => {
      const facts = { now: Date.UTC(2026, 0, day), version: '0.1.0' };
      const file = await writeBackup(await good(), settings, facts, silent);
      const files = unzipSync(new Uint8Array(await file.arrayBuffer()));
      return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [folder + name, bytes]));
    };
    const zip = zipSync({ ...(await at('a/', 2)), ...(await at('b/', 3)), ...(await at('c/', 1)) });
    expect((await read(zip)).madeAt).toBe(Date.UTC(2026, 0, 3));
  });

  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['with a part changed', 'damaged', () => packedAgain('b/', { 'b/../snippets-0001.json': junk })],
    [
      'twice over',
      'notBackup',
      async () => zipSync({ 'a.zip': zipSync({ 'b.zip': await bytesOf(await good()) }) }),
    ],
    [
      'beside another zip',
      'notBackup',
      async () => zipSync({ 'a.zip': await bytesOf(await good()), 'b.zip': zipSync({ a: junk }) }),
    ],
  ])('that was zipped again %s is refused (%s)', async (_name, kind, make) => {
    const zip = kind === 'damaged' ? await withoutPart(await make()) : await make();
    await expect(read(zip)).rejects.toMatchObject({ problem: { kind } });
  });

  /** The same without its part of snippets. */
  async function withoutPart(zip: Uint8Array): Promise<Uint8Array> {
    const { 'b/snippets-0001.json': _, ...files } = unzipSync(zip);
    return zipSync(files);
  }

  test('files beside its parts are passed over, whatever they are called', async () => {
    const bytes = await changed((files) => {
      files['../../evil.json'] = strToU8('x');
    });
    expect((await read(bytes)).snippets.taken).toHaveLength(1);
  });

  test('of 200 MB is refused by its size, without being read', async () => {
    const large = { size: 200_000_000, slice: () => expect.unreachable() } as unknown as Blob;
    await expect(readBackup(large, silent)).rejects.toMatchObject({
      problem: { kind: 'tooLarge', bytes: 200_000_000, limit: BACKUP_FILE_BYTES },
    });
  });

  test('with entries that are wrong gives back the others, and a line for each of them', async () => {
    const data = await good();
    const [document] = data.documents;
    const wrong = {
      ...data,
      snippets: [{ ...madeSnippet({ id: 'x' }), note: 3 }, ...data.snippets],
      documents: [
        { ...document, text: `${document.text}了` },
        { info: { ...document.info, url: 'javascript:alert(1)' }, text: document.text },
        await documentOf('另一个国'),
      ],
      collections: [...data.collections, { id: 'x', name: '', on: true }],
    } as unknown as UserData;
    const backup = await read(await bytesOf(wrong));
    expect(backup.snippets).toMatchObject({ taken: data.snippets, problems: [{ field: 'note', at: 1 }] });
    expect(backup.documents.taken).toEqual([wrong.documents[2]]);
    expect(backup.documents.problems).toMatchObject([
      { kind: 'wrong', at: 2, field: 'info.url', words: '题' },
      { kind: 'wrong', at: 1, field: 'text', words: '题' },
    ]);
    expect(backup.collections).toMatchObject({
      taken: data.collections,
      problems: [{ field: 'name', at: 2 }],
    });
  });
});
