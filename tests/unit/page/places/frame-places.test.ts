import { describe, expect, test } from 'vitest';
import { DENSITY_BINS, PANEL_PLACES } from '../../../../utils/limits';
import { PlaceSum } from '../../../../utils/page/places/frame-places';

const mark = (start: number, end: number, phrase: string, text = phrase) => ({
  start,
  end,
  phrase,
  text,
  kind: 'phrase' as const,
  han: end - start,
});

const flow = (length: number, top: number, bottom: number, marks: ReturnType<typeof mark>[] = []) => ({
  flow: { text: '中'.repeat(length), han: length, marks },
  top,
  bottom,
});

function framePlaces(flows: readonly ReturnType<typeof flow>[], height: number) {
  const sum = new PlaceSum(height);
  for (const each of flows) sum.add(each);
  return sum.result();
}

describe('the marks of a frame', () => {
  test('are listed in reading order, each wording once, each at its height', () => {
    const flows = [
      flow(100, 0, 100, [mark(0, 4, '甲'), mark(50, 54, '乙')]),
      flow(100, 500, 600, [mark(0, 4, '甲'), mark(10, 14, '甲', '“甲”')]),
    ];
    const { wordings, places, tops, total } = framePlaces(flows, 1000);
    expect(wordings.map(({ text }) => text)).toEqual(['甲', '乙', '“甲”']);
    expect(places).toEqual([0, 1, 0, 2]);
    expect(tops).toEqual([0, 0.05, 0.5, 0.51]);
    expect(total).toBe(4);
  });

  test('come with the marked share of the text in each part of the height', () => {
    const { density } = framePlaces([flow(100, 0, 500, [mark(0, 50, '甲')])], 1000);
    expect(density).toHaveLength(DENSITY_BINS);
    expect(density[0]).toBe(1);
    expect(density[DENSITY_BINS / 4 - 1]).toBe(1);
    expect(density[DENSITY_BINS / 4]).toBe(0);
    expect(density[DENSITY_BINS / 2]).toBeNull();
  });

  test('are counted but not listed where there are too many', () => {
    const marks = Array.from({ length: PANEL_PLACES + 1 }, (_, at) => mark(at * 4, at * 4 + 4, '甲'));
    const { wordings, places, total, density } = framePlaces([flow(4 * marks.length, 0, 1000, marks)], 1000);
    expect([wordings, places]).toEqual([[], []]);
    expect(total).toBe(PANEL_PLACES + 1);
    expect(new Set(density)).toEqual(new Set([1]));
  });

  test('are kept within the document', () => {
    expect(framePlaces([flow(10, -50, -40, [mark(0, 4, '甲')])], 1000).tops).toEqual([0]);
    expect(framePlaces([flow(10, 2000, 2010, [mark(0, 4, '甲')])], 1000).tops).toEqual([1]);
  });
});
