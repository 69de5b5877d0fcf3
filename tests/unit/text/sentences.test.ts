import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceSpans } from '../../../utils/text/sentences';

const sentences = (text: string) =>
  sentenceSpans(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('sentences of a paragraph', () => {
  test.each<[name: string, sentences: string[]]>([
    ['one', ['今天开会。']],
    ['each ender', ['开会。', '好吗？', '好！', '讲三点；', '第一点。']],
    ['no ender', ['会议的主要任务']],
    ['rest without ender', ['开会。', '下面讲话']],
    ['narrow enders', ['开会!', '好吗?', '好;', '讲三点｡']],
    ['runs of enders', ['真的吗？！', '真的！！！', '好。']],
    ['ellipsis', ['他没有说完……', '会议继续。']],
    ['one half of an ellipsis', ['他…没有说完。']],
    ['ellipsis before a comma', ['修路、架桥……，都要抓好。']],
    ['ellipsis and ender', ['修路、架桥……。', '都要抓好。']],
    ['quotation with its own ender', ['他说：“要快。”', '大家都同意。']],
    ['quotation before the ender', ['他说“要快”。', '大家都同意。']],
    ['quotation that goes on', ['“怎么看？”、“怎么干？”，要想清楚。']],
    ['several sentences in a quotation', ['他说：“路要修。桥要架！人要到。”', '大家都同意。']],
    ['semicolons in a quotation', ['从“走对路子；树好导向；提升本领”三个方面讲。', '讲完了。']],
    ['semicolon last in a quotation', ['有“一；”和“二；”两条。']],
    ['brackets', ['开会（地点另告。）', '请准时。']],
    ['nested marks', ['他说：“书上写着‘要快！’”', '大家都同意。']],
    ['straight quotes', ['他说"要快。"', '"好吗？"', '好。']],
    ['stray closing mark', ['从保”稳”“进”四个层面抓。', '抓好。']],
    ['mark that is never closed', ['他说：“要快。', '大家都同意。']],
    ['mark opened twice', ['他说：“要“快”。', '大家都同意。']],
    ['long passage in quotes', [`他说：“${'很'.repeat(130)}。`, '就这样。”', '完了。']],
    ['figures with dots', ['增长3.2%，达到623.2亿元。', '好。']],
    ['an address on the net', ['见a.cn/b?c=1;d=2。', '好。']],
    ['only enders', ['。。。']],
  ])('%s', (_, expected) => {
    expect(sentences(expected.join(''))).toEqual(expected);
  });

  test('white space is between sentences', () => {
    expect(sentences('　　开会。 　好吗？\u00a0 好 的 ')).toEqual(['开会。', '好吗？', '好 的']);
    expect(sentences(' 　')).toEqual([]);
    expect(sentences('')).toEqual([]);
  });

  test('only the paragraph is looked at', () => {
    const text = '甲。乙“丙。丁”。戊。';
    expect(sentenceSpans(text, { start: 2, end: 6 })).toEqual([{ start: 2, end: 6 }]);
    expect(sentenceSpans(text, { start: 3, end: 3 })).toEqual([]);
  });

  test('spans tile the paragraph, trimmed', () => {
    const text = fc.string({
      unit: fc.constantFrom(
        '市',
        '县',
        '。',
        '？',
        '；',
        '…',
        '“',
        '”',
        '（',
        '）',
        '"',
        '，',
        ' ',
        '　',
        '?',
        '.',
        '1',
        '😀',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(text, fc.nat(10), (paragraph, before) => {
        const whole = `${'前'.repeat(before)}${paragraph}后。`;
        const spans = sentenceSpans(whole, { start: before, end: before + paragraph.length });
        let at = before;
        for (const { start, end } of spans) {
          expect(whole.slice(at, start).trim()).toBe('');
          expect(end).toBeGreaterThan(start);
          expect(whole.slice(start, end).trim()).toBe(whole.slice(start, end));
          at = end;
        }
        expect(whole.slice(at, before + paragraph.length).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});
