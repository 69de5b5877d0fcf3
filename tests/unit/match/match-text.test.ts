import { describe, expect, test } from 'vitest';
import type { Sensitivity } from '../../../utils/marks/kinds';
import { matchText } from '../../../utils/match/match-text';
import { knowledgeOf, marksOf, modelFor } from './knowledge';

const documents = [
  { text: '增强“四个意识”、坚定“四个自信”、做到“两个维护”，扎实做好“六稳”工作。' },
  { text: '坚持稳中求进工作总基调，推动经济社会高质量发展。全市上下要以时不我待的精神投身现代化建设事业。' },
];
const knowledge = knowledgeOf(
  [
    ...[
      '增强四个意识',
      '四个意识',
      '坚定四个自信',
      '做到两个维护',
      '稳中求进',
      '稳中求进工作总基调',
      '高质量发展',
    ],
    ...['推动高质量发展', '坚持稳中求进', '全面建设', '做好六稳工作', '不忘初心,牢记使命', '动高质量'],
  ],
  documents,
);

describe('matchText', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['没有套话的一句话。', []],
    ['要增强“四个意识”。', ['phrase 增强“四个意识”']],
    ['坚持稳中求进、推动高质量发展', ['phrase 坚持稳中求进、推动高质量发展']],
    ['坚持稳中求进，推动高质量发展', ['phrase 坚持稳中求进', 'phrase 推动高质量发展']],
    [
      '增强“四个意识”、坚定“四个自信”、做到“两个维护”',
      ['reuse 增强“四个意识”、坚定“四个自信”、做到“两个维护”'],
    ],
    ['牢牢坚持稳中求进工作总基调不动摇', ['phrase 坚持稳中求进工作总基调']],
    ['提出“加强全面建设”的要求', ['phrase 全面建设']],
    ['提出全面“建设”的要求', ['phrase 全面“建设”']],
    ['提出“加快全面”建设、', []],
    ['ax：ax坚持稳中求进ok', ['phrase 坚持稳中求进']],
    ['大家不忘初心，牢记使命', ['phrase 不忘初心，牢记使命']],
    ['坚持稳中求进的工作总基调', ['phrase 坚持稳中求进']],
    ['坚持稳中求进和大家推动高质量发展', ['phrase 坚持稳中求进', 'phrase 推动高质量发展']],
  ])('marks of %j', (source, expected) => {
    expect(marksOf(knowledge, source)).toEqual(expected);
  });

  test.each([
    ...['。', '！', '？', '；', '：', '\n', '……', '——', '（', '\t'],
    ...['\r\n', '\u3000\u3000', 'X', '2020', '·'],
  ])('no mark runs over %j', (barrier) => {
    expect(marksOf(knowledge, `坚持稳中${barrier}求进`)).toEqual([]);
    expect(marksOf(knowledge, `坚持稳中求进${barrier}推动高质量发展`)).toEqual([
      'phrase 坚持稳中求进',
      'phrase 推动高质量发展',
    ]);
  });

  test('runs of the corpus, where they are wanted', () => {
    const source = '他说，全市上下要以时不我待的精神投身现代化建设事业！';
    expect(marksOf(knowledge, source)).toEqual(['reuse 全市上下要以时不我待的精神投身现代化建设事业']);
    expect(marksOf(knowledge, source, { reuse: false })).toEqual([]);
  });

  test('adjacent phrases of one chain are one mark', () => {
    const source = '增强“四个意识”、坚定“四个自信”、做到“两个维护”';
    expect(marksOf(knowledge, `要${source}。`, { reuse: false })).toEqual([`phrase ${source}`]);
  });

  test('tells the normalised wording', () => {
    const found = matchText(knowledge, '更要增強“四個意識”！', { reuse: true, sensitivity: 'normal' });
    expect(found).toEqual([
      { start: 2, end: 10, kind: 'phrase', phrase: '增强四个意识', rarity: 'typical', needs: -4 },
    ]);
  });

  test('marks what is between two phrases where that is likely, but no more than is explained', () => {
    const eager = { ...knowledge, model: modelFor(3.9) };
    expect(marksOf(eager, '坚持稳中求进和推动高质量发展')).toEqual(['phrase 坚持稳中求进和推动高质量发展']);
    expect(marksOf(eager, '坚持稳中求进，还和大家一道为此想了许多办法推动高质量发展')).toEqual([
      'phrase 坚持稳中求进',
      'phrase 推动高质量发展',
    ]);
  });

  test('no mark dangles, though a word with a particle is likely', () => {
    const eager = { ...knowledge, model: modelFor(4.2) };
    expect(marksOf(eager, '坚持稳中求进真的')).toEqual(['phrase 坚持稳中求进']);
  });

  test('of overlapping phrases the cover that leaves least over is one mark', () => {
    const overlapping = knowledgeOf(['推动经济发展', '经济发展改革', '发展改革工作', '改革工作']);
    expect(marksOf(overlapping, '大家推动经济发展改革工作吧')).toEqual(['phrase 推动经济发展改革工作']);
  });

  test('the more sensitive, the more is marked', () => {
    const graded = knowledgeOf([
      ['坚持稳中求进', 4],
      ['推动高质量发展', 0.8],
      ['做好六稳工作', 0],
      ['增强四个意识', -3],
    ]);
    const source = '坚持稳中求进，大家推动高质量发展，也做好“六稳”工作，再增强四个意识';
    const sensitive = (sensitivity: Sensitivity) => marksOf(graded, source, { sensitivity });
    expect(sensitive('few')).toEqual(['phrase 坚持稳中求进']);
    expect(sensitive('normal')).toEqual(['phrase 坚持稳中求进', 'phrase 推动高质量发展']);
    expect(sensitive('many')).toEqual([
      'phrase 坚持稳中求进',
      'phrase 推动高质量发展',
      'phrase 做好“六稳”工作',
    ]);
  });
});
