import { describe, expect, it } from 'vitest';
import { biographyOf } from '../../../utils/record/biography';
import { calendarOf, dayNumber } from '../../../utils/record/calendar';
import { decodeMonths } from '../../../utils/record/months-file';
import type { RecordEntry, RecordReport } from '../../../utils/record/table';
import { decodeRecord } from '../../../utils/record/table-file';
import { svgText } from '../../../utils/timeline/drawing';
import { layOutTimeline } from '../../../utils/timeline/layout';
import type { TimelineLook } from '../../../utils/timeline/look';
import { linear, valueTicks, wrapText, yearTicks } from '../../../utils/timeline/scale';
import {
  makeTimeline,
  monthsOfDate,
  stopsOf,
  type Timeline,
  type TimeUnit,
} from '../../../utils/timeline/timeline';
import { encodeMonths } from '../../tools/encode-months';
import { encodeRecord } from '../../tools/encode-record';

/** Every day from July 2012 to 10 March 2015, without August 2013. */
const dates = Array.from({ length: 983 }, (_, at) =>
  new Date(Date.UTC(2012, 6, 1) + at * 86_400_000).toISOString().slice(0, 10),
).filter((date) => !date.startsWith('2013-08'));
const calendar = calendarOf(dates);

const reports: RecordReport[] = [
  { series: 'national', year: 2009, name: '', date: '2009-03-05' },
  { series: 'national', year: 2012, name: '', date: '2012-03-05' },
  { series: 'national', year: 2014, name: '', date: '2014-03-05' },
  { series: 'congress', year: 2012, name: '十八大', date: '2012-11-08' },
  { series: 'provincial', year: 2015, name: '安徽', date: '2015-01-20' },
  { series: 'provincial', year: 2015, name: '福建', date: '2015-01-28' },
];

const days = (list: readonly string[]) => list.map((date) => dayNumber(calendar, date));
const entries: RecordEntry[] = [
  {
    text: '两个一百年',
    strength: 0,
    counts: [
      { report: 1, count: 2 },
      { report: 4, count: 1 },
      { report: 5, count: 3 },
    ],
    days: days(['2013-07-31', '2013-09-01', '2013-09-02', '2015-03-10']),
  },
  { text: '在报告里', strength: 9, counts: [{ report: 0, count: 4 }] },
  { text: '别的提法', strength: 0, counts: [], days: days(['2014-01-01']) },
  { text: '文章里有', strength: 0, counts: [], articles: { party: 3, university: 0 } },
];
const source = { build: 7, calendar, articles: { party: 9, university: 0 } };
const table = decodeRecord(encodeRecord(reports, entries, source));
const months = decodeMonths(encodeMonths(entries, source), table);

function biographiesOf(texts: readonly string[]) {
  return texts.map((text) => biographyOf(table, text)).filter((found) => found !== null);
}

function timelineOf(texts: readonly string[], unit: TimeUnit = 'month', fromNews = false): Timeline {
  const timeline = makeTimeline(table, months, biographiesOf(texts), { unit, fromNews });
  if (timeline === null) throw new Error(`no timeline of ${texts.join()}`);
  return timeline;
}

const period = (timeline: ReturnType<typeof timelineOf>, date: string) =>
  timeline.periods.find(({ start }) => start === Math.floor(monthsOfDate(`${date}-01`)));

