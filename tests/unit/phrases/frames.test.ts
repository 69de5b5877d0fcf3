import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHRASE_MIN_HAN, RECORD_MAX_HAN, SLOT_MAX_HAN } from '../../../utils/limits';
import { branchingEntropy } from '../../../utils/phrases/measures';
import { countHan } from '../../../utils/text/han';
import { isDangling } from '../../../utils/text/words';
import { FRAME_FEATURES, type Frame, findFrames } from '../../tools/mining/frames';
import { sourcesOf, wordsOf } from './sources';

const find = (texts: readonly string[]) =>
  findFrames(sourcesOf(texts)).map((frame) => ({ ...frame, text: frame.text.replace('\u0001', '…') }));

function feature({ features }: Frame, name: (typeof FRAME_FEATURES)[number]): number {
  return features[FRAME_FEATURES.indexOf(name)];
}

const fillers = ['经济', '教育', '农村', '企业', '乡村振兴', '科技创新', '美丽家园'];
const others = ['凝心聚力', '真抓实干', '善作善成', '大家辛苦', '谢谢各位', '问题不少', '困难很多'];
/** Six reports with a clause of a frame each, and as many clauses of other kinds. */
const reports = (frame: (filler: string) => string, count = 6) =>
  others.slice(0, 6).map((other, i) => `${i < count ? frame(fillers[i]) : ''}。${other}`);

