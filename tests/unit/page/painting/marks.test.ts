import '../dom-classes';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hiddenPhraseTest } from '../../../../utils/page/painting/marks';

const SLOT = '\u0001';

describe('a phrase is hidden', () => {
  test.each([
    ['by its own key', ['采茶制茶'], '采茶制茶', true],
    ['not by part of it', ['采茶'], '采茶制茶', false],
    ['not by a longer one', ['采茶制茶'], '采茶', false],
    ['by the pattern it fills', [`谱写${SLOT}篇章`], '谱写茶乡篇章', true],
    ['not by a pattern with an empty slot', [`谱写${SLOT}篇章`], '谱写篇章', false],
    ['not by a pattern that matches only a part of it', [`谱写${SLOT}篇章`], '奋力谱写茶乡篇章', false],
    ['not by a pattern whose ends overlap in it', [`茶叶${SLOT}叶茶`], '茶叶茶', false],
    ['by a pattern of three pieces', [`以${SLOT}为${SLOT}的茶`], '以龙井为代表的茶', true],
    ['not by one whose pieces are in another order', [`以${SLOT}为${SLOT}的茶`], '以代表的为茶', false],
    ['by a pattern that begins with a slot', [`${SLOT}篇章`], '茶乡篇章', true],
    ['by the pattern’s own key', [`谱写${SLOT}篇章`], `谱写${SLOT}篇章`, true],
    ['not by an empty list', [], '采茶制茶', false],
  ])('%s', (_, hidden, phrase, is) => {
    expect(hiddenPhraseTest(hidden)(phrase)).toBe(is);
  });

  test('agrees with a search of all ways to fill the pattern', () => {
    const letters = fc.string({ unit: fc.constantFrom('茶', '叶', SLOT), maxLength: 6 });
    fc.assert(
      fc.property(letters, fc.string({ unit: fc.constantFrom('茶', '叶'), maxLength: 9 }), (key, phrase) => {
        const filled = new RegExp(`^${key.replaceAll(SLOT, '.+')}$`, 's').test(phrase);
        expect(hiddenPhraseTest([key])(phrase)).toBe(filled);
      }),
    );
  });
});
