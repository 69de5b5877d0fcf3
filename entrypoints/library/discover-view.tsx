import { useMemo } from 'preact/hooks';
import { i18n } from '#i18n';
import { Blank } from '../../components/common/blank';
import { Segments } from '../../components/common/choices';
import { BirthChart, RankedList, YearSelect } from '../../components/study/discover-lists';
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
import { formatLibraryRoute, type LibraryRoute, lookUpRoute } from '../../utils/library/route';
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
  const first = firstBirthYear(table);
  const last = Math.max(first, ...born.keys());
  const years = Array.from({ length: last - first + 1 }, (_, at) => first + at);
  const chosen = chosenYear(options.year, years, last);
  const phrases = useMemo(
    () => distinct(born.get(chosen) ?? [], MAX_LISTED, ({ days, reports }) => days + reports),
    [born, chosen],
  );
  return (
    <>
      <p class="study-hint">{i18n.t('discover.chartHint')}</p>
      <BirthChart
        born={born}
        years={years}
        chosen={chosen}
        onChoose={(year) => onChoose({ year: `${year}` })}
      />
      <RankedList
        key={chosen}
        title={i18n.t('discover.bornIn', [chosen])}
        phrases={phrases.map(({ text, days, reports }) => ({
          text,
          facts: i18n.t('discover.uses', [formatNumber(days), formatNumber(reports)]),
        }))}
        {...links}
      >
        <p class="study-hint">{i18n.t('discover.bornHint', [first])}</p>
      </RankedList>
    </>
  );
}

function MoversPart({ record: { table, months }, links }: ListProps) {
  const movers = useMemo(() => months && findMovers(table, months), [table, months]);
  if (movers === null)
    return <p>{months === null ? i18n.t('discover.noMonths') : i18n.t('discover.fewMonths')}</p>;
  const { risers, fallers, recentTotal, beforeTotal, from, to } = movers;
  const ranked = (list: readonly Mover[]) =>
    distinct(list, MAX_LISTED, ({ before, recent }) => before + recent).map(({ text, before, recent }) => ({
      text,
      facts: i18n.t('discover.change', [formatNumber(before), formatNumber(recent)]),
    }));
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
        <RankedList title={i18n.t('discover.risers')} phrases={ranked(risers)} {...links} />
        <RankedList title={i18n.t('discover.fallers')} phrases={ranked(fallers)} {...links} />
      </div>
    </>
  );
}

/** Years between the reports that are compared at first. */
const USUAL_SPAN = 10;

function LeftPart({ record: { table }, options, links, onChoose }: ListProps) {
  const years = reportYears(table);
  const last = years[years.length - 1] ?? 0;
  const to = chosenYear(options.to, years, last);
  const usual = years.findLast((year) => year <= to - USUAL_SPAN) ?? years[0] ?? 0;
  const from = Math.min(chosenYear(options.from, years, usual), to);
  const phrases = useMemo(
    () => distinct(leftReports(table, from, to), MAX_LISTED, ({ count }) => count),
    [table, from, to],
  );
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

/** The year that the address names, where it is one of the list. */
function chosenYear(named: string | undefined, years: readonly number[], usual: number): number {
  const year = Number(named);
  return years.includes(year) ? year : usual;
}
