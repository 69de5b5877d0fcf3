import { expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/build';
import { buildKnowledge } from '../../../utils/match/build-knowledge';
import { forEachFrame } from '../../../utils/match/frame-matcher';
import { phraseLength } from '../../../utils/match/matcher';
import { logitOf, strengthOf } from '../../../utils/phrases/strength';
import { emptyWordList } from '../../../utils/words/word-list';

const index = buildIndex([{ text: '坚持稳中求进。' }]);
const strength = strengthOf(1);

function build(corpus: readonly string[], record: readonly string[]) {
  const phrases = corpus.map((text) => ({ text, frequency: 2, documentFrequency: 2 }));
  const { phrases: matcher, ...knowledge } = buildKnowledge(
    index,
    phrases,
    record.map((text) => ({ text, strength })),
    emptyWordList(),
  );
  const texts = Array.from(matcher.strengths, (strength, i) => {
    const text = String.fromCharCode(...matcher.units.subarray(matcher.starts[i], matcher.starts[i + 1]));
    expect(text.length).toBe(phraseLength(matcher, i));
    return [text, logitOf(strength)] as const;
  });
  return { ...knowledge, phrases: new Map(texts) };
}

test('each entry goes where its kind belongs', () => {
  const knowledge = build([], ['坚持稳中求进', '工作', '改革、发展、稳定', '谱写\u0001篇章']);
  expect([...knowledge.phrases.keys()]).toEqual(['坚持稳中求进']);
  expect([...knowledge.keyness]).toEqual([['工作', 1]]);
  expect(knowledge.chains.chains.map(({ text }) => text)).toEqual(['改革、发展、稳定']);
  expect(knowledge.index).toBe(index);
  let frames = 0;
  forEachFrame(knowledge.frames, '谱写新篇章', () => frames++);
  expect(frames).toBe(1);
});

test('the corpus counts as surely as the better of both', () => {
  const { phrases } = build(['坚持稳中求进', '推动发展'], ['坚持稳中求进', '做好工作']);
  const corpus = phrases.get('推动发展') ?? 0;
  expect(corpus).toBeGreaterThan(1);
  expect([...phrases]).toEqual([
    ['做好工作', 1],
    ['坚持稳中求进', corpus],
    ['推动发展', corpus],
  ]);
});

test('phrases stand without their commas, and it is known what they had', () => {
  const { phrases, commaPhrases } = build(
    ['不忘初心,牢记使命'],
    ['不忘初心牢记使命', '守正,创新发展', '守正创新,发展', '推动发展'],
  );
  expect([...phrases.keys()].sort()).toEqual(['不忘初心牢记使命', '守正创新发展', '推动发展'].sort());
  expect([...commaPhrases]).toEqual([
    ['不忘初心牢记使命', ['不忘初心,牢记使命', '不忘初心牢记使命']],
    ['守正创新发展', ['守正,创新发展', '守正创新,发展']],
  ]);
});
