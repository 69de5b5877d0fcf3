import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { biographyOf } from '../../../utils/record/biography';
import { decodeMonths } from '../../../utils/record/months-file';
import { FACTS_ONLY, findEntry, type RecordTable } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { emptyWordList } from '../../../utils/words/word-list';
import { encodeMonths } from '../../tools/encode-months';
import { encodeRecord } from '../../tools/encode-record';
import { readAllTexts } from '../../tools/record/all-texts';
import { checkEntry, type Mismatch, readPlainTexts } from '../../tools/record/check-record';
import { makeRecord } from '../../tools/record/make-record';
import { newsWordings } from '../../tools/record/news-wordings';
import { readRecordFolders } from '../../tools/record-folder';

const root = await mkdtemp(path.join(tmpdir(), 'tifa-collections-'));
afterAll(() => rm(root, { recursive: true }));

const quiet = () => undefined;

async function put(name: string, content: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, name)), { recursive: true });
  await writeFile(path.join(root, name), content);
}

beforeEach(async () => {
  await rm(root, { recursive: true, force: true });
  await mkdir(root);
});

/** News of days from 1 March 2024 on, each a list of lines. */
function newsOf(days: readonly (readonly string[])[]): string {
  return days
    .map((lines, i) => `# 2024-03-${String(i + 1).padStart(2, '0')}\n${lines.join('\n')}\n`)
    .join('');
}

describe('newsWordings', () => {
  /** Strings of four and more units that some days have, without those that a longer one with the same days contains. */
  function naiveWordings(days: readonly (readonly string[])[], minDays: number): string[] {
    const counts = new Map<string, Set<number>>();
    days.forEach((lines, day) => {
      for (const line of lines)
        for (const clause of line.split('。'))
          for (let start = 0; start < clause.length; start++)
            for (let end = start + 4; end <= Math.min(clause.length, start + 24); end++) {
              const text = clause.slice(start, end);
              counts.set(text, (counts.get(text) ?? new Set()).add(day));
            }
    });
    const frequent = [...counts].filter(([, { size }]) => size >= minDays);
    return frequent
      .filter(
        ([text, { size }]) =>
          !frequent.some(
            ([longer, { size: days }]) => longer !== text && days === size && longer.includes(text),
          ),
      )
      .map(([text, { size }]) => `${text} ${size}`)
      .sort();
  }

  test('finds what a search of all strings finds', async () => {
    const line = fc.string({
      unit: fc.constantFrom('稳', '进', '高', '质', '。'),
      minLength: 1,
      maxLength: 24,
    });
    const input = fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(input, async (days) => {
        await put('news/2024/03.txt', newsOf(days));
        const texts = await readAllTexts([root], emptyWordList(), quiet);
        const found = newsWordings(texts, 2, quiet).map(({ text, days: size }) => `${text} ${size}`);
        expect(found.sort()).toEqual(naiveWordings(days, 2));
      }),
      { numRuns: 60 },
    );
  });

  test('a wording with a comma runs from mark to mark; figures and letters are borders', async () => {
    const days = ['不忘初心，牢记使命。', '要不忘初心，牢记使命！', '增长5G高质量发展。', '谈5G高质量发展。'];
    await put('news/2024/03.txt', newsOf(days.map((line) => [line])));
    const texts = await readAllTexts([root], emptyWordList(), quiet);
    const found = newsWordings(texts, 2, quiet).map(({ text }) => text);
    expect(found.sort()).toEqual(['不忘初心,牢记使命', '高质量发展']);
  });
});

/** Makes the record of what is in the folder, without corpus and words. */
async function make(): Promise<{ table: RecordTable; check: (text: string) => Promise<Mismatch[]> }> {
  const reportTexts = await readRecordFolders([root]);
  const mining = { reports: reportTexts, corpus: [], general: new Map(), words: emptyWordList() };
  const { reports, entries, news } = await makeRecord([root], mining, quiet);
  const table = decodeRecord(encodeRecord(reports, entries, { ...news, build: 1 }));
  const months = decodeMonths(encodeMonths(entries, { ...news, build: 1 }), table);
  return {
    table,
    check: async (text) =>
      checkEntry(table, months, findEntry(table, text), await readPlainTexts([root]), mining.words),
  };
}

