import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../utils/index/corpus-index';
import { PHRASE_MAX_UNITS, RECORD_MAX_HAN } from '../../../utils/limits';
import { slotTemplates } from '../../../utils/phrases/slot-templates';
import { countHan } from '../../../utils/text/han';
import { normalise } from '../../../utils/text/normalise';
import { isDangling } from '../../../utils/text/words';
import { officialText } from '../arbitraries';

const found = (...texts: string[]) => slotTemplates(buildIndex(texts.map((text) => ({ text }))));
/** The texts, with … for the slot. */
const shown = (...texts: string[]) => found(...texts).map(({ text }) => text.replace('\u0001', '…'));

describe('slotTemplates', () => {
  test.each([
    ['X', '各位代表，推动X市高质量发展。', '推动…市高质量发展'],
    ['XX', '推动XX市高质量发展', '推动…市高质量发展'],
    ['a full-width X', '推动Ｘ市高质量发展', '推动…市高质量发展'],
    ['×', '推动××市高质量发展', '推动…市高质量发展'],
    ['a figure', '力争到2025年全面建成小康', '力争到…年全面建成小康'],
    ['a figure with per cent and point', '城镇化率提高到65.5%以上水平', '城镇化率提高到…以上水平'],
    ['、 and quotes stay within', '以“X”为抓手，推动教育、医疗X市、县改革', '推动教育医疗…市县改革'],
  ])('%s', (_, text, template) => {
    expect(shown(text)).toEqual([template]);
  });

  test.each([
    ['no slot', '推动全市高质量发展'],
    ['two slots', '推动X市和X县高质量发展'],
    ['a slot and a figure', '推动X市2025年高质量发展'],
    ['a slot in each of two clauses that are too short', '推动X市，建设X县'],
    ['five Han characters', '推动X市发展'],
    ['more than RECORD_MAX_HAN', `推动X市${'发展'.repeat(11)}`],
    ['nothing before the slot', 'X市推动高质量发展'],
    ['nothing behind the slot', '推动高质量发展的X'],
    ['one unit behind the slot', '推动高质量发展X市'],
    ['a particle at the start', '的推动X市高质量发展'],
    ['a particle at the end', '推动X市高质量发展的'],
  ])('none with %s', (_, text) => {
    expect(shown(text)).toEqual([]);
  });

  test('places and documents, in the order of the corpus', () => {
    const [first, second] = ['推动X市高质量发展', '努力建设X个美丽乡村'];
    const template = (text: string) => normalise(text).text;
    expect(found(`${first}，${second}。${first}`, `${second}`, first)).toEqual([
      { text: template(first), frequency: 3, documentFrequency: 2 },
      { text: template(second), frequency: 2, documentFrequency: 2 },
    ]);
  });

  test('passes over a clause without end', () => {
    expect(shown(`推动X市高质量发展${'a'.repeat(200_000)}`)).toEqual([]);
    expect(shown(`推动X市高质量发展${'a'.repeat(PHRASE_MAX_UNITS)}`)).toEqual([]);
  });

  test('as by splitting the text at marks', () => {
    fc.assert(
      fc.property(fc.array(officialText, { maxLength: 4 }), (texts) => {
        const clauses = texts.flatMap((text) =>
          normalise(text)
            .text.replaceAll('\u0002', '\u0001')
            .split(/[\0\n,]/),
        );
        const expected = clauses.filter((clause) => {
          const [opening, closing, more] = clause.split('\u0001');
          const han = countHan(clause);
          const isLong = han >= 6 && han <= RECORD_MAX_HAN && clause.length <= PHRASE_MAX_UNITS;
          const isFixed = opening !== '' && more === undefined && closing?.length >= 2;
          return isLong && isFixed && !isDangling(clause[0]) && !isDangling(clause[clause.length - 1]);
        });
        const templates = found(...texts);
        expect(templates.map(({ text }) => text)).toEqual([...new Set(expected)]);
        for (const { text, frequency } of templates)
          expect(frequency).toBe(expected.filter((each) => each === text).length);
      }),
    );
  });
});
