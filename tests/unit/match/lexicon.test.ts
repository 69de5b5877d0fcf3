import { expect, test } from 'vitest';
import { forEachFrame } from '../../../utils/match/frame-matcher';
import { knownWordsOf } from '../../../utils/match/known-words';
import { buildLexicon } from '../../../utils/match/lexicon';
import { phraseNumber, phraseTexts, strengthAt } from '../../../utils/match/matcher';
import { factsAt } from '../../../utils/match/word-facts';
import { logitOf, strengthOf } from '../../../utils/phrases/strength';
import { unitsOf } from '../../../utils/text/units';
import { emptyWordList } from '../../../utils/words/word-list';

const strength = strengthOf(1);

function build(corpus: readonly string[], record: readonly string[]) {
  const phrases = corpus.map((text) => ({ text, frequency: 2, documentFrequency: 2 }));
  const { phrases: matcher, ...lexicon } = buildLexicon(
    phrases,
    record.map((text) => ({ text, strength })),
  );
  const bare = [...new Set([...corpus, ...record].map((text) => text.replaceAll(',', '')))];
  const known = bare
    .map((text) => [text, phraseNumber(matcher, text)] as const)
    .filter(([, key]) => key >= 0);
  expect(known.map(([, key]) => key).sort()).toEqual([...Array(phraseTexts(matcher).length).keys()]);
  const textOf = new Map(known.map(([text, key]) => [key, text]));
  return {
    ...lexicon,
    phrases: new Map(known.map(([text, key]) => [text, logitOf(strengthAt(matcher, key))])),
    commaPhrases: [...lexicon.commaPhrases].map(([key, texts]) => [textOf.get(key), texts]),
  };
}

test('each entry goes where its kind belongs', () => {
  const lexicon = build([], ['坚持稳中求进', '工作', '改革、发展、稳定', '谱写\u0001篇章']);
  expect([...lexicon.phrases.keys()]).toEqual(['坚持稳中求进']);
  expect(lexicon.wordFacts.keyness[factsAt(lexicon.wordFacts, unitsOf('工作'), 0, 2)]).toBe(1);
  expect(lexicon.chains.chains.map(({ text }) => text)).toEqual(['改革、发展、稳定']);
  let frames = 0;
  forEachFrame(
    lexicon.frames,
    knownWordsOf(emptyWordList(), lexicon.frames, lexicon.wordFacts),
    { units: unitsOf('谱写新篇章'), edges: new Uint8Array(6).fill(0xff), numbers: new Int32Array(5) },
    () => frames++,
  );
  expect(frames).toBe(1);
});

test('the corpus counts as surely as the better of both', () => {
  const { phrases } = build(['坚持稳中求进', '推动发展'], ['坚持稳中求进', '做好工作']);
  const corpus = phrases.get('推动发展') ?? 0;
  expect(corpus).toBeGreaterThan(1);
  expect([...phrases]).toEqual([
    ['坚持稳中求进', corpus],
    ['推动发展', corpus],
    ['做好工作', 1],
  ]);
});

test('phrases stand without their commas, and it is known what they had', () => {
  const { phrases, commaPhrases } = build(
    ['不忘初心,牢记使命'],
    ['不忘初心牢记使命', '守正,创新发展', '守正创新,发展', '推动发展'],
  );
  expect([...phrases.keys()].sort()).toEqual(['不忘初心牢记使命', '守正创新发展', '推动发展'].sort());
  expect(commaPhrases).toEqual([
    ['不忘初心牢记使命', ['不忘初心,牢记使命', '不忘初心牢记使命']],
    ['守正创新发展', ['守正,创新发展', '守正创新,发展']],
  ]);
});
