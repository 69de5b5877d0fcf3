import { type Drawing, type Shape, WORDING_INKS } from './drawing';
import { layOutLanes } from './lanes-layout';
import {
  type Place,
  SMALL,
  type TimelineFrame,
  type TimelineLook,
  type TimelineMeasure,
  type TimelineWords,
} from './look';
import { linear, textWidth, valueTicks, wrapText, yearTicks } from './scale';
import type { Period, Timeline } from './timeline';

/** A drawn timeline. */
export interface TimelineLayout {
  readonly drawing: Drawing;
  /** The plot with its lanes: what the pointer moves over. */
  readonly place: Place;
}

/** Height of the plot, px; narrow drawings are lower. */
const PLOT = 236;
const NARROW_PLOT = 190;

/** Width below which the names of lanes are above them, px. */
const NARROW = 560;

/** Sizes of text in a frame, px. */
const NOTE = 12;
const SUBTITLE = 15;
const TITLE = 26;

/** How far the name of the values begins before the plot, px. */
const UNIT_INDENT = 30;

/** Space around a framed drawing, px. */
const MARGIN = 28;

/** What a period's value counts for: null in a gap. */
function plottedValue({ total, values }: Period, wording: number, measure: TimelineMeasure): number | null {
  if (total === null) return null;
  return measure === 'rate' ? (100 * values[wording]) / total : values[wording];
}

/** Draws a timeline: the plot with its axes, and a lane for each series of reports, all on one scale of time. */
export function layOutTimeline(timeline: Timeline, look: TimelineLook): TimelineLayout {
  const { width, words, frame } = look;
  const margin = frame === undefined ? 0 : MARGIN;
  const head = frame === undefined ? { shapes: [], height: 0 } : layOutHead(timeline, frame, width);
  const isNarrow = width < NARROW;
  const names = timeline.lanes.map(({ series }) => textWidth(words.lanes[series], SMALL) + 10);
  const left = margin + Math.max(36, ...(isNarrow ? [] : names));
  const right = width - margin - 6;
  const { periods, plot } = timeline;
  const xOf = linear(periods[0].start, periods[periods.length - 1].end, left, right);
  const top = head.height + 40;
  const bottom = plot === null ? top : top + (isNarrow ? NARROW_PLOT : PLOT);
  const place = { left, right, top, bottom, xOf };
  const yearsAt = bottom + 16;
  const lanes = layOutLanes(timeline, words, { ...place, top: yearsAt + 12 }, isNarrow ? margin : null);
  const end = { ...place, bottom: lanes.bottom };
  const foot = frame === undefined ? { shapes: [], height: 0 } : layOutFoot(frame, lanes.bottom + 8, width);
  const shapes = [
    ...head.shapes,
    ...layOutYears(timeline, end, yearsAt),
    ...(plot === null ? [] : layOutPlot(timeline, look, place)),
    ...lanes.shapes,
    ...layOutFirst(timeline, words, end),
    ...foot.shapes,
  ];
  const height = Math.ceil(lanes.bottom + (frame === undefined ? 4 : foot.height + 8 + MARGIN / 2));
  return { drawing: { width, height, shapes }, place: end };
}

/** Labels of years, and a faint line through all at the beginning of each labelled one. */
function layOutYears(
  { periods }: Timeline,
  { left, right, top, bottom, xOf }: Place,
  baseline: number,
): Shape[] {
  const first = Math.floor(periods[0].start / 12);
  const last = Math.floor((periods[periods.length - 1].end - 1) / 12);
  const years = yearTicks(first, last, xOf(12) - xOf(0), 38);
  return years.flatMap((year): Shape[] => {
    const at = xOf(year * 12);
    const middle = Math.min(right - 13, Math.max(left + 13, xOf(year * 12 + 6)));
    return [
      {
        kind: 'line',
        points: [
          [at, top],
          [at, bottom],
        ],
        ink: 'rule',
        width: 1,
      },
      { kind: 'text', x: middle, y: baseline, text: `${year}`, size: SMALL, ink: 'soft', anchor: 'middle' },
    ];
  });
}

