import { describe, expect, test } from 'vitest';
import { citeLine } from '../../../utils/lookup/line-citation';

const source = { title: '讲话', year: 2020, section: '一、经济', url: 'https://a.example/1' };

describe('citeLine', () => {
  test.each([
    [['前句。要坚持', '稳中求进', '。后句。'], '要坚持稳中求进。'],
    [['的要求，要坚持', '稳中求进', '，守正'], '…的要求，要坚持稳中求进，守正…'],
    [['', '稳中求进', ''], '稳中求进'],
    [['前句。坚持', '求进。也要', '增强'], '坚持求进。也要增强…'],
  ])('%j', ([left, node, right], sentence) => {
    expect(citeLine({ left, node, right }, source).split('\n')[0]).toBe(sentence);
  });

  test('names title and year, section and address, as far as there are any', () => {
    const line = { left: '', node: '稳中求进', right: '。' };
    expect(citeLine(line, source)).toBe('稳中求进。\n《讲话》 2020 › 一、经济\nhttps://a.example/1');
    expect(citeLine(line, { title: '讲话', year: null, section: '', url: '' })).toBe('稳中求进。\n《讲话》');
  });
});
