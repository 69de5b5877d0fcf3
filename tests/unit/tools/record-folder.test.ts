import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { NO_NEWS } from '../../../utils/record/calendar';
import { recordFacts } from '../../../utils/record/facts';
import type { RecordEntry } from '../../../utils/record/table';
import { RECORD_FORMAT, readRecordFile } from '../../../utils/record/table-file';
import { readRecordFolders, writeRecord } from '../../tools/record-folder';

const root = await mkdtemp(path.join(tmpdir(), 'tifa-record-'));
afterAll(() => rm(root, { recursive: true }));

const source = path.join(root, 'source');
const target = path.join(root, 'public', 'record');
const body = (place: string) => `各位代表：\n现在，我代表${place}人民政府，向大会报告工作。\n附：名词解释`;
const report = (place: string) => `2025年${place}政府工作报告\n来源：${place}日报\n${body(place)}`;

async function put(name: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(path.join(source, name)), { recursive: true });
  await writeFile(path.join(source, name), content);
}

beforeEach(async () => {
  await rm(source, { recursive: true, force: true });
  await rm(path.dirname(target), { recursive: true, force: true });
  await mkdir(source);
});

test('the reports in the order of the record, without title and header', async () => {
  await put('README.md', 'not taken');
  await put('.old/gwr_national/1999.txt', 'not taken');
  await put('gwr_provincial_2025/shanxi_2025.txt', report('山西省'));
  await put('gwr_provincial_2025/anhui_2025.txt', `\ufeff${report('安徽省').replaceAll('\n', '\r\n')}`);
  await put('party_congress/20_2022.txt', `题\nhttps://example.org\n同志们：\n现在，我作报告。`);
  await put('gwr_national/2025.txt', report('国务院'));
  await put('gwr_national/1954.txt', report('政务院'));
  expect(await readRecordFolders([source])).toEqual([
    { report: { series: 'national', year: 1954, name: '' }, text: body('政务院') },
    { report: { series: 'national', year: 2025, name: '' }, text: body('国务院') },
    { report: { series: 'congress', year: 2022, name: '二十大' }, text: '同志们：\n现在，我作报告。' },
    { report: { series: 'provincial', year: 2025, name: '安徽' }, text: body('安徽省') },
    { report: { series: 'provincial', year: 2025, name: '山西' }, text: body('山西省') },
  ]);
});

describe('a folder that is refused', () => {
  test.each<[what: string, files: Record<string, string | Uint8Array>, problems: string[]]>([
    ['nothing in it', {}, ['there is no .txt file in SOURCE']],
    [
      'a path that says nothing',
      { 'a.txt': report('甲'), 'gwr_provincial_2025/atlantis_2025.txt': report('乙') },
      [
        'a.txt: the path names no report or collection',
        'gwr_provincial_2025/atlantis_2025.txt: the path names no report or collection',
      ],
    ],
    ['an empty file', { 'gwr_national/2025.txt': '\ufeff \n' }, ['gwr_national/2025.txt is empty']],
    [
      'no UTF-8',
      { 'gwr_national/2025.txt': Uint8Array.of(0xb8, 0xf7, 0xce, 0xbb) },
      ['gwr_national/2025.txt is not in UTF-8'],
    ],
    ['a title alone', { 'gwr_national/2025.txt': '题' }, ['gwr_national/2025.txt has no Chinese text']],
    [
      'a congress twice',
      { 'party_congress/20_2022.txt': report('甲'), 'party_congress/20_2023.txt': report('乙') },
      ['party_congress/20_2023.txt is the same report as party_congress/20_2022.txt'],
    ],
    [
      'a text twice',
      { 'gwr_national/2024.txt': report('甲'), 'gwr_national/2025.txt': `另题\n${body('甲')}` },
      ['gwr_national/2025.txt has the same text as gwr_national/2024.txt'],
    ],
    [
      'several problems',
      { 'a.txt': '', 'gwr_national/2024.txt': '', 'gwr_national/2025.txt': report('甲') },
      ['a.txt: the path names no report or collection', 'gwr_national/2024.txt is empty'],
    ],
  ])('%s', async (_, files, problems) => {
    for (const [name, content] of Object.entries(files)) await put(name, content);
    await expect(readRecordFolders([source])).rejects.toMatchObject({
      name: 'SourceFolderError',
      problems: problems.map((problem) => problem.replace('SOURCE', source)),
    });
  });

  test('missing, or a folder for a file', async () => {
    await expect(readRecordFolders([path.join(root, 'nowhere')])).rejects.toMatchObject({
      problems: [`there is no folder ${path.join(root, 'nowhere')}`],
    });
    await mkdir(path.join(source, 'gwr_national', '2025.txt'), { recursive: true });
    await expect(readRecordFolders([source])).rejects.toMatchObject({
      problems: ['gwr_national/2025.txt is a folder'],
    });
  });
});