describe('findFrames', () => {
  test('an opening and a closing with different things between', () => {
    const found = find(reports((filler) => `为${filler}提供支撑`));
    const frame = found.find(({ text }) => text === '为…提供支撑') as Frame;
    expect([...frame.documents]).toEqual([0, 1, 2, 3, 4, 5].map((document) => [document, 1]));
    expect(feature(frame, 'reports')).toBeCloseTo(Math.log(6), 12);
    expect(feature(frame, 'clauses')).toBeCloseTo(Math.log(6), 12);
    expect(feature(frame, 'fillers')).toBeCloseTo(Math.log(6), 12);
    expect(feature(frame, 'fillerEntropy')).toBeCloseTo(Math.log(6), 12);
    expect(feature(frame, 'association')).toBeCloseTo(1, 12);
    expect(feature(frame, 'fixed')).toBe(5);
    expect(feature(frame, 'opening')).toBe(1);
  });

  test('no piece of a word that the general list has is in the slot', () => {
    const found = find(reports((filler) => `奋力谱写${filler}篇章`)).map(({ text }) => text);
    expect(found).toContain('奋力谱写…篇章');
    expect(found).not.toContain('奋力谱…篇章');
  });

  test('where there are no other clauses, too', () => {
    const found = find(fillers.map((filler) => `为${filler}提供支撑`));
    const frame = found.find(({ text }) => text === '为…提供支撑') as Frame;
    expect(feature(frame, 'association')).toBe(1);
  });

  test.each<[what: string, texts: string[]]>([
    ['always the same filler', reports(() => '为经济提供支撑')],
    ['two reports', reports((filler) => `为${filler}提供支撑，为${filler}群众提供支撑`, 2)],
    ['fillers of one unit', others.slice(0, 6).map((other, i) => `为${'你我他她它谁'[i]}提供支撑。${other}`)],
    ['fillers that are too long', reports((filler) => `为${filler.repeat(7)}提供支撑`)],
    ['a particle at the start', reports((filler) => `在${filler}提供支撑`)],
    ['a particle at the end', reports((filler) => `提供支撑${filler}的`)],
    ['one unit behind the slot', reports((filler) => `努力提供${filler}好`)],
    ['three units in all', reports((filler) => `为${filler}服务`)],
    ['letters for Han characters', reports((filler) => `ax${filler}增长`)],
    ['a mark within', reports((filler) => `为${filler}，提供支撑`)],
    ['、 within', reports((filler) => `为${filler}、提供支撑`)],
    [
      'a clause without marks of more than 40 units',
      reports((filler) => `为${filler}提供支撑${'任务'.repeat(20)}`),
    ],
  ])('none with %s', (_, texts) => {
    expect(find(texts).map(({ text }) => text)).toEqual([]);
  });

  test('never more than RECORD_MAX_HAN fixed characters', () => {
    const [opening, closing] = ['千方百计', '全心全意'].map((word) => word.repeat(3));
    const found = find(reports((filler) => `${opening}${filler}${closing}任务`));
    expect(found.map(({ text }) => text)).toContain(`${opening}…${closing.slice(4)}任务`);
    expect(Math.max(0, ...found.map(({ text }) => countHan(text)))).toBeLessThanOrEqual(RECORD_MAX_HAN);
  });

  const clause = fc
    .tuple(
      fc.constantFrom('为', '推动', '持续推动', '以'),
      fc.constantFrom(...fillers, ...fillers.map((filler) => `${filler}问题`)),
      fc.constantFrom('提供支撑', '提供有力支撑', '发展', '为基础'),
    )
    .map((pieces) => pieces.join(''));
  const clauses = fc.array(fc.oneof({ weight: 3, arbitrary: clause }, fc.constantFrom(...others)), {
    minLength: 6,
    maxLength: 14,
    size: 'max',
  });

  test('as by regular expressions over the clauses', () => {
    fc.assert(
      fc.property(
        fc.array(clauses, { minLength: 4, maxLength: 6, size: 'max' }),
        fc.constantFrom(...'，、。'),
        (lists, mark) => {
          const found = find(lists.map((list) => list.join(mark)));
          const expected = naiveFrames(lists);
          expect(found.map(({ text }) => text).sort()).toEqual([...expected.keys()].sort());
          for (const frame of found) {
            const { documents, fillers, association } = expected.get(frame.text) as NaiveFrame;
            expect(new Map(frame.documents)).toEqual(documents);
            expect(feature(frame, 'fillers')).toBeCloseTo(Math.log(fillers.size), 12);
            expect(feature(frame, 'fillerEntropy')).toBeCloseTo(branchingEntropy(fillers.values(), 0), 12);
            expect(feature(frame, 'association')).toBeCloseTo(association, 12);
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

interface NaiveFrame {
  readonly documents: Map<number, number>;
  readonly fillers: Map<string, number>;
  readonly association: number;
}

/** Frames of lists of clauses, one list for each document. A space stands between words. */
function naiveFrames(lists: readonly (readonly string[])[]): Map<string, NaiveFrame> {
  const all = lists.flatMap((list, document) =>
    list.map((clause) => ({ document, words: wordsOf(clause), spaced: wordsOf(clause).join(' ') })),
  );
  const openings = new Set<string>();
  const closings = new Set<string>();
  for (const { words } of all) {
    for (let i = 1; i <= 5 && i < words.length; i++) openings.add(words.slice(0, i).join(' '));
    for (let i = 1; i <= 4 && i < words.length; i++) closings.add(words.slice(-i).join(' '));
  }
  const having = (pattern: RegExp) => all.filter(({ spaced }) => pattern.test(spaced)).length;
  const frames = new Map<string, NaiveFrame>();
  for (const opening of openings) {
    const first = having(new RegExp(`^${opening} `));
    if (first < 3 || isDangling(opening[0])) continue;
    for (const closing of closings) {
      const second = having(new RegExp(` ${closing}$`));
      const text = `${opening}…${closing}`.replaceAll(' ', '');
      const han = countHan(text);
      if (second < 3 || han < PHRASE_MIN_HAN || isDangling(closing.slice(-1)) || closing.length < 2) continue;
      const documents = new Map<number, number>();
      const divided = new Set<number>();
      let together = 0;
      const fillers = new Map<string, number>();
      const bare = [opening, closing].map((piece) => piece.replaceAll(' ', ''));
      for (const { document, spaced } of all) {
        const between = new RegExp(`^${bare[0]}(.+)${bare[1]}$`).exec(spaced.replaceAll(' ', ''))?.[1] ?? '';
        if (between.length >= 1 && between.length <= SLOT_MAX_HAN)
          documents.set(document, (documents.get(document) ?? 0) + 1);
        const filler = new RegExp(`^${opening} (.+) ${closing}$`).exec(spaced)?.[1].replaceAll(' ', '') ?? '';
        if (filler.length < 2 || filler.length > SLOT_MAX_HAN) continue;
        divided.add(document);
        together++;
        fillers.set(filler, (fillers.get(filler) ?? 0) + 1);
      }
      if (fillers.size < (han < 6 ? 3 : 2) || divided.size < 3) continue;
      const share = together / all.length;
      const chance = (first / all.length) * (second / all.length);
      const association = share === 1 ? 1 : Math.log(share / chance) / -Math.log(share);
      if (association >= 0.25) frames.set(text, { documents, fillers, association });
    }
  }
  return frames;
}
