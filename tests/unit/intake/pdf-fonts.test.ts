import { expect, test } from 'vitest';
import { illegibleFonts } from '../../../utils/intake/pdf-fonts';
import { sentence } from './texts';

const illegible = (...texts: string[]) =>
  [...illegibleFonts(new Map(texts.map((text, at) => [`f${at}`, text])))].sort();

test('fonts of a browser have few characters each, and many of them none that is common', () => {
  expect(illegible('标任务如期完成切实增强'.repeat(40), sentence, 'āáǎàēéěèīíǐìōóǒò'.repeat(3))).toEqual([]);
});

test('a font of many scripts is read by numbers of glyphs', () => {
  expect(illegible('ሴᎠԀ㐀ກ᠀ঠ㑁ᏣԞ', sentence)).toEqual(['f0']);
});

test('Chinese of rare characters alone is none', () => {
  const rare = Array.from({ length: 120 }, (_, at) => String.fromCharCode(0x7a00 + at * 37)).join('');
  expect(illegible(rare, '2024')).toEqual(['f0']);
  expect(illegible(rare, sentence.repeat(20))).toEqual([]);
});

test('bytes of Chinese as Latin letters are none; French is', () => {
  const bytes = Array.from({ length: 60 }, (_, at) => String.fromCharCode(0xb0 + ((at * 7) % 72))).join('');
  expect(illegible(bytes, 'Les élèves étaient très étonnés de la fête où ils chantèrent.')).toEqual(['f0']);
});
