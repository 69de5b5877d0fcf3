import { describe, expect, test } from 'vitest';
import { knowledgeOf, marksOf } from './knowledge';

const CHAIN = '增强四个意识、坚定四个自信、做到两个维护';

describe('a phrase', () => {
  const knowledge = knowledgeOf(['增强四个意识', '发展gdp总量', '为了人民幸福']);
  test.each([
    ['traditional characters', '增強四個意識'],
    ['traditional and simplified characters', '增強四个意識'],
    ['round quotes', '增强“四个意识”'],
    ['single quotes', '增强‘四个意识’'],
    ['corner quotes', '增强「四个意识」'],
    ['white corner quotes', '增强『四個意識』'],
    ['title marks', '增强《四个意识》'],
    ['straight quotes', '增强"四个"意识'],
    ['quotes within quotes', '增强“四个‘意识’”'],
    ['no quotes', '增强四个意识'],
    ['a space', '增强 四个意识'],
    ['a no-break space', '增强\u00a0四个意识'],
    ['a wide space', '增强\u3000四个意识'],
    ['spaces of a line end in markup', '增强    四个意识'],
    ['a soft hyphen', '增强\u00ad四个意识'],
    ['a zero-width space', '增强\u200b四个\u200b意识'],
    ['a byte order mark', '增强\ufeff四个意识'],
    ['a variation selector', '增强\ufe0f四个意识'],
    ['a word joiner', '增强\u2060四个意识'],
    ['an enumeration comma', '增强、四个意识'],
    ['full-width letters', '发展ＧＤＰ总量'],
    ['lower case', '发展gdp总量'],
    ['upper case', '发展GDP总量'],
    ['characters of compatibility', '为了⼈民幸福'],
    ['traditional characters with several forms', '爲了人民幸福'],
  ])('with %s', (_, wording) => {
    expect(marksOf(knowledge, `大家${wording}。`)).toEqual([`phrase ${wording}`]);
  });

  test.each(['\u00ad', '\u200b', '\ufe0f', '\u2060'])('before the invisible mark %j', (mark) => {
    expect(marksOf(knowledge, `大家增强四个意识${mark}工作`)).toEqual(['phrase 增强四个意识']);
    expect(marksOf(knowledge, `大家${mark}增强四个意识${mark}。`)).toEqual(['phrase 增强四个意识']);
  });

  test.each([
    ['another word', '增强四种意识'],
    ['a word more', '增强四个的意识'],
    ['letters', '增强abc四个意识'],
    ['a dash', '增强——四个意识'],
    ['a tab', '增强\t四个意识'],
    ['a line end', '增强\n四个意识'],
  ])('not with %s', (_, wording) => {
    expect(marksOf(knowledge, `大家${wording}。`)).toEqual([]);
  });
});

describe('the marks between coordinated parts', () => {
  const parts = ['增强“四个意识”', '坚定“四个自信”', '做到“两个维护”'];
  const marks = ['、', '，', ',', '', ' ', '、 '];
  const cases = marks.flatMap((first) => marks.map((second) => [first, second]));
  const known = [CHAIN, '增强四个意识坚定四个自信做到两个维护'];

  test.each(cases)('%j and %j for 、 and 、', (first, second) => {
    const source = `${parts[0]}${first}${parts[1]}${second}${parts[2]}`;
    expect(marksOf(knowledgeOf(known), `${source}。`)).toEqual([`phrase ${source}`]);
    expect(marksOf(knowledgeOf(known), `全体都要${source}的`)).toEqual([`phrase ${source}`]);
  });

  test.each(cases)('%j and %j for ，and ，', (first, second) => {
    const source = `${parts[0]}${first}${parts[1]}${second}${parts[2]}`;
    const knowledge = knowledgeOf(['增强四个意识,坚定四个自信,做到两个维护']);
    expect(marksOf(knowledge, `${source}。`)).toEqual([`phrase ${source}`]);
  });

  test.each(['、', '，', ''])('%j for the one mark between two parts', (mark) => {
    const source = `不忘初心${mark}牢记使命`;
    for (const key of ['不忘初心,牢记使命', '不忘初心牢记使命'])
      expect(marksOf(knowledgeOf([key]), `要${source}。`)).toEqual([`phrase ${source}`]);
  });

  test('，for 、 between short members', () => {
    const knowledge = knowledgeOf(['改革、发展、稳定', '改革发展稳定']);
    expect(marksOf(knowledge, '大家推进改革，发展，稳定。')).toEqual(['phrase 改革，发展，稳定']);
  });
});

describe('a chain', () => {
  const knowledge = knowledgeOf([CHAIN, '增强四个意识坚定四个自信做到两个维护']);
  test.each([
    ['without its first member', '坚定四个自信、做到两个维护'],
    ['without its middle member', '增强“四个意识”、做到“两个维护”'],
    ['without its last member', '增强四个意识，坚定四个自信'],
    ['in another order', '坚定“四个自信”、增强“四个意识”、做到“两个维护”'],
    ['from behind', '做到两个维护，坚定四个自信，增强四个意识'],
    ['with a member left out and in another order', '做到“两个维护”、增强“四个意识”'],
    ['in traditional characters', '增強「四個意識」、做到「兩個維護」'],
  ])('%s', (_, wording) => {
    expect(marksOf(knowledge, `${wording}。`)).toEqual([`deviation ${wording}`]);
    expect(marksOf(knowledge, `大家要${wording}`)).toEqual([`deviation ${wording}`]);
  });

  test.each([
    ['of which one member is there', '坚定四个自信、做好工作'],
    ['with a foreign member between', '增强四个意识、做好工作、做到两个维护'],
    ['over a full stop', '增强四个意识。做到两个维护'],
    ['over a semicolon', '增强四个意识；做到两个维护'],
  ])('not one %s', (_, wording) => {
    expect(marksOf(knowledge, `${wording}。`)).toEqual([]);
  });

  test('of which too little is there', () => {
    expect(marksOf(knowledgeOf(['创新、协调、绿色、开放、共享']), '创新、开放')).toEqual([]);
  });
});
