import { describe, expect, test } from 'vitest';
import { ANY_AGE, NO_AGES } from '../../../utils/reports/page-ages';
import { type FramePlaces, filtered, placesOf, type ReportedFrame } from '../../../utils/reports/page-places';

const wording = (text: string, kind: 'phrase' | 'template' = 'phrase') => ({ phrase: text, text, kind });

function frame(
  frameId: number,
  texts: string[],
  tops: number[],
  view: ReportedFrame['view'] = null,
): ReportedFrame {
  const wordings = [...new Set(texts)].map((text) => wording(text));
  const places: FramePlaces = {
    wordings,
    places: texts.map((text) => wordings.findIndex((each) => each.text === text)),
    tops,
    total: texts.length,
    density: [],
  };
  return { frameId, places, view };
}

describe('placesOf', () => {
  test('counts the places of each phrase in each frame, the top frame first', () => {
    const frames = [frame(7, ['甲'], [0.1]), frame(0, ['甲', '乙', '甲'], [0, 0.5, 0.9])];
    const places = placesOf(frames) ?? [];
    expect(places.map(({ frameId, text, nth }) => `${frameId}${text}${nth}`)).toEqual([
      '0甲0',
      '0乙0',
      '0甲1',
      '7甲0',
    ]);
  });

  test('says which are in the viewport', () => {
    const frames = [frame(0, ['甲', '乙', '丙'], [0.1, 0.2, 0.4], { top: 0.2, bottom: 0.4 })];
    expect(placesOf(frames)?.map(({ seen }) => seen)).toEqual([false, true, false]);
  });

  test('knows nothing of what is seen in a frame that shows its whole document', () => {
    const frames = [frame(3, ['甲'], [0.5], { top: 0, bottom: 1 })];
    expect(placesOf(frames)?.map(({ seen }) => seen)).toEqual([false]);
  });

  test('is null where a frame has too many to list, and empty where none has reported', () => {
    const many = frame(1, [], []);
    expect(placesOf([frame(0, ['甲'], [0]), { ...many, places: { ...many.places, total: 9 } }])).toBeNull();
    expect(placesOf([])).toEqual([]);
  });
});

describe('filtered', () => {
  const rows = [
    { phrase: '四个自信', text: '“四个 自信”', kind: 'phrase' as const },
    { phrase: '奋力谱写篇章', text: '奋力谱写云溪篇章', kind: 'template' as const },
  ];

  test.each([
    ['', null, [0, 1]],
    ['  ', null, [0, 1]],
    ['个自', null, [0]],
    ['四个 自信', null, [0]],
    ['谱写篇章', null, [1]],
    ['云溪', null, [1]],
    ['', 'template', [1]],
    ['四个', 'template', []],
  ] as const)('%j of kind %s', (text, kind, expected) => {
    expect(filtered(rows, { ...ANY_AGE, text, kind }, NO_AGES)).toEqual(expected.map((at) => rows[at]));
  });
});
