import { describe, expect, it } from 'vitest';
import { type FrameReport, summarise } from '../../../utils/reports/report';

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
    const of = (...found: boolean[]) =>
      found.map((each, i) => ({
        id: `${i}`,
        found: each,
        isExact: each,
        wording: null,
      }));
    const report = {
      5: frame({ snippets: of(true, false, true) }),
      0: frame({ snippets: of(false, false, true) }),
    };
    expect(summarise(report).snippets).toEqual([
      { id: '0', frameIds: [5], isExact: true, wording: null },
      { id: '1', frameIds: [], isExact: false, wording: null },
      { id: '2', frameIds: [0, 5], isExact: true, wording: null },
    ]);
  });

  it('has the wording of a frame in which it is changed, unless another has the one that was saved', () => {
    const changed = { id: '0', found: true, isExact: false, wording: '深入推动发展' };
    const lost = { id: '0', found: false, isExact: false, wording: null };
    const exact = { id: '0', found: true, isExact: true, wording: null };
    const wordingIn = (...all: (typeof exact | typeof changed)[]) =>
      summarise(all.map((each) => frame({ snippets: [each] }))).snippets[0].wording;
    expect(wordingIn(lost, changed)).toBe('深入推动发展');
    expect(wordingIn(changed, lost)).toBe('深入推动发展');
    expect(wordingIn(changed, exact)).toBeNull();
    expect(wordingIn(exact, changed)).toBeNull();
  });

  it('names each document that is a frame’s text once, the top frame’s first', () => {
    const report = { 5: frame({ own: ['a', 'b'] }), 0: frame({ own: ['b'] }) };
    expect(summarise(report).own).toEqual(['b', 'a']);
  });

  it('puts the top frame first and names the frame of each mark', () => {
    expect(summarise({ 12: frame(), 0: frame() }).marks.map((mark) => mark.frameId)).toEqual([0, 12]);
  });
});