describe('makeTimeline', () => {
  it('has every month from the year before the first use on, those without news as gaps', () => {
    const timeline = timelineOf(['两个一百年']);
    expect(timeline.periods[0].start).toBe(2011 * 12);
    expect(timeline.periods).toHaveLength(5 * 12);
    expect(period(timeline, '2012-06')?.total).toBeNull();
    expect(period(timeline, '2013-08')?.total).toBeNull();
    expect(period(timeline, '2013-09')).toMatchObject({ total: 30, values: [2], isPart: false });
    expect(period(timeline, '2013-10')).toMatchObject({ total: 31, values: [0] });
    expect(period(timeline, '2015-03')).toMatchObject({ total: 10, values: [1], isPart: true });
  });

  it('counts by years, of which the first and the last are not complete', () => {
    const { periods } = timelineOf(['两个一百年', '别的提法'], 'year');
    expect(periods.map(({ start, total, values, isPart }) => [start / 12, total, ...values, isPart])).toEqual(
      [
        [2011, null, 0, 0, false],
        [2012, 184, 0, 0, true],
        [2013, 334, 3, 0, false],
        [2014, 365, 0, 1, false],
        [2015, 69, 1, 0, true],
      ],
    );
  });

  it('a year that lacks more than a tenth of its days is not complete', () => {
    const isPart = (without: (date: string) => boolean) => {
      const some = calendarOf(dates.filter((date) => !without(date)));
      const news = { ...source, calendar: some };
      const known = decodeRecord(
        encodeRecord(reports, [{ ...entries[2], days: [dayNumber(some, '2014-01-01')] }], news),
      );
      const found = biographyOf(known, '别的提法');
      const timeline = makeTimeline(known, null, found === null ? [] : [found], {
        unit: 'year',
        fromNews: true,
      });
      return timeline?.periods.find(({ start }) => start === 2014 * 12)?.isPart;
    };
    expect(isPart((date) => date.startsWith('2014-05'))).toBe(false);
    expect(isPart((date) => date.startsWith('2014-05') || date.startsWith('2014-06'))).toBe(true);
  });

  it('has all reports of the series that have a wording, the provinces as one mark a year', () => {
    const { lanes } = timelineOf(['两个一百年', '别的提法']);
    expect(
      lanes.map(({ series, marks, gaps }) => [
        series,
        marks.map(({ date, counts, total }) => [date, counts, total]),
        gaps,
      ]),
    ).toEqual([
      [
        'national',
        [
          ['2012-03-05', [2, 0], null],
          ['2014-03-05', [0, 0], null],
        ],
        [2011, 2013, 2015],
      ],
      ['provincial', [['2015', [2, 0], 2]], []],
    ]);
  });

  it('plots national reports where no news has the wording, years without a report as gaps', () => {
    const { plot, unit, periods, lanes, first } = timelineOf(['在报告里']);
    expect([plot, unit, lanes.length, first?.date]).toEqual(['national', 'year', 0, '2009-03-05']);
    expect(periods.slice(0, 4).map(({ total, values }) => [total, values[0]])).toEqual([
      [null, 0],
      [1, 4],
      [null, 0],
      [null, 0],
    ]);
  });

  it('is null where only articles have the wording, and a line of zeros beside another', () => {
    const options = { unit: 'month', fromNews: false } as const;
    expect(biographiesOf(['文章里有'])).toHaveLength(1);
    expect(makeTimeline(table, months, biographiesOf(['文章里有']), options)).toBeNull();
    expect(period(timelineOf(['两个一百年', '文章里有']), '2013-09')?.values).toEqual([2, 0]);
  });

  it('begins with the news if asked to', () => {
    expect(timelineOf(['两个一百年'], 'year', true).periods[0].start).toBe(2012 * 12);
  });

  it('stops where the record has anything', () => {
    const stops = stopsOf(timelineOf(['两个一百年']));
    expect(stops[0].period.start).toBe(2012 * 12 + 2);
    expect(stops[0].marks.map(({ mark }) => mark.date)).toEqual(['2012-03-05']);
    expect(stops).toHaveLength(1 + 33 - 1);
  });
});

const look: TimelineLook = {
  width: 800,
  form: 'bars',
  measure: 'count',
  words: {
    unit: 'days',
    lanes: { national: 'Work reports', congress: 'Congresses', provincial: 'Provinces' },
    noNews: 'no news',
    first: '5 Mar 2012',
    formatValue: String,
  },
};

