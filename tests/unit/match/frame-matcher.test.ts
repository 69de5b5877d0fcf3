import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SLOT_MAX_HAN } from '../../../utils/limits';
import {
  buildFrameMatcher,
  type FrameText,
  forEachFrame,
  isPlaceholder,
} from '../../../utils/match/frame-matcher';
import { knownWordsOf } from '../../../utils/match/known-words';
import { PageText } from '../../../utils/match/page-text';
import { buildWordFacts } from '../../../utils/match/word-facts';
import { emptyWordList } from '../../../utils/words/word-list';
import { officialText } from '../arbitraries';
import { bundledWords } from '../bundled-words';

const SLOT = '\u0001';
const FIGURE = '\u0002';
const noFacts = buildWordFacts(new Map());
const nothingKnown = knownWordsOf(emptyWordList(), buildFrameMatcher([]), noFacts);

/** A text in which pieces may begin and end anywhere, and nothing is known of its words. */
function undivided(text: string): FrameText {
  return {
    units: Uint16Array.from(text, (sign) => sign.charCodeAt(0)),
    edges: new Uint8Array(text.length + 1).fill(0xff),
    numbers: new Int32Array(text.length),
  };
}

/** What is found, as `opening[filler]closing frame @start`, sorted. */
function found(frames: readonly string[], text: string): string[] {
  const places: string[] = [];
  const matcher = buildFrameMatcher(frames.map((frame, strength) => ({ text: frame, strength })));
  forEachFrame(matcher, nothingKnown, undivided(text), (start, fillerStart, fillerEnd, end, frame) => {
    const opening = text.slice(start, fillerStart);
    const filler = text.slice(fillerStart, fillerEnd);
    places.push(`${opening}[${filler}]${text.slice(fillerEnd, end)} ${frame} @${start}`);
  });
  return places.sort();
}

/** The same by a regular expression for each frame, place and length of filler. */
function foundByExpression(frames: readonly string[], text: string): string[] {
  const places: string[] = [];
  frames.forEach((frame, strength) => {
    const [opening, closing] = frame.split(SLOT);
    for (let units = 1; units <= SLOT_MAX_HAN; units++) {
      const filler = units === 1 ? '[^,\\n]' : `[^,\\n${SLOT}${FIGURE}]{${units}}`;
      const expression = new RegExp(`${opening}(${filler})${closing}`, 'y');
      for (let at = 0; at < text.length; at++) {
        expression.lastIndex = at;
        const match = expression.exec(text);
        if (match) places.push(`${opening}[${match[1]}]${closing} ${strength} @${at}`);
      }
    }
  });
  return places.sort();
}

describe('forEachFrame', () => {
  const frame = `谱写${SLOT}篇章`;
  test.each([
    ['谱写篇章', []],
    ['谱写新篇章', ['谱写[新]篇章 0 @0']],
    ['奋力谱写十三个汉字长的填充内容啊呀篇章', []],
    ['奋力谱写十二个汉字长的填充内容啊篇章', ['谱写[十二个汉字长的填充内容啊]篇章 0 @2']],
    ['谱写新,篇章', []],
    ['谱写新\n篇章', []],
    [`谱写${SLOT}篇章`, [`谱写[${SLOT}]篇章 0 @0`]],
    [`谱写${FIGURE}篇章`, [`谱写[${FIGURE}]篇章 0 @0`]],
    [`谱写${FIGURE}个篇章`, []],
    [`谱写第${FIGURE}篇章`, []],
    ['谱写谱写篇章篇章', ['谱写[篇章]篇章 0 @2', '谱写[谱写]篇章 0 @0', '谱写[谱写篇章]篇章 0 @0']],
    ['谱写新', []],
  ])('%j', (text, expected) => {
    expect(found([frame], text)).toEqual(expected);
  });

  test('finds what a regular expression for each frame finds', () => {
    const piece = (minLength: number) =>
      fc.string({ unit: fc.constantFrom('国', '家'), minLength, maxLength: 4 });
    const frames = fc.uniqueArray(
      fc.tuple(piece(1), piece(2)).map((pieces) => pieces.join(SLOT)),
      { maxLength: 12 },
    );
    const text = fc.string({
      unit: fc.constantFrom('国', '家', '国', '家', '民', ',', '\n', SLOT, FIGURE),
      maxLength: 40,
    });
    fc.assert(
      fc.property(frames, text, (all, page) => {
        expect(found(all, page)).toEqual(foundByExpression(all, page));
      }),
      { numRuns: 300 },
    );
  });
});

test('the words of a page lead to the frames that are found unit by unit', () => {
  const pieces = [
    ['坚持', '坚持稳中求进', '推动', '增强四个意识', '全面', '定'],
    ['发展', '工作', '工作总基调', '任务', '社会发展', '维护'],
  ];
  const [openings, closings] = pieces;
  const matcher = buildFrameMatcher(
    openings.flatMap((opening) =>
      closings.map((closing) => ({ text: opening + SLOT + closing, strength: 200 })),
    ),
  );
  const known = knownWordsOf(bundledWords, matcher, noFacts);
  const framesOf = (text: FrameText) => {
    const frames: number[][] = [];
    forEachFrame(matcher, known, text, (...frame) => frames.push(frame));
    return frames;
  };
  fc.assert(
    fc.property(officialText, (source) => {
      const { units, edges, numbers } = new PageText(source, bundledWords);
      const unknown = new Int32Array(numbers.length);
      expect(framesOf({ units, edges, numbers })).toEqual(framesOf({ units, edges, numbers: unknown }));
    }),
    { numRuns: 300 },
  );
});

test('a placeholder is a slot or a figure', () => {
  expect(Array.from(`国${SLOT}${FIGURE},\n`, (sign) => isPlaceholder(sign.charCodeAt(0)))).toEqual([
    false,
    true,
    true,
    false,
    false,
  ]);
});
