import { describe, expect, it } from 'vitest';
import { reportWording } from '../../../utils/quote/report-wording';

describe('reportWording', () => {
  it.each([
    ['plain', '高质量发展', '高质量发展', '高质量发展', ['高质量发展']],
    ['with quotes', '增强“四个意识”', '增强四个意识', '增强“四个意识”', ['增强“四个意识”']],
    [
      'with 、',
      ' 学思想、强党性、重实践、建新功',
      '学思想强党性重实践建新功',
      '学思想、强党性、重实践、建新功',
      ['学思想、强党性、重实践、建新功'],
    ],
    ['traditional', '高質量發展', '高质量发展', '高质量发展', ['高质量发展']],
    ['differing by 的', '体制的改革', '体制改革', '体制改革', []],
    ['a template', '坚持改革开放不动摇', '坚持\u0001不动摇', '坚持\u0001不动摇', ['坚持', '不动摇']],
    ['with a figure inside', '第20届全会', '第\u0002届全会', '第\u0002届全会', ['第', '届全会']],
    ['with a figure at an end', '实现2035年目标', '\u0002年目标', '\u0002年目标', ['年目标']],
  ])('%s', (_, query, key, quote, terms) => {
    expect(reportWording(query, key)).toEqual({ quote, terms });
  });
});
