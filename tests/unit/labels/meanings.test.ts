import { expect, test } from 'vitest';
import type { Term } from '../../../utils/glossary/own-entry';
import { useStrings } from './strings';

await useStrings('en');
const { meaningOf } = await import('../../../utils/labels/meanings');

const term = (headword: string, items: string[]): Term => ({
  headword,
  pinyin: 'xíng shì zhǔ yì',
  english: { text: 'formalism', by: 'ours' },
  items,
});

test('items are listed, unless the wording itself lists them', () => {
  const lines = (headword: string) =>
    meaningOf(term(headword, ['形式主义', '官僚主义'])).map(({ name, text }) => `${name}: ${text}`);
  expect(lines('两种作风')).toEqual([
    'pinyin: xíng shì zhǔ yì',
    'english: formalism',
    'by: our rendering',
    'items: 形式主义、官僚主义',
  ]);
  expect(lines('形式主义、官僚主义')).not.toContain('items: 形式主义、官僚主义');
});
