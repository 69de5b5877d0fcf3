import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FLOW_MAX_UNITS } from '../../../../utils/limits';
import {
  type Flow,
  FlowBuilder,
  firstRun,
  pieceAt,
  sameFlow,
  stretchesOf,
} from '../../../../utils/page/reading/flow';

/** A simple text node. */
interface Node {
  readonly data: string;
}

type Step = Node | 'break' | 'apart';

function build(steps: readonly Step[]): Flow<Node>[] {
  const flows: Flow<Node>[] = [];
  const builder = new FlowBuilder<Node>((flow) => flows.push(flow));
  for (const step of steps) {
    if (step === 'break') builder.break();
    else if (step === 'apart') builder.setApart();
    else builder.add(step, step.data);
  }
  builder.break();
  return flows;
}

const step = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }).map((data): Step => ({ data })) },
  fc.constantFrom<Step>('break', 'apart'),
);
const steps = fc.array(step, { maxLength: 30 });

type LineStep = Node | 'break' | 'line' | 'kept';

const lineStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .string({ unit: fc.constantFrom('一', '二', ' ', ' '), minLength: 1, maxLength: 4 })
      .map((data): LineStep => ({ data })),
  },
  fc.constantFrom<LineStep>('break', 'line', 'kept'),
);

/** Any rule will do; this one is easy to repeat in an oracle. */
const goesOn = (line: string, next: string) => /二 *$/.test(line) && next.startsWith('一');

function buildLines(steps: readonly LineStep[]): Flow<Node>[] {
  const flows: Flow<Node>[] = [];
  const builder = new FlowBuilder<Node>(
    (flow) => flows.push(flow),
    (_before, line, next) => goesOn(line.map(({ text }) => text).join(''), next) || next.startsWith('村'),
  );
  for (const step of steps) {
    if (step === 'break') builder.break();
    else if (step === 'line') builder.endLine();
    else if (step === 'kept') builder.endLine({ node: { data: '\n' }, offset: 0 });
    else builder.add(step, step.data);
  }
  builder.break();
  return flows;
}

/** The texts of flows, built from strings alone: a naive oracle. */
function joinedSimply(steps: readonly LineStep[]): string[] {
  const flows: string[] = [];
  let [flow, last, line] = ['', '', ''];
  let end: LineStep = 'break';
  for (const step of [...steps, 'break'] as const) {
    if (typeof step === 'object') {
      line += step.data;
      continue;
    }
    if (end !== 'break' && flow !== '' && goesOn(last, line.replace(/^ +/, '')))
      flow = flow.replace(/[ \n]+$/, '') + line.replace(/^ +/, '');
    else if (end === 'kept') flow += flow === '' ? line : `\n${line}`;
    else {
      flows.push(flow);
      flow = line;
    }
    [last, line, end] = [line, '', step];
    if (step === 'break') {
      flows.push(flow);
      flow = '';
    }
  }
  return flows.filter((text) => text !== '');
}

/** The node and the offset of each unit of all flows, in order. */
function unitsOf(flows: readonly Flow<Node>[]): { node: Node; offset: number; unit: string }[] {
  return flows.flatMap((flow) =>
    flow.text.split('').map((unit, i) => {
      const piece = flow.pieces.findLast(({ start }) => start <= i) as Flow<Node>['pieces'][number];
      return { node: piece.node, offset: piece.offset + i - piece.start, unit };
    }),
  );
}

