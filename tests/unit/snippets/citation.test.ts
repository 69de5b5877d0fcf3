import { describe, expect, it } from 'vitest';
import { cite, citeByStandard } from '../../../utils/snippets/references';
import type { Snippet } from '../../../utils/snippets/snippet';
import { madeSnippet } from './made-snippet';

const snippet = madeSnippet({ url: 'https://example.com/a' });

describe('cite', () => {
  it.each<[string, Partial<Snippet>, string]>([
    ['all of it', {}, '稳中求进\n新闻\nhttps://example.com/a\nsaved today'],
    ['no title', { title: '' }, '稳中求进\nhttps://example.com/a\nsaved today'],
    [
      'who wrote and published it',
      { author: '张三', outlet: '新华社', date: '2020-11' },
      '稳中求进\n新闻\n张三, 新华社, 2020-11\nhttps://example.com/a\nsaved today',
    ],
    ['no page', { title: '', url: '' }, '稳中求进\nsaved today'],
    [
      'text of several lines',
      { quote: { exact: '一\n二', prefix: '', suffix: '' } },
      '一\n二\n新闻\nhttps://example.com/a\nsaved today',
    ],
  ])('%s', (_, part, expected) => {
    expect(cite({ ...snippet, ...part }, 'saved today')).toBe(expected);
  });
});

describe('citeByStandard', () => {
  const savedAt = new Date(2026, 10, 21, 9).getTime();
  const from = 'https://example.com/a';

  it.each<[string, Partial<Snippet>, string]>([
    [
      'all of it',
      { author: '张三 李四', outlet: '新华网', date: '2020-12-28' },
      `张三, 李四. 新闻[EB/OL]. 新华网, 2020(2020-12-28)[2026-11-21]. ${from}`,
    ],
    [
      'more than three authors',
      { author: '甲甲、乙乙、丙丙、丁丁' },
      `甲甲, 乙乙, 丙丙, 等. 新闻[EB/OL]. [2026-11-21]. ${from}`,
    ],
    [
      'an outlet alone, and a month',
      { outlet: '新华社', date: '2020-12' },
      `新华社. 新闻[EB/OL]. (2020-12)[2026-11-21]. ${from}`,
    ],
    ['neither', {}, `新闻[EB/OL]. [2026-11-21]. ${from}`],
    [
      'a year alone',
      { author: '张三', outlet: '新华网', date: '2020' },
      `张三. 新闻[EB/OL]. 新华网, 2020[2026-11-21]. ${from}`,
    ],
    ['no page', { url: '', title: '', site: '' }, '稳中求进[Z].'],
  ])('%s', (_, part, expected) => {
    expect(citeByStandard({ ...snippet, savedAt, ...part })).toBe(`稳中求进\n${expected}`);
  });
});
