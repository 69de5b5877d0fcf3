import { describe, expect, it, test } from 'vitest';
import { sharedForm } from '../../../utils/record/shared-form';
import { findWording } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { encodeRecord } from '../../tools/encode-record';

describe('sharedForm', () => {
  it.each<[text: string, form: string]>([
    ['稳中求进', '稳中求进'],
    ['适度宽松的货币政策', '适度宽松货币政策'],
    ['以习近平同志为核心的党中央的坚强领导', '以习近平同志为核心党中央坚强领导'],
    ['目的', '目的'],
    ['实现目的的手段', '实现目的手段'],
    ['重大项目的建设', '重大项目建设'],
    ['的确如此', '的确如此'],
    ['好的确保', '好确保'],
    ['有的放矢', '有的放矢'],
    ['无的放矢的做法', '无的放矢做法'],
    ['', ''],
  ])('%s', (text, form) => {
    expect(sharedForm(text)).toBe(form);
    expect(sharedForm(form)).toBe(form);
  });
});

describe('findWording', () => {
  const entries = ['实现目的', '推动高质量发展', '适度宽松的货币政策', '为\u0001的服务'].map((text) => ({
    text,
    strength: 1,
    counts: [],
  }));
  const table = decodeRecord(encodeRecord([], entries));
  test.each<[asked: string, found: string | null]>([
    ['推动高质量发展', '推动高质量发展'],
    ['推动高质量的发展', '推动高质量发展'],
    ['适度宽松的货币政策', '适度宽松的货币政策'],
    ['适度宽松货币政策', '适度宽松的货币政策'],
    ['适度的宽松货币政策', '适度宽松的货币政策'],
    ['实现目', null],
    ['为\u0001服务', null],
    ['没有', null],
  ])('%s', (asked, found) => {
    const texts = entries.map(({ text }) => text).sort((a, b) => (a < b ? -1 : 1));
    expect(texts[findWording(table, asked)] ?? null).toBe(found);
  });
});
