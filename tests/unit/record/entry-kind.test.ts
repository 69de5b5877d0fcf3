import { expect, test } from 'vitest';
import { type EntryKind, entryKind } from '../../../utils/record/entry-kind';

test.each<[text: string, kind: EntryKind]>([
  ['稳中求进', 'phrase'],
  ['稳中求进工作总基调', 'phrase'],
  ['凝心聚力,真抓实干', 'phrase'],
  ['发展', 'word'],
  ['现代化', 'word'],
  ['教育、医疗、养老', 'chain'],
  ['凝心聚力，真抓实干，善作善成', 'chain'],
  ['为\u0001提供支撑', 'template'],
  ['为\u0001、养老、医疗提供支撑', 'template'],
])('%j is a %s', (text, kind) => {
  expect(entryKind(text)).toBe(kind);
});
