import { useMemo, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Button } from '../../components/common/button';
import { ChartTable } from '../../components/common/tables';
import { TimelineChart } from '../../components/study/timeline-chart';
import {
  CompareBox,
  type Refused,
  type TimelineChoices,
  TimelineTools,
} from '../../components/study/timeline-tools';
import { pngOf } from '../../utils/actions/drawing-files';
import { saveFile } from '../../utils/actions/surfaces';
import { csvFile, fileName } from '../../utils/csv/csv';
import { useNotices } from '../../utils/hooks/use-notices';
import type { LoadedRecord } from '../../utils/hooks/use-record';
import { type Life, lifeText } from '../../utils/labels/life';
import { sourceText, timelineNotes, timelineTable, timelineWords } from '../../utils/labels/timeline';
import { readable } from '../../utils/labels/wording';
import type { LibraryRoute } from '../../utils/library/route';
import { nearestPhrases } from '../../utils/lookup/nearest-phrases';
import { type Biography, biographyOf } from '../../utils/record/biography';
import { normalise } from '../../utils/text/normalise';
import { svgText } from '../../utils/timeline/drawing';
import { layOutTimeline } from '../../utils/timeline/layout';
import { MAX_WORDINGS, makeTimeline, type Timeline } from '../../utils/timeline/timeline';
import { useLibrary } from './library-context';

interface TimelinePartProps {
  record: LoadedRecord;
  life: Life;
  route: Extract<LibraryRoute, { view: 'lookUp' }>;
}

/** Separates the wordings to compare with in the address. */
const BETWEEN = '|';

/** A wording over time, others beside it, and files of both; all choices are options of the address. */
export function TimelinePart({ record, life, route }: TimelinePartProps) {
  const { biography } = life;
  const { go } = useLibrary();
  const { options } = route;
  const [refused, setRefused] = useState<Refused | null>(null);
  const { biographies, missing } = useMemo(
    () => withOthers(record, biography, (options.with ?? '').split(BETWEEN)),
    [record, biography.key, options.with],
  );
  const compared = biographies.slice(1).map(({ key }) => key);
  const choices = choicesOf(options);
  const timeline = useMemo(
    () => timelineOf(record, biographies, choices),
    [record, biographies, choices.unit, choices.range],
  );
  if (timeline === null) return null;

  function choose(change: Readonly<Record<string, string>>) {
    const next = Object.entries({ ...options, ...change }).filter(([, value]) => value !== '');
    go({ ...route, options: Object.fromEntries(next) }, true);
  }

  function compareWith(wordings: readonly string[]) {
    setRefused(null);
    choose({ with: wordings.join(BETWEEN) });
  }

  function add(wording: string) {
    const found = biographyOf(record.table, normalise(wording).text);
    if (found === null || found.isReportsOnly) setRefused(missingOne(record, wording));
    else if (has(biographies, found)) setRefused({ wording, isThere: true, nearest: [] });
    else compareWith([...compared, found.key]);
  }

  return (
    <section class="timeline">
      <header class="timeline-head">
        <h3>{i18n.t('timeline.title')}</h3>
        <TimelineTools
          choices={choices}
          offered={offeredFor(record, biographies, timeline)}
          newsYear={Math.floor(record.table.news.calendar.firstMonth / 12)}
          onChoose={(change) => choose(optionsOf({ ...choices, ...change }))}
        />
      </header>
      <CompareBox
        wordings={timeline.wordings}
        canAdd={!biography.isReportsOnly && biographies.length < MAX_WORDINGS}
        refused={refused ?? (missing === null ? null : missingOne(record, missing))}
        onAdd={add}
        onRemove={(wording) => compareWith(compared.filter((each) => readable(each) !== wording))}
      />
      <TimelineChart timeline={timeline} form={choices.form} measure={choices.measure} />
      <footer class="timeline-foot">
        <p class="study-hint">{timelineNotes(timeline, record.table, choices.measure)[0]}</p>
        <TimelineFiles record={record} life={life} timeline={timeline} choices={choices} />
      </footer>
      <TimelineRows timeline={timeline} />
    </section>
  );
}

/** A wording with others of the address, and the first one that the record lacks. */
function withOthers(
  { table }: LoadedRecord,
  first: Biography,
  others: readonly string[],
): { biographies: Biography[]; missing: string | null } {
  const biographies = [first];
  let missing: string | null = null;
  // Days of news that nobody counted would look like none.
  if (first.isReportsOnly) return { biographies, missing };
  for (const other of others.map((each) => each.trim()).filter((each) => each !== '')) {
    const found = biographyOf(table, normalise(other).text);
    if (found === null || found.isReportsOnly) missing ??= other;
    else if (biographies.length < MAX_WORDINGS && !has(biographies, found)) biographies.push(found);
  }
  return { biographies, missing };
}

