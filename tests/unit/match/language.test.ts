import { expect, test } from 'vitest';
import { languageOf } from '../../../utils/match/language';
import { PageText } from '../../../utils/match/page-text';
import { readBundledKnowledge } from '../../tools/bundled-knowledge';

const { knowledge } = await readBundledKnowledge();
const language = (text: string) => languageOf(new PageText(text, knowledge.words), knowledge);

test.each(['', 'No Chinese at all, 2024!', '，。！'])('says nothing of %o', (text) => {
  expect(language(text)).toBe(0);
});

test('words that officials use speak for it, all others against it', () => {
  expect(language('推进改革')).toBeCloseTo(1.6);
  expect(language('窗台花盆')).toBeCloseTo(-0.96);
});

test.each([
  ['我', '我们'],
  ['您', ''],
  ['吗', ''],
  ['谢谢', ''],
])('%s is a word of speech, %o is none', (spoken, plain) => {
  expect(language(`推进改革，${spoken}`)).toBeLessThan(0);
  expect(language(`推进改革，${plain}`)).toBeGreaterThan(0);
});

test('traditional characters are the same words', () => {
  expect(language('妳們知道嗎？謝謝您')).toBeCloseTo(language('妳们知道吗？谢谢您'));
  expect(language('推進經濟發展')).toBeCloseTo(language('推进经济发展'));
});