describe('joining nodes', () => {
  test('flows hold the nodes’ text, unit by unit and in order, and end at the breaks', () => {
    fc.assert(
      fc.property(steps, (given) => {
        const flows = build(given);
        const units = given
          .filter((each) => typeof each === 'object')
          .flatMap((node) => node.data.split('').map((unit, offset) => ({ node, offset, unit })));
        expect(unitsOf(flows)).toEqual(units);
        const lines = given
          .map((each) => (typeof each === 'object' ? each.data : each === 'break' ? '\u0000break' : ''))
          .join('')
          .split('\u0000break');
        expect(flows.map(({ text }) => text)).toEqual(lines.filter((line) => line !== ''));
      }),
    );
  });

  test('lines of a sentence are one text, as in the naive oracle', () => {
    fc.assert(
      fc.property(fc.array(lineStep, { maxLength: 30 }), (given) => {
        const flows = buildLines(given);
        expect(flows.map(({ text }) => text)).toEqual(joinedSimply(given));
        for (const { node, offset, unit } of unitsOf(flows)) {
          expect(typeof node.data[offset] === 'string' ? node.data[offset] : '\n').toBe(unit);
        }
      }),
    );
  });

  test('joined lines have a gap for text search, but a range reaches across', () => {
    const [first, second] = [{ data: '推进乡 ' }, { data: ' 村振兴' }];
    const [flow] = buildLines([first, 'line', second]);
    expect(flow.text).toBe('推进乡村振兴');
    expect(flow.pieces.map(({ gap, apart }) => [gap, apart])).toEqual([
      [false, false],
      [true, false],
    ]);
    expect(stretchesOf(flow, { start: 2, end: 4 })).toEqual([
      { startNode: first, startOffset: 2, endNode: second, endOffset: 2 },
    ]);
  });

  test('a line end within a node is left out where the sentence runs on', () => {
    const node = { data: '推进乡\n村振兴\n好' };
    const flows: Flow<Node>[] = [];
    const builder = new FlowBuilder<Node>(
      (flow) => flows.push(flow),
      (_before, _line, next) => next.startsWith('村'),
    );
    builder.add(node, '推进乡');
    builder.endLine({ node, offset: 3 }, true);
    builder.add(node, '村振兴', 4);
    builder.endLine({ node, offset: 7 }, true);
    builder.add(node, '好', 8);
    builder.break();
    expect(flows.map(({ text }) => text)).toEqual(['推进乡村振兴\n好']);
    expect(flows[0].pieces.map(({ start, offset }) => [start, offset])).toEqual([
      [0, 0],
      [3, 4],
    ]);
  });

  test('white space at the edges of a box in the line is not shown', () => {
    const flows: Flow<Node>[] = [];
    const builder = new FlowBuilder<Node>((flow) => flows.push(flow));
    builder.add({ data: '推进 ' }, '推进 ');
    builder.enterBox();
    for (const data of [' ', ' 乡村', ' ']) builder.add({ data }, data);
    builder.leaveBox();
    builder.add({ data: ' 振兴' }, ' 振兴');
    builder.break();
    expect(flows.map(({ text }) => text)).toEqual(['推进 乡村 振兴']);
    expect(flows[0].pieces.map(({ gap }) => gap)).toEqual([false, true, true]);
  });

  test.each([
    [FLOW_MAX_UNITS, [FLOW_MAX_UNITS]],
    [FLOW_MAX_UNITS + 1, [FLOW_MAX_UNITS, 1]],
    [3 * FLOW_MAX_UNITS, [FLOW_MAX_UNITS, FLOW_MAX_UNITS, FLOW_MAX_UNITS]],
  ])('%i units are split into flows', (length, lengths) => {
    const node = { data: '一'.repeat(length) };
    const flows = build([node]);
    expect(flows.map(({ text }) => text.length)).toEqual(lengths);
    expect(unitsOf(flows.slice(-1)).at(-1)?.offset).toBe(length - 1);
  });

  test('a flow that is nearly full does not take half a character', () => {
    const flows = build([{ data: '一'.repeat(FLOW_MAX_UNITS - 1) }, { data: '𠀀𠀁' }]);
    expect(flows.map(({ text }) => text.isWellFormed())).toEqual([true, true]);
    expect(flows[1].text).toBe('𠀀𠀁');
  });

  test.each([
    ['𠀀𠀁', 0, 3, '𠀀'],
    ['𠀀𠀁', 0, 4, '𠀀𠀁'],
    ['一𠀀', 0, 2, '一'],
    ['一二三', 1, 5, '二三'],
  ])('the first run of %j from %i on in %i units is %j', (text, from, room, run) => {
    expect(firstRun(text, from, room)).toBe(run);
  });
});

describe('from a span to the nodes', () => {
  /** The stretches of a span unit by unit, by a naive oracle. */
  function naive(flow: Flow<Node>, start: number, end: number) {
    return unitsOf([flow]).slice(start, end);
  }

  test('the stretches hold the span’s units, and end where no range can cross', () => {
    fc.assert(
      fc.property(steps, fc.nat(), fc.nat(), (given, a, b) => {
        for (const flow of build(given)) {
          const [start, end] = [a % (flow.text.length + 1), b % (flow.text.length + 1)].sort((x, y) => x - y);
          const held = stretchesOf(flow, { start, end }).flatMap(
            ({ startNode, startOffset, endNode, endOffset }) => {
              const nodes = flow.pieces.map(({ node }) => node);
              const between = nodes.slice(nodes.indexOf(startNode), nodes.indexOf(endNode) + 1);
              return between.flatMap((node) => {
                const from = node === startNode ? startOffset : 0;
                const to = node === endNode ? endOffset : node.data.length;
                return node.data
                  .slice(from, to)
                  .split('')
                  .map((unit, i) => ({ node, offset: from + i, unit }));
              });
            },
          );
          expect(held).toEqual(naive(flow, start, end));
        }
      }),
    );
  });

  test('one stretch reaches across nodes, and is cut where no range can cross', () => {
    const [a, b, c] = [{ data: '一二' }, { data: '三' }, { data: '四五' }];
    const [joined] = build([a, b, c]);
    expect(stretchesOf(joined, { start: 1, end: 4 })).toEqual([
      { startNode: a, startOffset: 1, endNode: c, endOffset: 1 },
    ]);
    const [cut] = build([a, b, 'apart', c]);
    expect(stretchesOf(cut, { start: 1, end: 4 })).toEqual([
      { startNode: a, startOffset: 1, endNode: b, endOffset: 1 },
      { startNode: c, startOffset: 0, endNode: c, endOffset: 1 },
    ]);
    expect(stretchesOf(cut, { start: 0, end: 3 })).toHaveLength(1);
    expect(stretchesOf(cut, { start: 2, end: 2 })).toEqual([]);
  });

  test('the piece at an offset is the last one that begins there or before', () => {
    fc.assert(
      fc.property(steps, (given) => {
        for (const flow of build(given)) {
          for (let i = 0; i < flow.text.length; i++) {
            expect(pieceAt(flow, i)).toBe(flow.pieces.findLastIndex(({ start }) => start <= i));
          }
        }
      }),
    );
  });
});

describe('whether a flow is the same', () => {
  const [a, b] = [{ data: '一' }, { data: '二' }];
  test.each<[string, Step[], boolean]>([
    ['the same nodes', [a, b], true],
    ['other nodes with the same text', [{ data: '一' }, b], false],
    ['the same text cut otherwise', [{ data: '一二' }], false],
    ['other text', [b, a], false],
  ])('%s: %s', (_, others, same) => {
    expect(sameFlow(build([a, b])[0], build(others)[0])).toBe(same);
  });
});