function has(biographies: readonly Biography[], { key }: Biography): boolean {
  return biographies.some((each) => each.key === key);
}

function timelineOf(
  { table, months }: LoadedRecord,
  biographies: readonly Biography[],
  { unit, range }: TimelineChoices,
): Timeline | null {
  const timeline = makeTimeline(table, months, biographies, { unit, fromNews: range === 'news' });
  return timeline && { ...timeline, wordings: timeline.wordings.map(readable) };
}

function choicesOf({ by, as, of, from }: Readonly<Record<string, string>>): TimelineChoices {
  return {
    unit: by === 'year' ? 'year' : 'month',
    form: as === 'line' ? 'line' : 'bars',
    measure: of === 'rate' ? 'rate' : 'count',
    range: from === 'news' ? 'news' : 'all',
  };
}

function optionsOf({ unit, form, measure, range }: TimelineChoices): Record<string, string> {
  return {
    by: unit === 'year' ? 'year' : '',
    as: form === 'line' ? 'line' : '',
    of: measure === 'rate' ? 'rate' : '',
    from: range === 'news' ? 'news' : '',
  };
}

/** The choices that make a difference. */
function offeredFor(
  { table, months }: LoadedRecord,
  biographies: readonly Biography[],
  { plot }: Timeline,
): (keyof TimelineChoices)[] {
  if (plot === null) return [];
  if (plot === 'national') return ['form'];
  const start = Math.floor(table.news.calendar.firstMonth / 12);
  const isOlder = biographies.some(({ reports }) => reports.some(({ report }) => report.year <= start));
  return [
    ...(months === null ? [] : ['unit' as const]),
    'measure',
    'form',
    ...(isOlder ? ['range' as const] : []),
  ];
}

function missingOne({ table }: LoadedRecord, wording: string): Refused {
  const { containing, within, sharing } = nearestPhrases(table, normalise(wording).text);
  const nearest = [...containing.slice(0, 3), ...within.slice(0, 3), ...sharing].slice(0, 4).map(readable);
  return { wording, isThere: false, nearest };
}

/** Width of the drawing in files, px: a page of an article. */
const FILE_WIDTH = 960;

interface TimelineFilesProps {
  record: LoadedRecord;
  life: Life;
  timeline: Timeline;
  choices: TimelineChoices;
}

/** The timeline as files, each with its source. */
function TimelineFiles({ record: { table }, life, timeline, choices }: TimelineFilesProps) {
  const notices = useNotices();
  const { form, measure } = choices;
  const title = timeline.wordings.join(' · ');

  function drawing() {
    const subtitle = timeline.wordings.length === 1 ? lifeText(life.facts).text : '';
    const frame = { title, subtitle, notes: timelineNotes(timeline, table, measure) };
    return layOutTimeline(timeline, {
      width: FILE_WIDTH,
      form,
      measure,
      words: timelineWords(timeline, measure),
      frame,
    }).drawing;
  }

  function saveSvg() {
    saveFile(new Blob([svgText(drawing(), title)], { type: 'image/svg+xml' }), fileName(title, 'svg'));
  }

  async function savePng() {
    try {
      saveFile(await pngOf(drawing()), fileName(title, 'png'));
    } catch (error) {
      notices.fail('timeline.pngFailed', error);
    }
  }

  function saveCsv() {
    const { header, rows } = timelineTable(timeline);
    saveFile(csvFile(header, [...rows, [sourceText(table)]]), fileName(title, 'csv'));
  }

  const kinds = [
    ['SVG', saveSvg],
    ['PNG', () => void savePng()],
    ['CSV', saveCsv],
  ] as const;
  return (
    <div class="timeline-files">
      <span>{i18n.t('timeline.save')}</span>
      {kinds.map(([kind, save]) => (
        <Button key={kind} look="outlined" label={i18n.t('timeline.saveAs', [kind])} onPress={save}>
          {kind}
        </Button>
      ))}
    </div>
  );
}

/** The same as a table, collapsed at first. */
function TimelineRows({ timeline }: { timeline: Timeline }) {
  const { header, rows } = useMemo(() => timelineTable(timeline), [timeline]);
  return (
    <ChartTable
      label={i18n.t('timeline.title')}
      columns={header}
      rows={rows.map((row) => row.map((cell) => `${cell}`))}
    />
  );
}
