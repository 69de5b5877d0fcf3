import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Biography, biographyOf } from '../../../utils/record/biography';
import { RECORD_FILE, readRecordFile } from '../../../utils/record/table-file';
import { intensityOf, lastYearOf, trendOf } from '../../../utils/record/trend';
import { normalise } from '../../../utils/text/normalise';
import { root } from '../repository-files';

const table = await readRecordFile(
  new Uint8Array(await readFile(join(root, 'public', 'record', RECORD_FILE))),
);

function of(text: string): Biography {
  const biography = biographyOf(table, normalise(text).text);
  if (biography === null) throw new Error(`the record lacks ${text}`);
  return biography;
}

/** What first says: its date, and the source where it isn't the news. */
function firstOf(text: string): string {
  const { first } = of(text);
  if (first === null) return 'nothing';
  const { report } = first;
  return report === null ? first.date : `${first.date} ${report.series} ${report.name}`.trimEnd();
}

// Found by searching the texts, not by the code under test.
describe('first use', () => {
  test.each<[text: string, first: string]>([
    ['新质生产力', '2023-09-08'],
    ['全球安全倡议', '2022-04-21'],
    ['习近平文化思想', '2023-10-08'],
    ['新发展格局', '2020-05-14'],
    ['供给侧结构性改革', '2015-11-10'],
    ['新型能源体系', '2022-10-16 congress 二十大'],
    ['超长期特别国债', '2024-03-05 national'],
    ['适度宽松的货币政策', '2009-03-05 national'],
    ['三大全球倡议', '2023-09-10'],
    ['学思想、强党性、重实践、建新功', '2023-03-30'],
    ['全球发展倡议', '2021-09-22'],
    ['全球文明倡议', '2023-03-16'],
    ['全球治理倡议', '2025-09-01'],
    ['中国式现代化', '2020-11-11'],
    ['全过程人民民主', '2021-07-01'],
    ['低空经济', '2023-12-05'],
    ['乡村振兴战略', '2017-10-18 congress 十九大'],
    ['习近平法治思想', '2020-11-17'],
    ['因地制宜发展新质生产力', '2024-03-05'],
    ['打赢脱贫攻坚战', '2015-11-10'],
    // As old as the news that was kept, or older: nothing can be said.
    ['发表评论员文章', 'nothing'],
    ['高度重视', '1978-02-26 national'],
  ])('%s: %s', (text, first) => {
    expect(firstOf(text)).toBe(first);
  });
});

describe('last day and days by year', () => {
  test.each<[text: string, last: string, days: number, years: Record<number, number>]>([
    ['三大全球倡议', '2025-09-01', 66, { 2023: 8, 2024: 26, 2025: 32, 2026: 0 }],
    ['学思想、强党性、重实践、建新功', '2024-02-05', 90, { 2022: 0, 2023: 80, 2024: 10, 2025: 0 }],
    ['新质生产力', '2026-07-07', 413, { 2022: 0, 2023: 17, 2024: 170, 2025: 153, 2026: 73 }],
    ['三严三实', '2024-01-10', 111, { 2013: 0, 2014: 21, 2015: 48, 2016: 22, 2024: 1, 2025: 0 }],
    ['两学一做', '2022-10-08', 115, { 2016: 60, 2017: 48, 2022: 1 }],
  ])('%s', (text, last, days, years) => {
    const { news } = of(text);
    expect([news?.last, news?.days]).toEqual([last, days]);
    for (const { year, days: found } of news?.years ?? [])
      if (years[year] !== undefined) expect([year, found]).toEqual([year, years[year]]);
  });
});

describe('steady use and peak', () => {
  test.each<[text: string, steady: string, peak: string]>([
    ['新质生产力', '2023-09', '2024-03'],
    ['精准扶贫', '2015-01', '2016-01'],
    ['人类命运共同体', '2015-09', '2021-11'],
    ['新型举国体制', '2024-06', '2024-06'],
  ])('%s', (text, steady, peak) => {
    expect([of(text).news?.steadySince, of(text).news?.peak]).toEqual([steady, peak]);
  });
});

describe('trend and intensity', () => {
  test.each<[text: string, trend: string | null, intensity: string]>([
    ['三大全球倡议', 'gone', 'warm'],
    ['学思想、强党性、重实践、建新功', 'gone', 'cold'],
    ['三严三实', 'gone', 'cold'],
    ['两学一做', 'gone', 'cold'],
    ['供给侧结构性改革', 'fading', 'cold'],
    ['疫情防控', 'fading', 'lukewarm'],
    ['新质生产力', 'steady', 'veryHot'],
    ['中国式现代化', 'steady', 'blazing'],
    ['人类命运共同体', 'steady', 'hot'],
    // Said for less than half a year before the last year, with which a trend compares.
    ['全球治理倡议', null, 'hot'],
  ])('%s: %s, %s', (text, trend, intensity) => {
    const { news } = of(text);
    expect(news && [trendOf(news), intensityOf(lastYearOf(news))]).toEqual([trend, intensity]);
  });
});

test('reports say who made them, when, and where their text is', () => {
  const { reports } = of('新型能源体系');
  expect(reports.map(({ report }) => report).find(({ series }) => series === 'congress')).toEqual({
    ...{ series: 'congress', year: 2022, name: '二十大', date: '2022-10-16', speaker: '习近平' },
    page: expect.stringMatching(/^https:\/\/zh\.wikisource\.org\/wiki\//),
  });
  expect(table.reports.every(({ date, speaker }) => date !== undefined && speaker !== undefined)).toBe(true);
  expect(table.reports.filter(({ series }) => series !== 'provincial').every(({ page }) => page)).toBe(true);
});

test('wordings that differ by 的 alone share their facts', () => {
  expect(of('适度宽松货币政策')).toEqual(of('适度宽松的货币政策'));
  expect(of('新的质生产力').key).toBe('新质生产力');
});