function layOutPlot(timeline: Timeline, look: TimelineLook, place: Place): Shape[] {
  const { periods, wordings } = timeline;
  const { words, measure, form } = look;
  const all = wordings.flatMap((_, at) => periods.map((period) => plottedValue(period, at, measure) ?? 0));
  const highest = Math.max(1, ...all);
  const ticks = valueTicks(highest, 4);
  const yOf = linear(0, highest, place.bottom, place.top);
  const { left, right, top } = place;
  const axis = ticks.flatMap((value): Shape[] => [
    {
      kind: 'line',
      points: [
        [left, yOf(value)],
        [right, yOf(value)],
      ],
      ink: 'rule',
      width: 1,
    },
    {
      kind: 'text',
      x: left - 7,
      y: yOf(value) + 4,
      text: words.formatValue(value),
      size: SMALL,
      ink: 'soft',
      anchor: 'end',
    },
  ]);
  const series = wordings.flatMap((_, at) =>
    at === 0 && form === 'bars'
      ? barsOf(periods, measure, place, yOf)
      : linesOf(periods, at, measure, place, yOf),
  );
  return [
    ...gapsOf(timeline, words, place),
    ...axis,
    { kind: 'text', x: left - UNIT_INDENT, y: top - 26, text: words.unit, size: SMALL, ink: 'soft' },
    ...series,
    ...baselines(periods, place),
  ];
}

/** Half-open runs of periods, each all gaps or without any. */
function runsOf(periods: readonly Period[]): { start: number; end: number; isGap: boolean }[] {
  const runs: { start: number; end: number; isGap: boolean }[] = [];
  periods.forEach(({ total }, at) => {
    const run = runs[runs.length - 1];
    if (run?.isGap === (total === null)) run.end = at + 1;
    else runs.push({ start: at, end: at + 1, isGap: total === null });
  });
  return runs;
}

/** A band over each gap: no text is kept, which is not the same as no use. */
function gapsOf(
  { periods, plot }: Timeline,
  { noNews }: TimelineWords,
  { top, bottom, xOf }: Place,
): Shape[] {
  return runsOf(periods)
    .filter(({ isGap }) => isGap)
    .flatMap(({ start, end }): Shape[] => {
      const x = xOf(periods[start].start);
      const width = xOf(periods[end - 1].end) - x;
      const band: Shape = { kind: 'rect', x, y: top, width, height: bottom - top, ink: 'band' };
      if (plot !== 'news' || textWidth(noNews, SMALL) + 12 > width) return [band];
      const at = { x: x + width / 2, y: (top + bottom) / 2 + 4 };
      return [band, { kind: 'text', ...at, text: noNews, size: SMALL, ink: 'soft', anchor: 'middle' }];
    });
}

/** The axis of time, broken at gaps. */
function baselines(periods: readonly Period[], { bottom, xOf }: Place): Shape[] {
  return runsOf(periods)
    .filter(({ isGap }) => !isGap)
    .map(({ start, end }): Shape => {
      const points = [periods[start].start, periods[end - 1].end].map(
        (month) => [xOf(month), bottom] as const,
      );
      return { kind: 'line', points, ink: 'edge', width: 1 };
    });
}

function barsOf(
  periods: readonly Period[],
  measure: TimelineMeasure,
  { bottom, xOf }: Place,
  yOf: (value: number) => number,
): Shape[] {
  return periods.flatMap((period): Shape[] => {
    const value = plottedValue(period, 0, measure);
    if (!value) return [];
    const step = xOf(period.end) - xOf(period.start);
    const gap = step > 30 ? step * 0.3 : step > 3 ? 1 : step * 0.15;
    const height = Math.max(1, bottom - yOf(value));
    const box = { x: xOf(period.start) + gap / 2, y: bottom - height, width: step - gap, height };
    return [{ kind: 'rect', ...box, ink: 'first', isFaint: period.isPart && measure === 'count' }];
  });
}

