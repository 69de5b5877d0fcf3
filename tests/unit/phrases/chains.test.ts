import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainOf } from '../../../utils/phrases/chains';
import { chainKey, chainMembers, entryKind } from '../../../utils/record/table';

describe('chainOf', () => {
  test.each<[what: string, text: string, joints: number[], chain: string | null]>([
    [
      'three members',
      '增强四个意识坚定四个自信做到两个维护',
      [6, 12],
      '增强四个意识、坚定四个自信、做到两个维护',
    ],
    ['clauses', '凝心聚力,真抓实干,善作善成', [], '凝心聚力，真抓实干，善作善成'],
    ['both marks', '教育医疗,养老', [2], '教育、医疗，养老'],
    ['members of two units', '教育医疗养老', [2, 4], '教育、医疗、养老'],
    ['two members', '凝心聚力真抓实干', [4], null],
    ['a member of one unit', '教育医疗老', [2, 4], null],
    ['no marks', '稳中求进工作总基调', [], null],
    ['nothing', '', [], null],
  ])('%s', (_, text, joints, chain) => {
    expect(chainOf(text, joints)).toBe(chain);
  });
});

describe('chainMembers and chainKey', () => {
  test.each([
    ['教育、医疗，养老', ['教育', '医疗', '养老'], '教育医疗,养老'],
    ['凝心聚力', ['凝心聚力'], '凝心聚力'],
  ])('%s', (chain, members, key) => {
    expect(chainMembers(chain)).toEqual(members);
    expect(chainKey(chain)).toBe(key);
  });

  test('give back what a chain was made of', () => {
    const member = fc.string({ unit: fc.constantFrom(...'教育医疗养老'), minLength: 2, maxLength: 5 });
    const rest = fc.array(fc.tuple(fc.boolean(), member), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(member, rest, (first, others) => {
        let text = first;
        const joints: number[] = [];
        for (const [isClause, each] of others) {
          if (isClause) text += ',';
          else joints.push(text.length);
          text += each;
        }
        const chain = chainOf(text, joints) ?? '';
        expect(chainMembers(chain)).toEqual([first, ...others.map(([, each]) => each)]);
        expect(chainKey(chain)).toBe(text);
        expect(entryKind(chain)).toBe('chain');
      }),
    );
  });
});
