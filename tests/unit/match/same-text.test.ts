import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSentenceTable, documentsLike, PageSentences } from '../../../utils/match/same-text';

/** A sentence of ten Han characters and more that no other number gives. */
const sentence = (number: number, end = '。') =>
  `第${String.fromCharCode(0x4e00 + number)}条渠从山口引水，浇到${String.fromCharCode(0x4e00 + 2 * number)}家湾的梯田${end}`;
const sentences = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => sentence(from + i));
const textOf = (from: number, to: number) => sentences(from, to).join('');
const headlines = Array.from({ length: 40 }, (_, i) => `山口引水工程第${i}期开工的消息`).join('\n');

const documents = [
  { text: `引水\n${textOf(0, 20)}` },
  { text: `同一则消息\n${sentences(0, 20).join('\n')}` },
  { text: `别的消息\n${textOf(100, 120)}` },
  { text: `短讯\n${textOf(200, 202)}` },
];
const table = buildSentenceTable(documents, [0, 1, 2, 3]);

describe('documentsLike', () => {
  test.each([
    ['the text itself', textOf(0, 20), [0, 1]],
    ['most of it', `${textOf(0, 12)}${textOf(300, 308)}`, [0, 1]],
    ['less than half of it', `${textOf(0, 8)}${textOf(300, 312)}`, []],
    ['its first part alone, as sites divide long texts', textOf(0, 6), [0, 1]],
    [
      'in traditional characters and with other marks',
      textOf(100, 120).replaceAll('从', '從').replaceAll('，', '、'),
      [2],
    ],
    ['all of it among twice as many comments', `${textOf(0, 20)}${textOf(300, 340)}`, [0, 1]],
    ['nearly all of it before a hundred other sentences', `${textOf(0, 18)}${textOf(300, 400)}`, [0, 1]],
    ['it among headlines', `${headlines}\n${textOf(0, 20)}\n${headlines}`, [0, 1]],
    ['lines of it broken anywhere', textOf(0, 20).replace(/(.{7})/g, '$1'), [0, 1]],
    ['two documents one after the other', `${textOf(0, 20)}${textOf(100, 120)}`, [0, 1, 2]],
    ['a short one as it is', textOf(200, 202), [3]],
    ['a short one quoted in a long text', `${textOf(300, 330)}${textOf(200, 202)}`, []],
    ['one sentence among others', `${sentence(5)}${textOf(300, 303)}`, []],
    ['a single sentence', sentence(5), []],
    ['nothing', '', []],
    ['headlines alone', headlines, []],
  ])('%s', (_name, page, expected) => {
    expect(documentsLike(table, page)).toEqual(expected);
  });

  test('a file whose lines are broken anywhere is the page’s text', () => {
    const broken = textOf(0, 20).replace(/(.{13})/g, '$1\n');
    expect(documentsLike(buildSentenceTable([{ text: `引水\n${broken}` }], [0]), textOf(0, 20))).toEqual([0]);
  });

  test('documents that were not named are not looked at', () => {
    expect(documentsLike(buildSentenceTable(documents, [2]), textOf(0, 20))).toEqual([]);
    expect(documentsLike(buildSentenceTable([], []), textOf(0, 20))).toEqual([]);
  });
});

test('what a page has in pieces is what it has as a whole, however often a sentence comes', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(320), { maxLength: 40 }), fc.nat(40), (numbers, cut) => {
      const pieces = numbers.map((number) => sentence(number));
      const inPieces = new PageSentences(table);
      for (const piece of [...pieces.slice(0, cut), ...pieces.slice(cut), ...pieces.slice(0, cut)])
        inPieces.read(piece);
      expect(inPieces.sameText()).toEqual(documentsLike(table, pieces.join('')));
      const known = numbers.some((number) => number < 20 || (number >= 100 && number < 120));
      expect(inPieces.hasAny).toBe(known || numbers.some((number) => number === 200 || number === 201));
    }),
  );
});

test('shares and counts are as a slow count has them', () => {
  const hanOf = (text: string) => [...text].filter((unit) => /\p{Script=Han}/u.test(unit)).length;
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(60), { maxLength: 40 }), (numbers) => {
      const page = numbers.map((number) => sentence(number));
      const inFirst = page.filter((each) => documents[0].text.includes(each));
      const [found, all, whole] = [inFirst, page, sentences(0, 20)].map((list) => hanOf(list.join('')));
      const isMost = inFirst.length >= 2 && found > all / 2;
      const isWhole = inFirst.length >= 2 && found >= 0.8 * whole && (found >= all / 5 || found >= 200);
      expect(documentsLike(table, page.join('')).includes(0)).toBe(isMost || isWhole);
    }),
  );
});
