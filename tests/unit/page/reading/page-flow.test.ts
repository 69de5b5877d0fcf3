import '../dom-classes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinFlows, partsOf } from '../../../../utils/page/reading/page-flow';
import { anyText } from '../../arbitraries';

const flowsOf = fc.array(
  anyText.map((text) => ({ text })),
  { maxLength: 8 },
);

test('the parts of a span add up to its text, with line ends between flows', () => {
  fc.assert(
    fc.property(flowsOf, fc.nat(200), fc.nat(200), (flows, a, b) => {
      const page = joinFlows(flows);
      expect(page.text).toBe(flows.map(({ text }) => text).join('\n'));
      const [start, end] = [a, b].map((at) => Math.min(at, page.text.length)).sort((x, y) => x - y);
      const parts = partsOf(page, { start, end });
      const marked = page.flows.map((flow, i) => {
        const part = parts.find((each) => each.flow === flow);
        const from = page.starts[i];
        const whole = [...Array(flow.text.length).keys()].filter(
          (at) => from + at >= start && from + at < end,
        );
        return [whole.length, part ? part.end - part.start : 0];
      });
      for (const [wanted, got] of marked) expect(got).toBe(wanted);
      for (const part of parts) {
        const at = page.starts[page.flows.indexOf(part.flow)] + part.start;
        expect(at).toBeGreaterThanOrEqual(start);
        expect(page.text.slice(at, at + part.end - part.start)).toBe(
          part.flow.text.slice(part.start, part.end),
        );
      }
    }),
  );
});

test('a text that is too long has the flows that fit', () => {
  const long = { text: '国'.repeat(1_200_000) };
  const page = joinFlows([{ text: '一' }, long, long, { text: '二' }]);
  expect(page.flows).toEqual([{ text: '一' }, long]);
  expect(partsOf(joinFlows([]), { start: 0, end: 5 })).toEqual([]);
});
