import { expect, test } from 'vitest';
import { readMarkdown } from '../../../utils/intake/markdown';

test.each([
  ['headings', '# 工作报告\n## 一、**形势** ##', '工作报告\n一、形势'],
  ['front matter', '---\ntitle: x\n---\n正文。', '正文。'],
  ['emphasis', '要**坚持**、*发展*、~~不~~、`做`，__稳__中_求_进', '要坚持、发展、不、做，稳中_求_进'],
  ['emphasis at quotes between characters', '坚持**“四个自信”**的要求', '坚持“四个自信”的要求'],
  [
    'links and pictures',
    '见[全文](https://example.org/a)和![图](a.png)[注][1]。\n[1]: https://example.org',
    '见全文和注。',
  ],
  [
    'lists and quotations',
    '- 一是好\n* 二是快\n1. 三是省\n> 引文\n- [x] 做完',
    '一是好\n二是快\n三是省\n引文\n做完',
  ],
  [
    'lines of one paragraph',
    '我们要把事情\n办好。\n再说一遍。\n\n新段',
    '我们要把事情办好。\n再说一遍。\n新段',
  ],
  ['Latin words at a line end', 'the big\nword', 'the big word'],
  ['hard breaks', '第一行  \n第二行\\\n第三行', '第一行\n第二行\n第三行'],
  ['tables', '|县|数|\n|---|---|\n|甲|1|', '县 数\n甲 1'],
  ['rules, fences and tags', '上\n\n---\n\n```\n代码\n```\n<div>下</div>', '上\n代码\n下'],
  ['footnotes', '坚持[^1]到底。\n[^1]: 出自讲话。', '坚持到底。\n出自讲话。'],
  ['escapes', '\\*不是强调\\*', '*不是强调*'],
])('%s', (_name, markdown, text) => {
  expect(
    readMarkdown(markdown)
      .map((line) => line.text)
      .join('\n'),
  ).toBe(text);
});

test('the highest headings and notes are known as such', () => {
  expect(readMarkdown('# 甲\n## 乙\n丙\n===\n丁。\n[^1]: 注')).toEqual([
    { text: '甲', style: 'heading' },
    { text: '乙', style: undefined },
    { text: '丙', style: 'heading' },
    { text: '丁。', style: undefined },
    { text: '注', style: 'note' },
  ]);
});