describe('writeRecord', () => {
  const reports = [
    { series: 'national', year: 1954, name: '' },
    { series: 'provincial', year: 2025, name: '安徽' },
  ] as const;
  const entries: RecordEntry[] = [
    { text: '稳中求进', strength: 200, counts: [{ report: 1, count: 3 }] },
    { text: '为\u0001服务', strength: 100, counts: [{ report: 0, count: 1 }] },
  ];
  const news = { calendar: NO_NEWS, articles: { party: 0, university: 0 } };
  const content = { reports, entries, news };
  const read = async (name: string) => new Uint8Array(await readFile(path.join(target, name)));
  const snapshot = async () => {
    const names = (await readdir(target)).sort();
    return Promise.all(names.map(async (name) => [name, await read(name)]));
  };

  test('a table that can be read, and its manifest', async () => {
    const { manifest, bytes } = await writeRecord(content, target);
    const file = await read('record.bin.gz');
    expect(recordFacts(await readRecordFile(file), '稳中求进')?.provincial?.provinces).toEqual([
      { chinese: '安徽', english: 'Anhui' },
    ]);
    const months = await read('months.bin.gz');
    expect(bytes).toEqual({ table: file.length, months: months.length });
    expect(JSON.parse(await readFile(path.join(target, 'manifest.json'), 'utf8'))).toEqual(manifest);
    expect(manifest).toEqual({
      format: RECORD_FORMAT,
      version: createHash('sha256').update(file).digest('hex'),
      reports: { national: 1, congress: 0, provincial: 1 },
      entries: 2,
      first: 1954,
      last: 2025,
      news: null,
      articles: { party: 0, university: 0 },
      months: createHash('sha256').update(months).digest('hex'),
    });
  });

  test('the file says nothing of time and system', async () => {
    await writeRecord(content, target);
    const file = await read('record.bin.gz');
    expect(gunzipSync(file).length).toBeGreaterThan(0);
    expect([...file.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
  });

  test('the same entries give the same bytes; other files stay', async () => {
    await writeRecord(content, target);
    await writeFile(path.join(target, 'NOTICE.md'), 'kept');
    const before = await snapshot();
    await writeRecord({ ...content, entries: entries.toReversed() }, target);
    expect(await snapshot()).toEqual(before);
    expect(before.map(([name]) => name)).toEqual([
      'NOTICE.md',
      'manifest.json',
      'months.bin.gz',
      'record.bin.gz',
    ]);
    expect(await readdir(path.dirname(target))).toEqual(['record']);
  });

  test('a table that can’t be made, or a folder that can’t be written, changes nothing', async () => {
    await writeRecord(content, target);
    const before = await snapshot();
    await expect(writeRecord({ ...content, entries: [...entries, ...entries] }, target)).rejects.toThrow(
      RangeError,
    );
    expect(await snapshot()).toEqual(before);
    // A folder has the manifest's name.
    await rm(path.join(target, 'manifest.json'));
    await mkdir(path.join(target, 'manifest.json'));
    await expect(writeRecord({ ...content, entries: entries.slice(1) }, target)).rejects.toThrow();
    expect([await readdir(target), await read('record.bin.gz')]).toEqual([
      ['manifest.json', 'months.bin.gz', 'record.bin.gz'],
      before[2][1],
    ]);
    expect(await readdir(path.dirname(target))).toEqual(['record']);
  });

  test('a run that was interrupted between the two folders is repaired', async () => {
    await writeRecord(content, target);
    const before = await snapshot();
    await writeFile(path.join(target, 'NOTICE.md'), 'kept');
    await rename(target, `${target}.old`);
    await mkdir(`${target}.new`);
    await writeFile(path.join(`${target}.new`, 'record.bin.gz'), 'half');
    await writeRecord(content, target);
    expect((await snapshot()).slice(1)).toEqual(before);
    expect(await readdir(path.dirname(target))).toEqual(['record']);
  });
});
