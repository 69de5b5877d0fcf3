import { i18n } from '#i18n';
import { daysOfNews } from '../record/news';
import type { RecordTable, ReportSeries } from '../record/table';
import type { TimelineMeasure, TimelineWords } from '../timeline/look';
import type { LaneMark, Period, Stop, Timeline } from '../timeline/timeline';
import { newsStart } from './life';
import { formatNumber, yearRangeText } from './numbers';
import { recordDate } from './origin';
import { seriesTitle } from './reports';
import { sentenceText } from './wording';

/** Texts of a timeline's drawing. */
export function timelineWords(timeline: Timeline, measure: TimelineMeasure): TimelineWords {
  return {
    unit: unitText(timeline, measure),
    lanes: {
      national: i18n.t('record.national'),
      congress: i18n.t('record.congress'),
      provincial: i18n.t('record.provincial'),
    },
    noNews: i18n.t('timeline.noNews'),
    first: timeline.first === null ? '' : recordDate(timeline.first.date, 'short'),
    formatValue: formatNumber,
  };
}

function unitText({ plot, unit }: Timeline, measure: TimelineMeasure): string {
  if (plot === null) return '';
  if (plot === 'national') return i18n.t('timeline.unitReports');
  if (measure === 'rate') return i18n.t('timeline.unitRate');
  return unit === 'month' ? i18n.t('timeline.unitMonth') : i18n.t('timeline.unitYear');
}

/** A period as the record writes it: `2023-09` or `2023`. */
function periodDate({ start, end }: Period): string {
  const year = `${Math.floor(start / 12)}`;
  return end - start > 1 ? year : `${year}-${`${(start % 12) + 1}`.padStart(2, '0')}`;
}

/** A stop of a timeline in words: its name, then a line for each fact. */
export function stopTexts(timeline: Timeline, { period, marks }: Stop): { name: string; facts: string[] } {
  const { wordings, plot } = timeline;
  const name = recordDate(periodDate(period));
  const ofPeriod = wordings.map((wording, at) => prefixed(timeline, wording, valueText(period, at, plot)));
  const ofMarks = marks.flatMap(({ series, mark }) =>
    wordings.map((wording, at) =>
      i18n.t('timeline.ofWording', [markName(series, mark), prefixed(timeline, wording, markText(mark, at))]),
    ),
  );
  return {
    name: period.isPart ? i18n.t('timeline.part', [name]) : name,
    facts: [...(plot === null ? [] : ofPeriod), ...ofMarks],
  };
}

function prefixed({ wordings }: Timeline, wording: string, fact: string): string {
  return wordings.length === 1 ? fact : i18n.t('timeline.ofWording', [wording, fact]);
}

function valueText({ total, values }: Period, at: number, plot: Timeline['plot']): string {
  if (total === null) return plot === 'news' ? i18n.t('timeline.noNews') : i18n.t('timeline.noReport');
  const value = formatNumber(values[at]);
  if (plot === 'national') return i18n.t('timeline.times', values[at], [value]);
  return i18n.t('timeline.days', [value, formatNumber(total), formatShare(values[at] / total)]);
}

/** A share in percent, with one decimal below ten. */
function formatShare(share: number): string {
  const percent = 100 * share;
  return `${formatNumber(percent < 10 ? Math.round(percent * 10) / 10 : Math.round(percent))}%`;
}

function markText({ counts, total }: LaneMark, at: number): string {
  return total === null
    ? i18n.t('timeline.times', counts[at], [formatNumber(counts[at])])
    : i18n.t('timeline.provinces', [formatNumber(counts[at]), formatNumber(total)]);
}

function markName(series: ReportSeries, { date, name }: LaneMark): string {
  const title = seriesTitle({ series, name, year: Number(date.slice(0, 4)) });
  return i18n.t('timeline.mark', [title, recordDate(date)]);
}

/** What a file says below its chart: what is drawn, and where it comes from. */
export function timelineNotes(timeline: Timeline, table: RecordTable, measure: TimelineMeasure): string[] {
  const { plot, periods, lanes } = timeline;
  const notes: string[] = [];
  if (plot !== null)
    notes.push(plot === 'national' ? i18n.t('timeline.noteReports') : newsNote(timeline, measure));
  if (lanes.length > 0) notes.push(i18n.t('timeline.noteDots'));
  if (plot === 'news' && measure === 'count' && periods.some(({ isPart }) => isPart))
    notes.push(i18n.t('timeline.notePart'));
  return [sentenceText(notes), sourceText(table)];
}

function newsNote({ unit }: Timeline, measure: TimelineMeasure): string {
  if (measure === 'rate') return i18n.t('timeline.noteRate');
  return unit === 'month' ? i18n.t('timeline.noteMonth') : i18n.t('timeline.noteYear');
}

/** Where the numbers come from, as a line for an article. */
export function sourceText(table: RecordTable): string {
  const { calendar } = table.news;
  const national = table.reports.filter(({ series }) => series === 'national').map(({ year }) => year);
  const first = national[0] ?? 0;
  const days = formatNumber(daysOfNews(calendar));
  const years = yearRangeText({ first, last: national[national.length - 1] ?? first });
  return i18n.t('timeline.source', [
    days,
    recordDate(newsStart(table)),
    formatNumber(national.length),
    years,
  ]);
}

/** The header and the rows of a timeline as a table for spreadsheets: a row for each wording, source and time. */
export function timelineTable(timeline: Timeline): { header: string[]; rows: (string | number)[][] } {
  const { wordings, periods, plot, lanes } = timeline;
  const header = [
    i18n.t('timeline.wording'),
    i18n.t('timeline.sourceColumn'),
    i18n.t('timeline.time'),
    i18n.t('timeline.count'),
    i18n.t('timeline.outOf'),
    i18n.t('timeline.percent'),
    i18n.t('timeline.complete'),
  ];
  const plotted = plot === 'national' ? i18n.t('timeline.csvReports') : i18n.t('timeline.csvNews');
  const rows = wordings.flatMap((wording, at) => [
    ...periods.flatMap((period): (string | number)[][] => {
      const { total, values } = period;
      if (total === null) return [];
      const of = plot === 'news' ? [total, Number(((100 * values[at]) / total).toFixed(2))] : ['', ''];
      return [[wording, plotted, periodDate(period), values[at], ...of, completeText(period)]];
    }),
    ...lanes.flatMap(({ series, marks }) =>
      marks.map(({ date, counts, total }) => [
        wording,
        csvSeries(series),
        date,
        counts[at],
        total ?? '',
        total === null ? '' : Number(((100 * counts[at]) / total).toFixed(2)),
        i18n.t('timeline.isComplete'),
      ]),
    ),
  ]);
  return { header, rows };
}

function completeText({ isPart }: Period): string {
  return isPart ? i18n.t('timeline.isPart') : i18n.t('timeline.isComplete');
}

function csvSeries(series: ReportSeries): string {
  if (series === 'national') return i18n.t('timeline.csvReports');
  return series === 'congress' ? i18n.t('timeline.csvCongress') : i18n.t('timeline.csvProvinces');
}
