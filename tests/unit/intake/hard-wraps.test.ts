import { expect, test } from 'vitest';
import { joinWrapped } from '../../../utils/intake/hard-wraps';
import { sentence } from './texts';

const paragraphs = [
  '在云岭县全会上的讲话',
  '同志们：',
  sentence.repeat(3),
  '一、一件一件办好',
  sentence.repeat(2),
  `${sentence}再说一遍。`,
];

/** Wraps paragraphs as editors do, with the closing punctuation of a line hanging in the margin. */
function wrapped(width: number, indent: string, between: string): string {
  return paragraphs
    .map((paragraph) => {
      const isBody = paragraph.endsWith('。');
      const text = (isBody ? indent : '') + paragraph;
      return (text.match(new RegExp(`.{1,${width}}[，。]?`, 'gu')) ?? []).join('\n');
    })
    .join(between);
}

const whole = paragraphs.join('\n');
const tidied = (text: string) =>
  text
    .split(/\n+/)
    .map((line) => line.trim())
    .join('\n');

test.each([20, 28, 35])('a text wrapped at %i characters gives its paragraphs', (width) => {
  expect(tidied(joinWrapped(wrapped(width, '　　', '\n')))).toBe(whole);
  expect(tidied(joinWrapped(wrapped(width, '    ', '\n').replaceAll('\n', '\r\n')))).toBe(whole);
  expect(tidied(joinWrapped(wrapped(width, '', '\n\n')))).toBe(whole);
});

test('words of other scripts keep their spaces', () => {
  const lines = [`${sentence}GDP`, `growth${sentence.slice(6)}`, `${sentence}GDP`, 'one。'].join('\n');
  const long = [lines, lines, lines].join('\n');
  expect(joinWrapped(long)).toContain('GDP growth');
});

test.each([
  [
    'paragraphs of a line each',
    [sentence, sentence.repeat(3), sentence.repeat(2), sentence, sentence.repeat(2)].join('\n'),
  ],
  ['sentences of the same length, one a line', Array(8).fill(sentence).join('\n')],
  ['names in columns', Array(9).fill('张三　　　李四　　　王五　　　赵六').join('\n')],
  ['verses', Array(9).fill('一件一件办好，不留尾巴').join('\n')],
  ['a few short lines', '一\n二\n三'],
])('%s stay as they are', (_name, text) => {
  expect(joinWrapped(text)).toBe(text);
});
