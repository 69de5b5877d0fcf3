import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CorpusDocument } from '../../../utils/corpus/document';
import { parseCleaned, parseDocument } from '../../../utils/corpus/parse';

const slices = (
  document: Pick<CorpusDocument, 'text' | 'paragraphs' | 'sentences'>,
  of: 'paragraphs' | 'sentences',
) => document[of].map(({ start, end }) => document.text.slice(start, end));

const LONG = '这次会议的主要任务是，总结上半年工作，安排下半年任务，动员全县上下抓紧抓实。';

test('a whole document', async () => {
  const raw = `\r\n　　在云岭县委全会上的讲话\r\n（2020年7月1日）\r\n\r\n　　同志们：\r\n　　${LONG}要快！\r\n一、抓项目\r\n项目是X个。`;
  const document = await parseDocument(raw, 'a.txt');
  const text = `在云岭县委全会上的讲话\n（2020年7月1日）\n同志们：\n${LONG}要快！\n一、抓项目\n项目是X个。`;
  expect(document).toMatchObject({
    title: '在云岭县委全会上的讲话',
    occasion: 'speech',
    level: 'county',
    year: 2020,
    source: 'a.txt',
    han: 61,
    text,
    salutation: { start: 24, end: 28 },
  });
  expect(document.id).toBe(`doc-${document.hash.slice(0, 8)}`);
  expect(document.hash).toMatch(/^[0-9a-f]{64}$/);
  expect(slices(document, 'paragraphs')).toEqual(text.split('\n').slice(1));
  expect(slices(document, 'sentences')).toEqual([
    '（2020年7月1日）',
    '同志们：',
    LONG,
    '要快！',
    '一、抓项目',
    '项目是X个。',
  ]);
  expect(document.sections.map(({ heading }) => heading)).toEqual(['一、抓项目']);
});

describe('title', () => {
  test.each<[name: string, lines: string[], title: string]>([
    ['the first line', ['云岭见闻', LONG], '云岭见闻'],
    ['under the name of a site', ['云岭县人民政府', '在全县会议上的讲话', LONG], '在全县会议上的讲话'],
    [
      'under a label',
      ['来源：政府工作报告', '坚定信心向前进', '云岭县政府工作报告', LONG],
      '云岭县政府工作报告',
    ],
    [
      'in two lines',
      ['在云岭县第三届人民代表大会', '第二次会议上的报告', LONG],
      '在云岭县第三届人民代表大会第二次会议上的报告',
    ],
    [
      'with a subtitle',
      ['坚定信心 真抓实干', '——在全县会议上的讲话', LONG],
      '坚定信心 真抓实干——在全县会议上的讲话',
    ],
    [
      'with a subtitle that is no title',
      ['坚定信心 真抓实干', '——云岭纪事', LONG],
      '坚定信心 真抓实干——云岭纪事',
    ],
    [
      'with a line of date and place',
      ['云岭县政府工作报告', '——2020年1月9日在云岭', LONG],
      '云岭县政府工作报告',
    ],
    ['of one short line', ['云岭见闻'], '云岭见闻'],
    ['missing', [LONG, '在全县会议上的讲话'], 'b'],
    ['missing before a sentence', ['大家好！', LONG], 'b'],
    ['missing before a salutation', ['同志们：', LONG], 'b'],
  ])('%s', async (_, lines, title) => {
    const document = await parseDocument(lines.join('\n'), 'b.txt');
    expect(document.title).toBe(title);
    expect(document.text.split('\n')[0]).toBe(title);
    const body = slices(document, 'paragraphs');
    expect(body.filter((line) => lines.includes(line))).toEqual(body);
    expect(body.join('').length + (title === 'b' ? 0 : title.length)).toBe(lines.join('').length);
  });
});

test('salutations', () => {
  const salutation = (...lines: string[]) => {
    const document = parseCleaned(['题目', ...lines].join('\n'));
    return document.salutation && document.text.slice(document.salutation.start, document.salutation.end);
  };
  expect(salutation('同志们：', LONG)).toBe('同志们：');
  expect(salutation('（2020年7月1日）', '王小满', '各位代表:', LONG)).toBe('各位代表:');
  expect(salutation('尊敬的各位领导、各位来宾：', LONG)).toBe('尊敬的各位领导、各位来宾：');
  expect(salutation('女士们、先生们，朋友们：', LONG)).toBe('女士们、先生们，朋友们：');
  expect(salutation(LONG, '要做到以下几点：')).toBeNull();
  expect(salutation()).toBeNull();
});

test.each([
  ['', 'empty'],
  [' \r\n　\ufeff', 'empty'],
  ['2020, X, ×', 'noChinese'],
])('%j has the problem %s', async (text, problem) => {
  await expect(parseDocument(text, 'c.txt')).rejects.toMatchObject({
    name: 'UnusableDocumentError',
    problem,
    source: 'c.txt',
  });
});

test('one line is a title or, where it is a sentence, a paragraph', async () => {
  expect(await parseDocument('云岭见闻', 'a.txt')).toMatchObject({
    text: '云岭见闻',
    paragraphs: [],
    sentences: [],
    sections: [],
  });
  expect(await parseDocument(LONG, '札记.txt')).toMatchObject({ text: `札记\n${LONG}`, title: '札记' });
});

test('the text of a document parses to the same document; nothing of the lines is lost', async () => {
  const line = fc.string({
    unit: fc.constantFrom(
      '一、',
      '（一）',
      '一是',
      '二是',
      '在',
      '的讲话',
      '——',
      '同志们：',
      '抓好项目',
      '。',
      '；',
      '“',
      '”',
      ' ',
      'X',
      '𠮷',
    ),
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 10 }), async (lines) => {
      const raw = `${lines.join('\n')}\n县`;
      const document = await parseDocument(raw, '云.txt');
      expect(parseCleaned(document.text)).toMatchObject({
        salutation: document.salutation,
        sections: document.sections,
        paragraphs: document.paragraphs,
        sentences: document.sentences,
      });
      const sorted = (text: string) => Array.from(text.replace(/\s/g, '')).sort().join('');
      const title = document.title === '云' ? '云' : '';
      expect(sorted(document.text)).toBe(sorted(raw + title));
      const again = await parseDocument(document.text, '云.txt');
      if (again.title === document.title) expect(again.hash).toBe(document.hash);
    }),
    { numRuns: 300 },
  );
});

test('a known title comes first, whether the text has it or not', async () => {
  const title = '在云岭县委全会上的讲话';
  const spread = await parseDocument(`云岭网\n在云岭县委全会上\n的讲话\n${LONG}`, 'a.html', title);
  expect(spread.text).toBe(`${title}\n云岭网\n${LONG}`);
  const apart = await parseDocument(`会议报告\n${LONG}`, 'a.html', title);
  expect(apart.text).toBe(`${title}\n会议报告\n${LONG}`);
  expect(apart).toMatchObject({ title, occasion: 'speech', level: 'county' });
});
