import { expect, test } from 'vitest';
import { chooseWords } from '../../tools/word-choice';

/** Every list has all its characters, each at least once in a thousand, so that none is rare. */
function chosen(
  words: Record<string, [frequency: number, tag?: string]>,
  more: string[] = [],
): Map<string, number> {
  const general = new Map(
    Object.entries({ 的: [100_000], ...words } as typeof words).map(([text, [frequency, tag = 'n']]) => [
      text,
      { frequency, tag },
    ]),
  );
  return new Map(chooseWords(general, more).map(({ text, cost }) => [text, cost]));
}

const characters: Record<string, [number]> = { 国: [1000], 家: [1000], 人: [1000], 民: [1000] };

test('rarer words cost more', () => {
  const costs = chosen({ ...characters, 国家: [500], 人民: [5000] });
  expect([...costs.keys()].sort()).toEqual(['国', '家', '人', '民', '国家', '人民', '的'].sort());
  // Four steps for each unit of the natural logarithm.
  const steps = Number(costs.get('国家')) - Number(costs.get('人民'));
  expect(Math.abs(steps - 4 * Math.log(10))).toBeLessThanOrEqual(1);
});

test('two words side by side are no word', () => {
  const parts = { ...characters, 国家: [5000], 人民: [5000] } satisfies Record<string, [number]>;
  expect([...chosen({ ...parts, 国家人民: [300] }).keys()]).not.toContain('国家人民');
  expect([...chosen({ ...characters, 国家人民: [300] }).keys()]).toContain('国家人民');
});

test('names have to be frequent, and added words have to have common characters', () => {
  const of = (frequency: number, tag: string) => [
    ...chosen({ ...characters, 国人: [frequency, tag] }).keys(),
  ];
  expect(of(49, 'nr')).not.toContain('国人');
  expect(of(50, 'nr')).toContain('国人');
  expect(of(49, 'ns')).toContain('国人');
  expect([...chosen({ ...characters, 国龘: [3] }).keys()]).not.toContain('国龘');
  expect([...chosen({ ...characters, 国龘: [4] }).keys()]).toContain('国龘');
});

test('words that are the same when normalised are one, and others are left out', () => {
  const costs = chosen({ ...characters, 國家: [200], 国家: [300], '5G': [900], 国家人民家: [900] });
  expect(costs.get('国家')).toBe(chosen({ ...characters, 国家: [500] }).get('国家'));
  expect(costs.has('国家人民家')).toBe(false);
  expect([...costs.keys()].every((word) => /^\p{Script=Han}+$/u.test(word))).toBe(true);
});

test('a required word costs what the words within it cost', () => {
  const costs = chosen(characters, ['国人', '国']);
  const parts = Number(costs.get('国')) + Number(costs.get('人'));
  expect(Math.abs(Number(costs.get('国人')) - parts)).toBeLessThanOrEqual(1);
});