/** Strokes and gaps of the lines, so that they differ without colours. */
const DASHES: readonly (readonly number[] | null)[] = [null, [7, 3], [2, 3]];

function linesOf(
  periods: readonly Period[],
  wording: number,
  measure: TimelineMeasure,
  { xOf }: Place,
  yOf: (value: number) => number,
): Shape[] {
  const dash = DASHES[wording];
  const style = { ink: WORDING_INKS[wording], width: 1.75, ...(dash === null ? {} : { dash }) };
  // A count that is not complete would look like a fall.
  const shown = periods.filter(({ isPart }) => !isPart || measure === 'rate');
  return runsOf(shown)
    .filter(({ isGap }) => !isGap)
    .flatMap(({ start, end }): Shape[] => {
      const run = shown.slice(start, end);
      const points = run.map(
        (period) =>
          [xOf((period.start + period.end) / 2), yOf(plottedValue(period, wording, measure) ?? 0)] as const,
      );
      if (points.length === 1)
        return [{ kind: 'dot', x: points[0][0], y: points[0][1], radius: 2.5, ink: style.ink }];
      return [{ kind: 'line', points, ...style }];
    });
}

/** A dotted line at the first use, with its date on the side that has room. Beside others a wording has none. */
function layOutFirst({ first, periods, wordings }: Timeline, words: TimelineWords, place: Place): Shape[] {
  const { left, top, bottom, xOf } = place;
  if (first === null || wordings.length > 1 || words.first === '' || first.at < periods[0].start) return [];
  const x = xOf(first.at);
  const isBefore = x - 5 - textWidth(words.first, SMALL) > left;
  const label = { text: words.first, size: SMALL, ink: 'ink' as const, y: top - 8 };
  return [
    {
      kind: 'line',
      points: [
        [x, top - 18],
        [x, bottom],
      ],
      ink: 'ink',
      width: 1,
      dash: [1.5, 2.5],
    },
    { kind: 'text', x: isBefore ? x - 5 : x + 5, anchor: isBefore ? 'end' : 'start', ...label },
  ];
}

/** Title, subtitle, and which colour is which wording. */
function layOutHead({ wordings }: Timeline, { title, subtitle }: TimelineFrame, width: number) {
  const shapes: Shape[] = [];
  const room = width - 2 * MARGIN;
  let y = MARGIN / 2;
  const write = (text: string, size: number, ink: 'ink' | 'soft', isSerif: boolean) => {
    for (const line of wrapText(text, size, room)) {
      y += size * 1.35;
      shapes.push({ kind: 'text', x: MARGIN, y, text: line, size, ink, isSerif });
    }
  };
  write(title, TITLE, 'ink', true);
  if (subtitle !== '') write(subtitle, SUBTITLE, 'soft', false);
  if (wordings.length > 1) {
    y += 26;
    let x = MARGIN;
    wordings.forEach((wording, at) => {
      const dash = DASHES[at];
      const style = { ink: WORDING_INKS[at], width: at === 0 ? 4 : 2, ...(dash === null ? {} : { dash }) };
      const length = 31 + textWidth(wording, 14);
      if (x > MARGIN && x + length > width - MARGIN) {
        x = MARGIN;
        y += 24;
      }
      shapes.push({
        kind: 'line',
        points: [
          [x, y - 5],
          [x + 24, y - 5],
        ],
        ...style,
      });
      shapes.push({ kind: 'text', x: x + 31, y, text: wording, size: 14, ink: 'ink', isSerif: true });
      x += length + 22;
    });
  }
  return { shapes, height: y + 14 };
}

function layOutFoot({ notes }: TimelineFrame, top: number, width: number) {
  const lines = notes.flatMap((note) => wrapText(note, NOTE, width - 2 * MARGIN));
  const shapes = lines.map(
    (text, at): Shape => ({ kind: 'text', x: MARGIN, y: top + (at + 1) * 18, text, size: NOTE, ink: 'soft' }),
  );
  return { shapes, height: lines.length * 18 + 8 };
}
