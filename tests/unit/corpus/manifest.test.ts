import { describe, expect, test } from 'vitest';
import { InvalidManifestError, parseManifest } from '../../../utils/corpus/manifest';
import { parseDocument } from '../../../utils/corpus/parse';
import { makeManifest } from '../../tools/corpus-folder';

const documents = await Promise.all(
  ['在甲县会议上的讲话\n同志们：\n抓好项目。', '在乙县会议上的讲话\n同志们：\n抓好项目。'].map((text, i) =>
    parseDocument(text, `${i}.txt`),
  ),
);
const manifest = await makeManifest(documents);
type Change = (manifest: { [key: string]: unknown; documents: Record<string, unknown>[] }) => void;
const changed = (change: Change) => {
  const copy = JSON.parse(JSON.stringify(manifest));
  change(copy);
  return JSON.stringify(copy);
};

test('is read back as it was made', () => {
  expect(parseManifest(JSON.stringify(manifest))).toEqual(manifest);
  expect(manifest.documents.map((info) => Object.keys(info).length)).toEqual([8, 8]);
  expect(manifest.documents[0]).toMatchObject({ title: '在甲县会议上的讲话', source: '0.txt', han: 16 });
});

test('its version names the documents and their order', async () => {
  expect(manifest.version).toBe((await makeManifest([...documents])).version);
  expect(manifest.version).not.toBe((await makeManifest([...documents].reverse())).version);
  expect(manifest.version).not.toBe((await makeManifest(documents.slice(1))).version);
});

describe('refused', () => {
  test.each<[what: string, json: string]>([
    ['no JSON', '{"format": 1'],
    ['nothing', ''],
    ['another thing', '[]'],
    ['null', 'null'],
    [
      'a later format',
      changed((all) => {
        all.format = 2;
      }),
    ],
    [
      'no documents',
      changed((all) => {
        all.documents = [];
      }),
    ],
    [
      'a version that is no hash',
      changed((all) => {
        all.version = '1.0';
      }),
    ],
    [
      'an id that leads elsewhere',
      changed((all) => {
        all.documents[0].id = '../secret';
      }),
    ],
    [
      'an id of another hash',
      changed((all) => {
        all.documents[0].id = 'doc-00000000';
      }),
    ],
    [
      'a repeated document',
      changed((all) => {
        all.documents[1] = all.documents[0];
      }),
    ],
    [
      'an unknown level',
      changed((all) => {
        all.documents[0].level = 'village';
      }),
    ],
    [
      'an unknown occasion',
      changed((all) => {
        all.documents[0].occasion = 'poem';
      }),
    ],
    [
      'a year that is no year',
      changed((all) => {
        all.documents[0].year = 20.5;
      }),
    ],
    [
      'a negative count',
      changed((all) => {
        all.documents[0].han = -1;
      }),
    ],
    [
      'a missing title',
      changed((all) => {
        delete all.documents[0].title;
      }),
    ],
  ])('%s', (_, json) => {
    expect(() => parseManifest(json)).toThrow(InvalidManifestError);
  });

  test('saying where', () => {
    const json = changed((all) => {
      all.documents[1].level = 'village';
    });
    expect(() => parseManifest(json)).toThrow(/documents\.1\.level/);
  });
});
