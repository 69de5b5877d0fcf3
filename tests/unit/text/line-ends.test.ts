import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runsOn } from '../../../utils/text/line-ends';

const never = () => false;
const always = () => true;

/** A line end, and whether the sentence runs on over it where the page has room for more and where it has none. */
type Case = readonly [name: string, line: string, next: string, onItsOwn: boolean, full: boolean];

const cases: readonly Case[] = [
  ['a sentence that was begun', '大会指出，全面推进乡', '村振兴。要抓好春耕备耕。', true, true],
  ['a sentence with an end before the cut', '春耕已经开始。全面推进乡', '村振兴，要抓好。', true, true],
  [
    'a full line without punctuation',
    '全面推进乡村振兴是新时代新征程的重',
    '大任务，也是县里的大事。',
    false,
    true,
  ],
  ['a line that is too short to be full', '全面推进乡', '村振兴，是大事', false, false],
  [
    'lines without any punctuation',
    '全面推进乡村振兴动员部署大会在县里召开',
    '全县干部群众齐心协力把春耕抓好抓实',
    false,
    false,
  ],
  ['slogans with commas', '不误农时，抓好春耕', '齐心协力，再上台阶', false, false],
  ['punctuation at the end', '大会指出，全面推进乡村振兴，', '抓好春耕备耕。', false, false],
  ['a colon at the end', '大会指出，现将有关事项通知如下：', '各乡镇要抓好春耕。', false, false],
  ['an ellipsis at the end', '全面推进乡村振兴，抓好春耕备耕工作…', '县里召开大会。', false, false],
  ['a figure at the end', '大会指出，全县产茶100', '吨，比去年多。', false, false],
  ['a numbered line', '大会指出，全面推进乡', '一、抓好春耕备耕。', false, false],
  ['a chapter', '大会指出，全面推进乡', '第二章 抓好春耕。', false, false],
  ['a label', '大会指出，全面推进乡', '联系人：张三，李四。', false, false],
  ['a bullet', '大会指出，全面推进乡', '·抓好春耕备耕。', false, false],
  ['a new paragraph, set in by wide spaces', '大会指出，全面推进乡', '　　村振兴。', false, false],
  ['a new paragraph, set in by spaces that are shown', '大会指出，全面推进乡', '    村振兴。', false, false],
  ['a first line that is set in', '　　大会指出，全面推进乡', '村振兴。', true, true],
  ['a quote that is cut at its sides', '大会指出，扎实推进“乡村振兴”', '“千村示范”工程。', true, true],
  ['spaces at the end', '大会指出，全面推进乡　 ', '村振兴。', true, true],
  ['nothing after it', '大会指出，全面推进乡', ' ', false, false],
  ['nothing before it', '', '村振兴。', false, false],
  ['a rare character', '大会指出，全面推进𠀀', '𠀁乡村振兴。', true, true],
  ['a rare character in quotes', '大会指出，全面推进“𠀀”', '“𠀁”乡村振兴。', true, true],
  ['an emoji at the end', '大会指出，全面推进乡👍', '村振兴，抓好春耕备耕。', false, false],
  ['an emoji at the beginning', '大会指出，全面推进乡', '👍村振兴，抓好春耕备耕。', false, false],
];

describe('whether a sentence runs on over a line end', () => {
  test.each(cases)('%s', (_name, line, next, onItsOwn, full) => {
    expect([runsOn(() => [], line, next, never), runsOn(() => [], line, next, always)]).toEqual([
      onItsOwn,
      full,
    ]);
  });

  test('lines of one width are full', () => {
    const [before, line] = ['要把春耕备耕各项任务一件一件抓好抓实', '确保全年粮食产量只增不减农民收入稳步提'];
    expect(runsOn(() => [before], line, '高，乡村更美。', never)).toBe(true);
    // Headlines of one length have no end of a sentence.
    expect(runsOn(() => [before], line, '高，乡村更美', never)).toBe(false);
    // The longest line of all says nothing of the room, nor does one that is shorter than another.
    expect(runsOn(() => ['要把春耕备耕抓好'], line, '高，乡村更美。', never)).toBe(false);
    expect(runsOn(() => [`${before}把县里的事情办好`, before], line, '高，乡村更美。', never)).toBe(false);
  });
});

/** Paragraphs of short sentences, made of characters with which no item begins. */
const clause = fc.string({
  unit: fc.constantFrom(...'山乡茶叶丰收农民增收致富'),
  minLength: 3,
  maxLength: 12,
});
const sentence = fc.array(clause, { minLength: 1, maxLength: 2 }).map((clauses) => `${clauses.join('，')}。`);
const paragraph = fc.array(sentence, { minLength: 5, maxLength: 20 }).map((sentences) => sentences.join(''));

/** The lines of a text set in a column, by the simplest of rules: punctuation doesn't begin a line. */
function set(text: string, width: number): string[] {
  const lines: string[] = [];
  for (let rest = text; rest !== ''; ) {
    let end = width;
    while (/[，。]/.test(rest[end] ?? '')) end++;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return lines;
}

test('what was set in lines is whole again, but for lines that end with punctuation', () => {
  fc.assert(
    fc.property(
      fc.array(paragraph, { minLength: 2, maxLength: 5 }),
      fc.integer({ min: 14, max: 40 }),
      (given, width) => {
        const lines = given.flatMap((text) => set(`　　${text}`, width));
        let joined = lines[0];
        for (let i = 1; i < lines.length; i++) {
          const isFull = () => lines[i - 1].length >= width;
          joined +=
            (runsOn(() => lines.slice(0, i - 1), lines[i - 1], lines[i], isFull) ? '' : '\n') + lines[i];
        }
        // No comma and no full stop is followed by a join, and nothing else by a line end.
        expect(joined).toBe(
          given
            .map((text) => set(`　　${text}`, width).join('|'))
            .join('\n')
            .replace(/([，。])\|/g, '$1\n')
            .replaceAll('|', ''),
        );
      },
    ),
  );
});