describe('layOutTimeline', () => {
  const shapesOf = (timeline = timelineOf(['两个一百年']), change: Partial<TimelineLook> = {}) =>
    layOutTimeline(timeline, { ...look, ...change }).drawing.shapes;

  it('has a bar for each period with the wording and a band for each gap', () => {
    const rects = shapesOf().filter((shape) => shape.kind === 'rect');
    expect(rects.filter(({ ink }) => ink === 'first').map(({ isFaint }) => isFaint)).toEqual([
      false,
      false,
      true,
    ]);
    expect(rects.filter(({ ink }) => ink === 'band')).toHaveLength(3);
  });

  it('breaks lines at gaps, and leaves out counts that are not complete', () => {
    const { points } = shapesOf(undefined, { form: 'line' })
      .filter((shape) => shape.kind === 'line' && shape.ink === 'first')
      .at(-1) as { points: readonly (readonly [number, number])[] };
    expect(points).toHaveLength(18);
  });

  it('breaks lines at gaps', () => {
    const lines = shapesOf(undefined, { form: 'line' }).filter(
      ({ kind, ink }) => kind === 'line' && ink === 'first',
    );
    expect(lines).toHaveLength(2);
  });

  it('is as high as the share of days if asked for rates', () => {
    const bars = shapesOf(undefined, { measure: 'rate' }).filter(
      ({ kind, ink }) => kind === 'rect' && ink === 'first',
    );
    const heights = bars.map((bar) => (bar.kind === 'rect' ? bar.height : 0));
    expect(heights[2] / heights[0]).toBeCloseTo(31 / 10, 5);
  });

  it.each([280, 360, 960])('keeps all shapes inside a width of %i px', (width) => {
    const { drawing } = layOutTimeline(timelineOf(['两个一百年', '别的提法']), { ...look, width });
    for (const shape of drawing.shapes) {
      const xs =
        shape.kind === 'line'
          ? shape.points.map(([x]) => x)
          : [shape.x, shape.kind === 'rect' ? shape.x + shape.width : shape.x];
      expect(Math.min(...xs)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...xs)).toBeLessThanOrEqual(width);
    }
  });

  it('wraps the legend of long wordings in a file, above the plot', () => {
    const wordings = ['一', '二', '三'].map((sign) => sign.repeat(24));
    const timeline = { ...timelineOf(['两个一百年', '别的提法', '文章里有']), wordings };
    const frame = { title: '标题', subtitle: '', notes: [] };
    const { drawing, place } = layOutTimeline(timeline, { ...look, frame });
    const legend = drawing.shapes.filter((shape) => shape.kind === 'text' && wordings.includes(shape.text));
    expect(legend).toHaveLength(3);
    for (const shape of legend) {
      if (shape.kind !== 'text') continue;
      expect(shape.x + 24 * shape.size).toBeLessThanOrEqual(look.width);
      expect(shape.y).toBeLessThan(place.top - 24);
    }
  });

  it.each([
    [['两个一百年'], 1],
    [['两个一百年', '别的提法'], 0],
  ])('marks the first use of a wording that is alone: %o', (texts, count) => {
    const dates = shapesOf(timelineOf(texts)).filter(
      (shape) => shape.kind === 'text' && shape.text === look.words.first,
    );
    expect(dates).toHaveLength(count);
  });

  it('has title and notes in a file, as well-formed XML without anything from outside', () => {
    const frame = { title: '两个<一百>年 & "x"\u0000', subtitle: '', notes: ['Source: record'] };
    const { drawing } = layOutTimeline(timelineOf(['两个一百年']), { ...look, frame });
    const svg = svgText(drawing, frame.title);
    expect(svg).toContain('两个&lt;一百&gt;年 &amp; &quot;x&quot;');
    expect(svg).toContain('Source: record');
    expect(svg).not.toMatch(/href|<script|<style|url\(|\0/);
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
  });
});

describe('scales', () => {
  it.each([
    [1, [0, 1]],
    [4, [0, 1, 2, 3, 4]],
    [27, [0, 10, 20]],
    [100, [0, 50, 100]],
    [155, [0, 50, 100, 150]],
  ])('ticks up to %i', (max, ticks) => {
    expect(valueTicks(max, 4)).toEqual(ticks);
  });

  it('labels years as far apart as their labels need', () => {
    expect(yearTicks(2012, 2026, 60, 38)).toHaveLength(15);
    expect(yearTicks(2012, 2026, 20, 38)).toEqual([2012, 2014, 2016, 2018, 2020, 2022, 2024, 2026]);
    expect(yearTicks(1954, 2026, 4, 38)).toEqual([1960, 1970, 1980, 1990, 2000, 2010, 2020]);
  });

  it('maps intervals, an empty one to its start', () => {
    expect(linear(0, 10, 100, 0)(3)).toBe(70);
    expect(linear(5, 5, 20, 40)(5)).toBe(20);
  });

  it('wraps at spaces and between Han characters, not before a full stop', () => {
    expect(wrapText('one two three', 10, 48)).toEqual(['one two', 'three']);
    expect(wrapText('天地玄黄。', 10, 41)).toEqual(['天地玄', '黄。']);
  });
});
