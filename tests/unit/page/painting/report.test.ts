import '../dom-classes';
import { describe, expect, test } from 'vitest';
import { REPORT_PHRASES } from '../../../../utils/limits';
import type { MarkKind } from '../../../../utils/marks/kinds';
import { MarkCount } from '../../../../utils/page/painting/report';
import type { Mark, PageFlow } from '../../../../utils/page/reading/page-flow';

interface Given {
  readonly phrase: string;
  readonly text?: string;
  readonly kind?: MarkKind;
}

/** A flow with marks, without what only a browser has. */
function flowOf(han: number, given: readonly Given[]): PageFlow {
  const flow = {
    text: '',
    pieces: [],
    han,
    alive: true,
    matches: [],
    unlisted: [],
    inherited: [],
  } as unknown as PageFlow;
  flow.marks = given.map(
    ({ phrase, text = phrase, kind = 'phrase' }): Mark => ({
      flow,
      start: 0,
      end: text.length,
      phrase,
      kind,
      markClass: `${kind}-typical`,
      text,
      han: text.length,
      ranges: [],
      drawn: [],
      audience: 'everyone',
    }),
  );
  return flow;
}

function add(count: MarkCount, flow: PageFlow): PageFlow {
  count.addFlow(flow);
  for (const mark of flow.marks) count.addMark(mark);
  return flow;
}

describe('report', () => {
  test('has phrases in the order of their first occurrences, with the wording there and the number of occurrences', () => {
    const count = new MarkCount();
    const flows = [
      flowOf(100, [{ phrase: '乙乙' }, { phrase: '甲甲', text: '甲、甲' }]),
      flowOf(50, [{ phrase: '甲甲' }, { phrase: '乙乙', kind: 'reuse' }]),
      flowOf(7, []),
    ].map((flow) => add(count, flow));
    expect(count.report(flows, true)).toEqual({
      han: 157,
      painted: 9,
      complete: true,
      marks: [
        { phrase: '乙乙', text: '乙乙', kind: 'phrase', count: 1 },
        { phrase: '甲甲', text: '甲、甲', kind: 'phrase', count: 2 },
        { phrase: '乙乙', text: '乙乙', kind: 'reuse', count: 1 },
      ],
    });
  });

  test('doesn’t count what was removed', () => {
    const count = new MarkCount();
    const [stays, goes] = [
      flowOf(10, [{ phrase: '甲甲' }]),
      flowOf(20, [{ phrase: '甲甲' }, { phrase: '乙乙' }]),
    ];
    add(count, stays);
    add(count, goes);
    count.removeFlow(goes);
    for (const mark of goes.marks) count.removeMark(mark);
    expect(count.report([stays], false)).toEqual({
      han: 10,
      painted: 2,
      complete: false,
      marks: [{ phrase: '甲甲', text: '甲甲', kind: 'phrase', count: 1 }],
    });
  });

  test('names at most as many phrases as a report may hold, and counts all', () => {
    const count = new MarkCount();
    const phrases = Array.from({ length: REPORT_PHRASES + 5 }, (_, i) => ({
      phrase: `短语${i}`,
      text: '短语',
    }));
    const report = count.report([add(count, flowOf(9, phrases))], true);
    expect(report.marks).toHaveLength(REPORT_PHRASES);
    expect(report.painted).toBe(2 * phrases.length);
  });
});
