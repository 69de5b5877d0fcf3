import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Segments } from '../../components/common/choices';
import {
  BirthChart,
  chosenYear,
  RankedList,
  type RankedPhrase,
  reportPair,
  YearSelect,
} from '../../components/study/discover-lists';
import type { WordingLinks } from '../../components/study/word-lists';
import {
  birthYears,
  distinct,
  findMovers,
  firstBirthYear,
  leftReports,
  MIN_DAYS,
  MIN_REPORTS,
  type Mover,
  reportYears,
} from '../../utils/discover/discover';
import { type LoadedRecord, useRecord } from '../../utils/hooks/use-record';
import { formatNumber } from '../../utils/labels/numbers';
import { recordDate } from '../../utils/labels/origin';
import { usesText } from '../../utils/labels/uses';
import { sentenceText } from '../../utils/labels/wording';
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
import { dayText } from '../../utils/record/calendar';
import type { RecordTable } from '../../utils/record/table';
import { useLibrary } from './library-context';

type DiscoverRoute = Extract<LibraryRoute, { view: 'discover' }>;

/** At most this number of phrases in a list: more nobody looks through. */
const MAX_LISTED = 100;

/** What is new, what rises and falls, what left the work reports: from the record alone. */
export function DiscoverView({ route }: { route: DiscoverRoute }) {
  const { corpus } = useLibrary();
  const record = useRecord(corpus?.usesRecord ?? true);
  if (record === undefined) return <p class="study-loading">{i18n.t('timeline.loading')}</p>;
  if (record === null) return <Blank title={i18n.t('discover.failed')} why={i18n.t('discover.failedWhy')} />;
  return <Lists record={record} route={route} />;
}

interface ListProps {
  record: LoadedRecord;
  options: Readonly<Record<string, string>>;
  links: WordingLinks;
  onChoose(change: Readonly<Record<string, string>>): void;
}

function Lists({ record, route }: { record: LoadedRecord; route: DiscoverRoute }) {
  const { go } = useLibrary();
  const { options } = route;
  const list = options.list === 'movers' || options.list === 'left' ? options.list : 'born';
  const links = {
    hrefOf: (wording: string) => formatLibraryRoute(lookUpRoute(wording)),
    onLookUp(wording: string) {
      go(lookUpRoute(wording));
      scrollTo(0, 0);
    },
  };
  const onChoose = (change: Readonly<Record<string, string>>) =>
    go({ view: 'discover', options: { ...options, ...change } }, true);
  const props = { record, options, links, onChoose };
  return (
    <div class="discover">
      <header>
        <h2>{i18n.t('discover.title')}</h2>
        <p class="study-hint">{i18n.t('discover.why', [MIN_DAYS, MIN_REPORTS])}</p>
        <Segments
          label={i18n.t('discover.lists')}
          options={[
            { value: 'born', name: i18n.t('discover.born') },
            { value: 'movers', name: i18n.t('discover.movers') },
            { value: 'left', name: i18n.t('discover.left') },
          ]}
          chosen={list}
          onChoose={(value) => onChoose({ list: value })}
        />
      </header>
      {list === 'born' && <BornPart {...props} />}
      {list === 'movers' && <MoversPart {...props} />}
      {list === 'left' && <LeftPart {...props} />}
    </div>
  );
}

