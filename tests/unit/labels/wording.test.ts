import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { useStrings } from './strings';

await useStrings('zh_CN');
const { cutByFrame, cutByMembers, factLine, framePieces, readable, sentenceText } = await import(
  '../../../utils/labels/wording'
);

const support = { fixed: ['为', '提供有力支撑'], fillers: ['经济高质量发展'] };
const chapter = { fixed: ['奋力谱写中国式现代化', '篇章'], fillers: ['安徽'] };

/** Pieces as one string, fillers in brackets. */
const show = (pieces: readonly { text: string; isFiller: boolean }[] | null) =>
  pieces?.map(({ text, isFiller }) => (isFiller ? `[${text}]` : text)).join('') ?? null;

test('facts in a line have a dot between them, and nothing for an empty one', () => {
  expect(factLine(['云溪县政府工作报告', '', '2024'])).toBe('云溪县政府工作报告 · 2024');
});

test.each([
  ['en', 'One. Two. Three.', 'One.', 'Two.', 'Three.'],
  ['zh_CN', '一。二。三。', '一。', '二。', '三。'],
  ['zh_CN', '一。', '一。'],
] as const)('sentences in %s: %s', async (language, text, ...sentences) => {
  await useStrings(language);
  expect(sentenceText(sentences)).toBe(text);
});

test('a wording is cut at its members, unless they are of another spelling', () => {
  const members = [
    { start: 1, end: 5, text: '四个意识' },
    { start: 5, end: 9, text: '四个自信' },
  ];
  const show = (text: string) =>
    cutByMembers(text, members).map((piece) => (piece.isMember ? `[${piece.text}]` : piece.text));
  expect(show('讲四个意识四个自信吧')).toEqual(['讲', '[四个意识]', '[四个自信]', '吧']);
  expect(show('講四個意識四個自信吧')).toEqual(['講四個意識四個自信吧']);
});

describe('cutByFrame', () => {
  it.each([
    ['a filler in the middle', '为经济高质量发展提供有力支撑', support, '为[经济高质量发展]提供有力支撑'],
    ['its quotes go with it', '为“经济高质量发展”提供有力支撑', support, '为[“经济高质量发展”]提供有力支撑'],
    [
      'quotes and spaces in the fixed pieces',
      '“奋力谱写 中国式现代化安徽篇章”',
      chapter,
      '“奋力谱写 中国式现代化[安徽]篇章”',
    ],
    [
      'the filler has a character of the frame',
      '为成为强国提供有力支撑',
      support,
      '为[成为强国]提供有力支撑',
    ],
    ['two slots', '以改革为主线', { fixed: ['以', '为主', ''], fillers: ['改革', '线'] }, '以[改革]为主[线]'],
    ['traditional characters', '為經濟高質量發展提供有力支撐', support, null],
    ['another wording', '为人民服务', support, null],
    ['an empty slot', '为提供有力支撑', support, null],
  ])('%s', (_, wording, frame, expected) => {
    expect(show(cutByFrame(wording, frame))).toBe(expected);
  });

  it('property: the pieces are the wording', () => {
    const han = fc.stringMatching(/^[一-十]{1,6}$/u);
    fc.assert(
      fc.property(han, han, han, (before, filler, after) => {
        const wording = `${before}${filler}${after}`;
        const pieces = cutByFrame(wording, { fixed: [before, after], fillers: [filler] });
        expect(pieces?.map(({ text }) => text).join('')).toBe(wording);
      }),
    );
  });
});

describe('framePieces', () => {
  it.each([
    ['as it is', support, '为[经济高质量发展]提供有力支撑'],
    ['slots at the edges', { fixed: ['', '总书记', ''], fillers: ['甲', '乙'] }, '[甲]总书记[乙]'],
    ['an unfilled slot', { fixed: ['为', '提供有力支撑'], fillers: ['\u0001'] }, '为[…]提供有力支撑'],
  ])('%s', (_, frame, expected) => {
    expect(show(framePieces(frame))).toBe(expected);
  });
});

it.each([
  ['为\u0001提供有力支撑', '为…提供有力支撑'],
  ['到\u0002年,全面建成', '到×年，全面建成'],
  ['四个自信', '四个自信'],
])('readable: %j', (key, shown) => {
  expect(readable(key)).toBe(shown);
});
