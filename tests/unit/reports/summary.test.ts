import { describe, expect, it } from 'vitest';
import type { FrameReport } from '../../../utils/reports/report';
import { summarise } from '../../../utils/reports/summary';

const frame = (over: Partial<FrameReport> = {}): FrameReport => ({
  han: 100,
  painted: 25,
  marks: [{ phrase: '稳中求进', text: '稳中求进', kind: 'phrase', count: 2 }],
  snippets: [],
  own: [],
  complete: true,
  ...over,
});

describe('summarise', () => {
  it.each([
    ['no frame has reported', {}, { han: 0, painted: 0, share: 0, marks: 0, complete: false }],
    ['one frame', { 0: frame() }, { han: 100, painted: 25, share: 0.25, marks: 1, complete: true }],
    [
      'two frames',
      { 0: frame(), 7: frame({ han: 300, painted: 0, marks: [] }) },
      { han: 400, painted: 25, share: 0.0625, marks: 1, complete: true },
    ],
    [
      'one still reading',
      { 0: frame(), 7: frame({ complete: false }) },
      { han: 200, painted: 50, share: 0.25, marks: 2, complete: false },
    ],
    [
      'a frame without Han characters',
      { 0: frame({ han: 0, painted: 0, marks: [] }) },
      { han: 0, painted: 0, share: 0, marks: 0, complete: true },
    ],
  ])('%s', (_name, report, expected) => {
    const { marks, snippets, own, ...rest } = summarise(report);
    expect(own).toEqual([]);
    expect(snippets).toEqual([]);
    expect({ ...rest, marks: marks.length }).toEqual(expected);
  });

  it('names each snippet once, with the frames in which it is found', () => {
    const of = (...found: boolean[]) => found.map((each, i) => ({ id: `${i}`, found: each, isExact: each }));
    const report = {
      5: frame({ snippets: of(true, false, true) }),
      0: frame({ snippets: of(false, false, true) }),
    };
    expect(summarise(report).snippets).toEqual([
      { id: '0', frameIds: [5], isExact: true },
      { id: '1', frameIds: [], isExact: false },
      { id: '2', frameIds: [0, 5], isExact: true },
    ]);
  });

  it('names each document that is a frame’s text once, the top frame’s first', () => {
    const report = { 5: frame({ own: ['a', 'b'] }), 0: frame({ own: ['b'] }) };
    expect(summarise(report).own).toEqual(['b', 'a']);
  });

  it('puts the top frame first and names the frame of each mark', () => {
    expect(summarise({ 12: frame(), 0: frame() }).marks.map((mark) => mark.frameId)).toEqual([0, 12]);
  });
});
