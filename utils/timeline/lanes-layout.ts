import { type Shape, WORDING_INKS } from './drawing';
import { type Place, SMALL, type TimelineWords } from './look';
import { textWidth } from './scale';
import type { Lane, LaneMark, Timeline } from './timeline';

/** Height of a wording's row in a lane, of a lane's name above it, and between lanes, px. */
const ROW = 17;
const NAME = 15;
const BETWEEN = 6;

/** Radius of the smallest dot, and what the largest has more, px. */
const DOT = 2;
const MORE = 4.5;

/**
 * The reports below the plot: in each lane a row for each wording, in which a dot's area grows with the count. A report
 * without the wording is a point, a year without a report a stroke.
 * @param nameLeft Where the names begin that are above the lanes; null where they are beside them.
 * @returns Also the lower end.
 */
export function layOutLanes(
  { lanes, wordings }: Timeline,
  words: TimelineWords,
  place: Place,
  nameLeft: number | null,
): { shapes: Shape[]; bottom: number } {
  const shapes: Shape[] = [];
  let y = place.top;
  for (const lane of lanes) {
    if (nameLeft !== null) y += NAME;
    const name = { text: words.lanes[lane.series], size: SMALL, ink: 'soft' as const };
    shapes.push(
      nameLeft === null
        ? { kind: 'text', x: place.left - 10, y: y + 13, anchor: 'end', ...name }
        : { kind: 'text', x: nameLeft, y: y - 1, ...name },
    );
    wordings.forEach((_, wording) => {
      shapes.push(...layOutRow(lane, wording, y + ROW / 2, place, words));
      y += ROW;
    });
    y += BETWEEN;
  }
  return { shapes, bottom: y };
}

function layOutRow(lane: Lane, wording: number, y: number, place: Place, words: TimelineWords): Shape[] {
  const { marks, gaps } = lane;
  const { xOf } = place;
  // The same for all wordings, so that their dots can be compared.
  const most = Math.max(1, ...marks.flatMap(({ counts, total }) => total ?? counts));
  const radiusOf = (count: number) => DOT + MORE * Math.sqrt(count / most);
  const labels = marks.map((mark) => labelOf(mark, wording, words));
  const hasRoom = marks.every(({ at, counts }, n) => {
    const end = n + 1 < marks.length ? xOf(marks[n + 1].at) - DOT - MORE : place.right;
    return counts[wording] === 0 || xOf(at) + DOT + MORE + 3 + textWidth(labels[n], SMALL) <= end;
  });
  return [
    ...gaps.map((year): Shape => {
      const x = xOf(year * 12 + 2);
      return {
        kind: 'line',
        points: [
          [x - 3, y],
          [x + 3, y],
        ],
        ink: 'edge',
        width: 1,
      };
    }),
    ...marks.flatMap(({ at, counts }, n): Shape[] => {
      const [x, count] = [xOf(at), counts[wording]];
      if (count === 0) return [{ kind: 'dot', x, y, radius: 1.2, ink: 'edge' }];
      const radius = radiusOf(count);
      const dot: Shape = { kind: 'dot', x, y, radius, ink: WORDING_INKS[wording] };
      if (!hasRoom) return [dot];
      return [dot, { kind: 'text', x: x + radius + 3, y: y + 4, text: labels[n], size: SMALL, ink: 'soft' }];
    }),
  ];
}

function labelOf({ counts, total }: LaneMark, wording: number, words: TimelineWords): string {
  const count = words.formatValue(counts[wording]);
  return total === null ? count : `${count}/${words.formatValue(total)}`;
}
