import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { knowledgeOf as withLexicon } from '../../../utils/match/knowledge';
import { buildLexicon } from '../../../utils/match/lexicon';
import { minePhrases } from '../../../utils/phrases/mine';
import { bundledWords } from '../bundled-words';
import { knowledgeOf, marksOf, modelFor } from './knowledge';

describe('a template', () => {
  const knowledge = knowledgeOf(['奋力谱写X崭新篇章']);
  const filled = (filler: string) => marksOf(knowledge, `大家奋力谱写${filler}崭新篇章。`);

  test.each([
    ['one character', '新'],
    ['two characters', '中国'],
    ['twelve characters', '中国特色社会主义事业发展'],
    ['a quotation', '“中国特色”'],
    ['part of a quotation', '“中国”特色'],
    ['X', 'X'],
    ['XX', 'XX'],
    ['×', '×'],
    ['××', '××'],
    ['a figure', '2025'],
    ['a full-width figure', '２０２５'],
    ['a figure with a point', '3.5'],
    ['a space', '中国 特色'],
    ['letters', 'GDP'],
  ])('filled by %s', (_, filler) => {
    expect(filled(filler)).toEqual([`template 奋力谱写${filler}崭新篇章`]);
  });

  test.each([
    ['nothing', ''],
    ['thirteen characters', '中国特色社会主义事业大发展'],
    ['a comma', '中国，特色'],
    ['、', '中国、特色'],
    ['a full stop', '中国。'],
    ['a colon', '中国：特色'],
    ['a line end', '中国\n特色'],
    ['a figure and more', '2025年'],
    ['more and a figure', '第2'],
    ['X and more', 'X县'],
    ['half a quotation', '“中国'],
  ])('not filled by %s', (_, filler) => {
    expect(filled(filler)).toEqual([]);
  });

  test('in traditional characters and with quotes', () => {
    const source = '奮力“譜寫”中國嶄新“篇章”';
    expect(marksOf(knowledge, `大家${source}`)).toEqual([`template ${source}`]);
  });

  test('slots may stand before the last word or behind the first', () => {
    const frames = knowledgeOf(['以X为主线', '推动X高质量发展']);
    expect(marksOf(frames, '以改革创新为主线、推动农业高质量发展')).toEqual([
      'template 以改革创新为主线、推动农业高质量发展',
    ]);
    expect(marksOf(frames, '以3为主线，推动XX高质量发展')).toEqual([
      'template 以3为主线',
      'template 推动XX高质量发展',
    ]);
  });

  test('of two that overlap both are one mark where one of them explains enough of it', () => {
    const frames = knowledgeOf([
      '奋力谱写X发展篇章',
      '发展篇章X事业',
      '奋力谱写X全面现代化建设发展篇章',
      '发展篇章X更加宏伟壮丽伟大事业',
    ]);
    expect(marksOf(frames, '大家奋力谱写农业发展篇章推进事业')).toEqual([
      'template 奋力谱写农业发展篇章推进事业',
    ]);
    expect(marksOf(frames, '大家奋力谱写农业全面现代化建设发展篇章推进更加宏伟壮丽伟大事业')).toEqual([
      'template 奋力谱写农业全面现代化建设发展篇章',
    ]);
  });

  test('a phrase in the slot is part of it', () => {
    const frames = knowledgeOf(['奋力谱写X崭新篇章', '高质量发展']);
    expect(marksOf(frames, '大家奋力谱写高质量发展崭新篇章')).toEqual([
      'template 奋力谱写高质量发展崭新篇章',
    ]);
  });

  test('a template within a quotation runs not out of it', () => {
    expect(marksOf(knowledge, '“大家奋力谱写中国”崭新篇章')).toEqual([]);
    expect(marksOf(knowledge, '“奋力谱写中国崭新篇章”')).toEqual(['template 奋力谱写中国崭新篇章']);
  });
});

describe('a slot of the corpus', () => {
  test.each(['X', 'XX', '×', '××', '12', '３'])('%s', (slot) => {
    const documents = [{ text: `大会开幕。\n全力打造${slot}生态文明先行区。` }];
    const index = buildIndex(documents);
    const lexicon = buildLexicon(minePhrases(index, documents, bundledWords).phrases, []);
    const knowledge = { ...withLexicon(index, lexicon, bundledWords), model: modelFor(4) };
    for (const filler of ['青山县', 'XX', '7', '×'])
      expect(marksOf(knowledge, `要全力打造${filler}生态文明先行区。`)).toEqual([
        `template 全力打造${filler}生态文明先行区`,
      ]);
  });
});
