import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, changesBetween } from '../../../utils/text/changes';

const signs: Record<Change['kind'], [string, string]> = {
  same: ['', ''],
  deleted: ['[', ']'],
  inserted: ['{', '}'],
};
const shown = (before: string, after: string) =>
  changesBetween(before, after)
    .map(({ kind, text }) => signs[kind].join(text))
    .join('');

/** Length of the longest common subsequence, by its definition. */
function common(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const sign of a) {
    const next = [0];
    for (let j = 1; j <= b.length; j++) {
      next[j] = sign === b[j - 1] ? row[j - 1] + 1 : Math.max(row[j], next[j - 1]);
    }
    row = next;
  }
  return row[b.length];
}

describe('changes between wordings', () => {
  test.each([
    ['扎实推动发展', '扎实推动发展', '扎实推动发展'],
    ['扎实推动发展', '扎实地推动发展', '扎实{地}推动发展'],
    ['扎实推动发展', '推动发展', '[扎实]推动发展'],
    ['扎实推动发展', '深入推动发展', '[扎实]{深入}推动发展'],
    ['“四个意识”，发展', '「四個意識」,发展了', '“四个意识”，发展{了}'],
    ['沿着二〇三五年目标', '沿著二○三五年的目標', '沿着二〇三五年{的}目标'],
    ['𠮷野反复', '𠮷野反覆了', '𠮷野反复{了}'],
    ['𠮷林', '吉林', '[𠮷]{吉}林'],
    ['甲', '', '[甲]'],
    ['', '乙', '{乙}'],
  ])('%s -> %s', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  test('both wordings can be read from them, and no shorter change is possible but for lone common characters', () => {
    const text = fc.array(fc.constantFrom(...'国家发展'), { maxLength: 30 }).map((all) => all.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = changesBetween(before, after);
        const read = (without: Change['kind']) =>
          changes
            .filter(({ kind }) => kind !== without)
            .map((change) => change.text)
            .join('');
        expect(read('inserted')).toBe(before);
        expect(read('deleted')).toBe(after);
        const edits = changes
          .filter(({ kind }) => kind !== 'same')
          .reduce((sum, each) => sum + each.text.length, 0);
        const least = before.length + after.length - 2 * common(before, after);
        expect(edits).toBeGreaterThanOrEqual(least);
        // A lone common character between two changes takes two more, and there are fewer of them than changes.
        expect(edits).toBeLessThanOrEqual(3 * least);
        expect(changes.every(({ kind }, i) => kind !== changes[i - 1]?.kind)).toBe(true);
      }),
    );
  });

  test('wordings that have nothing in common are shown as two', () => {
    const [before, after] = ['甲'.repeat(5_000), '乙'.repeat(5_000)];
    expect(shown(before, after)).toBe(`[${before}]{${after}}`);
  });
});
