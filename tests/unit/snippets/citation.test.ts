import { describe, expect, it } from 'vitest';
import { cite } from '../../../utils/snippets/citation';
import type { Snippet } from '../../../utils/snippets/snippet';

const snippet: Snippet = {
  id: '7b0fba4e-6a3c-4f8e-9b53-2f3f5d0e7a11',
  text: '稳中求进',
  url: 'https://example.com/a',
  title: '新闻',
  phrase: null,
  savedAt: 0,
  hits: [],
  corpusVersion: '',
};

describe('cite', () => {
  it.each<[string, Partial<Snippet>, string]>([
    ['all of it', {}, '稳中求进\n新闻\nhttps://example.com/a\nsaved today'],
    ['no title', { title: '' }, '稳中求进\nhttps://example.com/a\nsaved today'],
    ['no page', { title: '', url: '' }, '稳中求进\nsaved today'],
    ['text of several lines', { text: '一\n二' }, '一\n二\n新闻\nhttps://example.com/a\nsaved today'],
  ])('%s', (_, part, expected) => {
    expect(cite({ ...snippet, ...part }, 'saved today')).toBe(expected);
  });
});