function BornPart({ record: { table }, options, links, onChoose }: ListProps) {
  const born = useMemo(() => birthYears(table), [table]);
  const known = [...born.keys()];
  const first = Math.min(...known);
  const last = Math.max(...known);
  const years = known.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const chosen = chosenYear(options.year, years, last);
  const phrases = useMemo(
    () => distinct(born.get(chosen) ?? [], MAX_LISTED, ({ days, reports }) => days + reports),
    [born, chosen],
  );
  if (years.length === 0) return <p>{i18n.t('discover.none')}</p>;
  return (
    <>
      <p class="study-hint">{i18n.t('discover.chartHint')}</p>
      <BirthChart
        born={born}
        years={years}
        partYear={partYear(table)}
        chosen={chosen}
        onChoose={(year) => onChoose({ year: `${year}` })}
      />
      <RankedList
        key={chosen}
        title={i18n.t('discover.bornIn', [chosen])}
        phrases={phrases.map(({ text, days, reports }) => ({ text, facts: usesText(days, reports) }))}
        {...links}
      >
        {hasNews(table) && (
          <p class="study-hint">
            {sentenceText([
              i18n.t('discover.bornHint', [firstBirthYear(table)]),
              i18n.t('discover.bornEnd', [recordDate(lastDay(table))]),
            ])}
          </p>
        )}
      </RankedList>
    </>
  );
}

function hasNews({ news: { calendar } }: RecordTable): boolean {
  return calendar.daysOfMonths.length > 0;
}

/** The record's last day of news; it has to have any. */
function lastDay({ news: { calendar } }: RecordTable): string {
  return dayText(calendar, calendar.last);
}

/** The year within which the news ends; null where it ends with a year, or there is none. */
function partYear(table: RecordTable): number | null {
  if (!hasNews(table) || lastDay(table).endsWith('-12-31')) return null;
  return Number(lastDay(table).slice(0, 4));
}

function MoversPart({ record: { table, months }, links }: ListProps) {
  const movers = useMemo(() => {
    const found = months && findMovers(table, months);
    return found && { ...found, risers: rankedMovers(found.risers), fallers: rankedMovers(found.fallers) };
  }, [table, months]);
  if (movers === null)
    return <p>{months === null ? i18n.t('discover.noMonths') : i18n.t('discover.fewMonths')}</p>;
  const { risers, fallers, recentTotal, beforeTotal, from, to } = movers;
  return (
    <>
      <p class="study-hint">
        {i18n.t('discover.moversHint', [
          recordDate(from),
          recordDate(to),
          formatNumber(recentTotal),
          formatNumber(beforeTotal),
        ])}
      </p>
      <div class="discover-pair">
        <RankedList title={i18n.t('discover.risers')} phrases={risers} {...links} />
        <RankedList title={i18n.t('discover.fallers')} phrases={fallers} {...links} />
      </div>
    </>
  );
}

function rankedMovers(movers: readonly Mover[]): RankedPhrase[] {
  return distinct(movers, MAX_LISTED, ({ before, recent }) => before + recent).map(
    ({ text, before, recent }) => ({
      text,
      facts: i18n.t('discover.change', recent, [formatNumber(before), formatNumber(recent)]),
    }),
  );
}

function LeftPart({ record: { table }, options, links, onChoose }: ListProps) {
  const years = reportYears(table);
  const pair = reportPair(options, years);
  const phrases = useMemo(
    () => pair && distinct(leftReports(table, pair.from, pair.to), MAX_LISTED, ({ count }) => count),
    [table, pair?.from, pair?.to],
  );
  if (pair === null || phrases === null) return <p>{i18n.t('discover.none')}</p>;
  const { from, to } = pair;
  return (
    <>
      <p class="study-hint">{i18n.t('discover.leftHint')}</p>
      <div class="discover-years">
        <YearSelect
          label={i18n.t('discover.from')}
          years={years.filter((year) => year < to)}
          chosen={from}
          onChoose={(year) => onChoose({ from: `${year}` })}
        />
        <YearSelect
          label={i18n.t('discover.to')}
          years={years.slice(1)}
          chosen={to}
          onChoose={(year) => onChoose({ to: `${year}` })}
        />
      </div>
      <RankedList
        key={`${from} ${to}`}
        title={i18n.t('discover.leftTitle', [from, to])}
        phrases={phrases.map(({ text, count, last: lastYear }) => ({
          text,
          facts: i18n.t('discover.leftFacts', [formatNumber(count), from, lastYear]),
        }))}
        {...links}
      />
    </>
  );
}
