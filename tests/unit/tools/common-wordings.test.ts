import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { emptyWordList } from '../../../utils/words/word-list';
import { markedLines } from '../../tools/fit/marked-lines';
import { leaveOutPages } from '../../tools/fit/page-wordings';
import { recordSources } from '../../tools/mining/record-sources';
import { type AllTexts, readAllTexts } from '../../tools/record/all-texts';
import { forEachCommonWording } from '../../tools/record/common-wordings';
import { measureWordings } from '../../tools/record/weigh-wordings';
import { type MeasuredWording, WORDING_FEATURES } from '../../tools/record/wording-features';

const root = await mkdtemp(path.join(tmpdir(), 'tifa-common-'));
afterAll(() => rm(root, { recursive: true }));

const quiet = () => undefined;
let folders = 0;

/** Days of news from 1 March 2024 on, and articles of the Party's site, each a list of lines; every character is a word. */
async function textsOf(
  days: readonly (readonly string[])[],
  articles: readonly (readonly string[])[],
): Promise<AllTexts> {
  const folder = path.join(root, String(folders++));
  await mkdir(path.join(folder, 'news/2024'), { recursive: true });
  await mkdir(path.join(folder, 'party_articles'));
  const news = days.map((lines, i) => [`# 2024-03-${String(i + 1).padStart(2, '0')}`, ...lines]);
  await writeFile(path.join(folder, 'news/2024/03.txt'), `${news.flat().join('\n')}\n`);
  const party = articles.map((lines) => ['# 2019-05-01 题', ...lines]);
  await writeFile(path.join(folder, 'party_articles/2019.txt'), `${party.flat().join('\n')}\n`);
  return readAllTexts([folder], emptyWordList(), quiet);
}

function commonOf(texts: AllTexts): MeasuredWording[] {
  const found: MeasuredWording[] = [];
  forEachCommonWording(texts, (wording) => found.push(wording), quiet);
  return found;
}

const line = fc
  .array(fc.constantFrom('凝心聚力', '改革', '发', '展', '。', '抓'), { maxLength: 6 })
  .map((words) => words.join(''));
const lines = fc.array(line, { minLength: 1, maxLength: 3 });

describe('forEachCommonWording', () => {
  test('what two articles or five days have, with different neighbours', async () => {
    const sides = ['甲', '乙', '丙', '丁', '戊'];
    const inDays = sides.map((side) => [`${side}真抓实干${side}`]);
    const texts = await textsOf(inDays, [['凝心聚力。'], ['再凝心聚力。'], ['凝心聚力']]);
    expect(commonOf(texts).map(({ text }) => text)).toEqual(expect.arrayContaining(['真抓实干', '凝心聚力']));
    const fewer = await textsOf(inDays.slice(0, 4), [['凝心聚力。']]);
    expect(commonOf(fewer).map(({ text }) => text)).not.toContain('凝心聚力');
  });

  test('counts days and articles as searching them does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(lines, { minLength: 1, maxLength: 8 }).map((all) => [...all, ['完']]),
        fc.array(lines, { maxLength: 4 }).map((all) => [...all, ['完']]),
        async (days, articles) => {
          const having = (all: readonly (readonly string[])[], text: string) =>
            all.filter((each) => each.some((one) => one.includes(text))).length;
          for (const { text, counts, first, end } of commonOf(await textsOf(days, articles))) {
            expect(counts.days).toHaveLength(having(days, text));
            expect(counts.articles.party).toBe(having(articles, text));
            expect(counts.occurrences).toBe(end - first);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('measureWordings', () => {
  test('days, burst, articles and length of a wording', async () => {
    const days = [['真抓实干，'], ['要真抓实干。'], ['真抓实干'], ['再真抓实干！'], ['又真抓实干']];
    const texts = await textsOf(days, [['真抓实干']]);
    const sources = recordSources([], [], new Map(), emptyWordList());
    const features = measureWordings(texts, sources, [], quiet).get('真抓实干')?.features ?? [];
    const feature = (name: (typeof WORDING_FEATURES)[number]) => features[WORDING_FEATURES.indexOf(name)];
    expect(feature('days')).toBeCloseTo(Math.log(6));
    expect(feature('burst')).toBe(1);
    expect(feature('party')).toBeCloseTo(Math.log(2));
    expect(feature('university')).toBe(0);
    expect(feature('units')).toBe(4);
    expect(feature('rightMarks')).toBe(1);
    expect(feature('leftMarks')).toBeCloseTo(0.5);
  });
});

describe('leaveOutPages', () => {
  test('a day that holds a page counts for nothing; one that quotes a sentence does', async () => {
    const sentence = '各级领导干部要坚持真抓实干，为群众办好每一件实事，让群众满意';
    const page = [
      '今年以来本县围绕中心工作，统筹安排人力物力财力，按时完成上级交办的各项工作任务',
      '下一步将继续加大工作力度，确保年底以前全部完成，向全县人民交出一份满意答卷',
      sentence,
      '会议要求全体党员凝心聚力，把各项任务落到实处，取得新的更大成绩',
      '甲乙丙丁戊己庚辛',
    ];
    const texts = await textsOf(
      [page, [sentence.slice(0, 24)], ['真抓实干'], ['再真抓实干'], ['又真抓实干']],
      [['别真抓实干']],
    );
    const before = commonOf(texts).find(({ text }) => text === '真抓实干');
    expect(before?.counts.days).toHaveLength(5);
    const name = 'page';
    const marked = { name, file: name, text: page.join('\n'), gold: { B: [], T: [] } };
    expect(leaveOutPages(texts, [markedLines(marked, emptyWordList())])).toBe(1);
    const after = commonOf(texts).find(({ text }) => text === '真抓实干');
    expect(after?.counts.days).not.toContain('2024-03-01');
    expect(after?.counts.days).toHaveLength(4);
  });
});
