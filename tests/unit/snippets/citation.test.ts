import { describe, expect, it } from 'vitest';
import { cite } from '../../../utils/snippets/citation';
import type { Snippet } from '../../../utils/snippets/snippet';
import { madeSnippet } from './made-snippet';

const snippet = madeSnippet({ url: 'https://example.com/a' });

describe('cite', () => {
  it.each<[string, Partial<Snippet>, string]>([
    ['all of it', {}, '稳中求进\n新闻\nhttps://example.com/a\nsaved today'],
    ['no title', { title: '' }, '稳中求进\nhttps://example.com/a\nsaved today'],
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
