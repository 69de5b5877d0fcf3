import { describe, expect, test } from 'vitest';
import { comparableText } from '../../../utils/text/comparable';
import { normalise } from '../../../utils/text/normalise';
import { TRADITIONAL_PAIRS } from '../../../utils/text/traditional';
import { VARIANT_PAIRS } from '../../../utils/text/variants';

const pairsOf = (table: string) => table.match(/../gs)?.map((pair) => [pair[0], pair[1]] as const) ?? [];
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCharCode(first + i));

/** Radicals of the Supplement whose characters are beyond the BMP, or that have none. */
const WITHOUT_CHARACTER = '⺀⺇⺑⺕⺪⺮⺵⺷⺸⺽⻇⻊⻕⻞⻡';

test('every radical is the character that it is the radical of', () => {
  const radicals = [...range(0x2f00, 0x2fd5), ...range(0x2e80, 0x2ef3)].filter((each) => each !== '\u2e9a');
  const left = radicals.filter((radical) => {
    const { text } = normalise(radical);
    expect(comparableText(radical).text).toBe(text);
    return /[\u2e80-\u2fd5]/.test(text);
  });
  expect(left.join('')).toBe(WITHOUT_CHARACTER);
});

test('strokes that come out of PDF files are characters', () => {
  expect(normalise('㇐带㇐路').text).toBe('一带一路');
});

test('each form is once in the tables, and leads to what no table leads further', () => {
  const tables = [...pairsOf(TRADITIONAL_PAIRS), ...pairsOf(VARIANT_PAIRS)];
  const forms = new Set(tables.map(([from]) => from));
  expect(forms.size).toBe(tables.length);
  expect(tables.filter(([from, to]) => from === to || normalise(to).text !== normalise(from).text)).toEqual(
    [],
  );
  const rarely = tables.filter(([, to]) => normalise(normalise(to).text).text !== normalise(to).text);
  expect(rarely).toEqual([]);
});

describe.each([
  ['⺠⽣、⻓期、⻰头、⻛⻚、⻁⻢', '民生、长期、龙头、风页、虎马'],
  ['羣眾峯會', '群众峰会'],
  ['爲了黨的旣定敎育', '为了党的既定教育'],
  ['靑年、淸廉', '青年、清廉'],
  ['経済発展、実現、関係、対応、広島', '经济发展、实现、关系、对应、广岛'],
  ['豊富、験証、歩調、沢、気', '丰富、验证、步调、泽、气'],
  ['挙国、働、恵、渋、讃', '举国、动、惠、涩、赞'],
  ['甦醒、揹負、疏濬', '苏醒、背负、疏浚'],
  ['效勞、敍述、戰畧、畧', '效劳、叙述、战略、略'],
  ['窓口、裠、讐、効果、閙', '窗口、裙、仇、效果、闹'],
  ['牠們、迺', '它们、乃'],
])('%s', (source, wanted) => {
  test('is written as in mainland China', () => {
    expect(comparableText(source).text).toBe(comparableText(wanted).text);
    expect(normalise(source).text).toBe(normalise(wanted).text);
  });
});

test.each([
  ['喆', '哲'],
  ['堃', '坤'],
  ['淼', '渺'],
  ['芸', '艺'],
  ['弁', '辩'],
  ['余', '予'],
  ['叶', '协'],
  ['后', '皇'],
  ['干', '乾坤'],
  ['已', '己'],
  ['日', '曰'],
  ['未', '末'],
  ['土', '士'],
  ['柿', '杮'],
])('%s and %s, both standard characters, are two', (one, other) => {
  expect(normalise(one).text).not.toBe(normalise(other).text);
  expect(comparableText(one).text).not.toBe(comparableText(other).text);
});

test('no character of GB 2312 is another one by the tables of Unicode', () => {
  const decoder = new TextDecoder('gb18030');
  const gb = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) gb.add(decoder.decode(Uint8Array.of(row, cell)));
  expect(gb.has('着')).toBe(true);
  expect(pairsOf(VARIANT_PAIRS).filter(([from]) => gb.has(from))).toEqual([]);
});