const SENTENCES = ['坚持稳中求进工作总基调，', '加快发展新质生产力。', '实施适度宽松的货币政策；'];

async function putSources(): Promise<void> {
  for (const year of [2022, 2023, 2024])
    await put(
      `gwr_national/${year}.txt`,
      `${year}年报告\n各位代表：\n${year - 2021}，我们${SENTENCES[0]}扎实推进各项工作。${year === 2024 ? SENTENCES[2] : ''}`,
    );
  const lines = Array.from({ length: 22 }, (_, i) => [
    `## 【树立和践行正确政绩观】第${i}条`,
    `会议要求，${SENTENCES[1]}`,
    i % 2 ? SENTENCES[2] : `要${SENTENCES[2].replace('的', '')}`,
    i > 1 ? SENTENCES[0] : '另一条',
  ]);
  await put('news/2024/03.txt', newsOf(lines));
  await put('party_articles/2020.txt', `# 2020-01-02 ${SENTENCES[1]}\n一行\n# 2020-01-03 题\n别的\n`);
  await put('university_news/nankai.txt', `# 题\n${SENTENCES[0]}\n`);
}

describe('makeRecord', () => {
  test('reports, days and articles are counted in one table, and a recount agrees', async () => {
    await putSources();
    const { table, check } = await make();
    expect(biographyOf(table, '加快发展新质生产力')).toMatchObject({
      news: { days: 22, first: '2024-03-01', last: '2024-03-22', steadySince: '2024-03' },
      articles: { party: { articles: 1, total: 2 }, university: { articles: 0, total: 1 } },
      reports: [],
    });
    // 的 makes no difference; the wording is the one that is said more often.
    expect(biographyOf(table, '实施适度宽松货币政策')).toMatchObject({
      key: '实施适度宽松的货币政策',
      news: { days: 22 },
      reports: [
        { report: { series: 'national', year: 2024, date: '2024-03-05', speaker: '李强' }, count: 1 },
      ],
    });
    expect(biographyOf(table, '坚持稳中求进工作总基调')).toMatchObject({
      news: { days: 20, first: '2024-03-03' },
      articles: { university: { articles: 1 } },
      reports: [{ report: { year: 2022 } }, { report: { year: 2023 } }, { report: { year: 2024 } }],
    });
    expect(table.strengths[findEntry(table, '实施适度宽松的货币政策')]).toBe(FACTS_ONLY);
    // The name of a column is no formula.
    expect(findEntry(table, '树立和践行正确政绩观')).toBe(-1);
    for (const text of ['加快发展新质生产力', '实施适度宽松的货币政策', '坚持稳中求进工作总基调'])
      expect(await check(text)).toEqual([]);
  });

  test('a recount finds every fact that differs', async () => {
    await putSources();
    const { check } = await make();
    await put('gwr_national/2023.txt', '2023年报告\n各位代表：\n没有。');
    await put('news/2024/03.txt', newsOf([['没有'], [SENTENCES[0]]]));
    await put('university_news/nankai.txt', '# 没有\n');
    expect(await check('坚持稳中求进工作总基调')).toEqual([
      {
        text: '坚持稳中求进工作总基调',
        fact: 'reports',
        table: 'national 2022 1, national 2023 1, national 2024 1',
        recount: 'national 2022 1, national 2024 1',
      },
      expect.objectContaining({ fact: 'days', table: '20', recount: '1' }),
      expect.objectContaining({ fact: 'first', table: '2024-03-03', recount: '2024-03-02' }),
      expect.objectContaining({ fact: 'last', table: '2024-03-22', recount: '2024-03-02' }),
      expect.objectContaining({ fact: 'steady', table: '2024-03', recount: '' }),
      expect.objectContaining({ fact: 'years', table: '2024 20', recount: '2024 1' }),
      expect.objectContaining({ fact: 'months', table: '2024-03 20', recount: '2024-03 1' }),
      expect.objectContaining({ fact: 'university', table: '1', recount: '0' }),
    ]);
  });
});
