import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { knowledgeOf } from '../../../utils/match/knowledge';
import { buildLexicon } from '../../../utils/match/lexicon';
import { matchText } from '../../../utils/match/match-text';
import { strengthOf } from '../../../utils/phrases/strength';
import type { Rarity } from '../../../utils/record/rarity';
import { SLOT } from '../../../utils/text/units';
import { bundledWords } from '../bundled-words';
import { modelFor } from './knowledge';

const record: readonly [string, Rarity][] = [
  ['推动高质量发展', 'common'],
  ['扎实做好工作', 'common'],
  ['坚持稳中求进工作总基调', 'rare'],
  ['增强四个意识', 'typical'],
  [`奋力谱写${String.fromCharCode(SLOT)}崭新篇章`, 'rare'],
  ['增强意识、坚定自信、做到维护', 'common'],
];
const run = '龚石匠在桥头凿出十二只石狮子';
const documents = [{ text: `${run}。` }];
const entries = record.map(([text, rarity]) => ({ text, rarity, strength: strengthOf(5) }));
const knowledge = {
  ...knowledgeOf(
    buildIndex(documents),
    buildLexicon([{ text: '坚持稳中求进工作总基调' }], entries),
    bundledWords,
  ),
  model: modelFor(),
};

/** Each mark of a text as its rarity and wording. */
const found = (text: string) =>
  matchText(knowledge, text, { reuse: true, sensitivity: 'normal' }).map(
    ({ start, end, rarity }) => `${rarity} ${text.slice(start, end)}`,
  );

describe('a mark is as rare', () => {
  test.each([
    ['as its phrase', '推动高质量发展。', ['common 推动高质量发展']],
    ['as its frame, whatever fills it', '奋力谱写云溪崭新篇章。', ['rare 奋力谱写云溪崭新篇章']],
    ['as its rarer half', '增强四个意识推动高质量发展。', ['common 增强四个意识推动高质量发展']],
    ['as its rarer half, in any order', '增强四个意识扎实做好工作。', ['typical 增强四个意识扎实做好工作']],
    ['as nothing that is counted where only documents have it', `${run}。`, [`typical ${run}`]],
    [
      'as the more common of corpus and record',
      '坚持稳中求进工作总基调。',
      ['typical 坚持稳中求进工作总基调'],
    ],
    [
      'and rarer where it differs from its fixed wording',
      '增强意识、做到维护。',
      ['typical 增强意识、做到维护'],
    ],
  ])('%s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});
