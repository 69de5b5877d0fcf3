import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Subject } from '../../utils/labels/answer-view';
import { formatNumber } from '../../utils/labels/numbers';
import {
  articlesText,
  chartText,
  congressText,
  countText,
  nationalText,
  newsText,
  provinceListText,
  provincialText,
  recordSubject,
  spanText,
  yearText,
} from '../../utils/labels/record';
import type { RecordFacts as Facts, YearCount } from '../../utils/record/facts';
import { ChartTable } from '../common/tables';
import { layOutYears, YearsChart } from './years-chart';

interface RecordFactsProps {
  facts: Facts;
  subject: Subject;
  /** Without the chart of national reports: where the card has one of the news. */
  isShort?: boolean;
  /** More rows, after the record's. */
  rows?: ComponentChildren;
  /** Shown below the chart. */
  children?: ComponentChildren;
}

/**
 * What the record has of a phrase: a line for each source, and the national reports by year. A first line says
 * what the facts are about, unless it is the wording shown above.
 */
export function RecordFacts({ subject, ...props }: RecordFactsProps) {
  const of = recordSubject(subject);
  return (
    <>
      {of !== '' && <p class="record-of">{of}</p>}
      <RecordRows {...props} />
    </>
  );
}

/** The lines alone. */
export function RecordRows({ facts, isShort = false, rows, children }: Omit<RecordFactsProps, 'subject'>) {
  const { news, national, congress, provincial, years } = facts;
  const articles = articlesText(facts);
  return (
    <dl class="record">
      {news && (
        <>
          <dt>{i18n.t('record.news')}</dt>
          <dd class="news">{newsText(news)}</dd>
        </>
      )}
      {national && (
        <>
          <dt>{i18n.t('record.national')}</dt>
          <dd class="national">{isShort ? nationalText(national) : countText(national)}</dd>
          {!isShort && (
            <dd class="record-wide">
              <p class="record-span">{spanText(national)}</p>
              <RecordChart years={years} />
              {children}
            </dd>
          )}
        </>
      )}
      {congress && (
        <>
          <dt>{i18n.t('record.congress')}</dt>
          <dd class="congress">{congressText(congress)}</dd>
        </>
      )}
      {provincial && (
        <>
          <dt>{i18n.t('record.provincial')}</dt>
          <Provinces provincial={provincial} />
        </>
      )}
      {articles !== '' && (
        <>
          <dt>{i18n.t('record.articles')}</dt>
          <dd class="articles">{articles}</dd>
        </>
      )}
      {rows}
    </dl>
  );
}

/** Opens to the provinces' names, unless it is all of them. */
function Provinces({ provincial }: { provincial: NonNullable<Facts['provincial']> }) {
  const { reports, total, provinces } = provincial;
  return (
    <dd class="provincial">
      {reports === total ? (
        provincialText(provincial)
      ) : (
        <details>
          <summary class="opens">{provincialText(provincial)}</summary>
          <p class="record-names">{provinceListText(provinces)}</p>
        </details>
      )}
    </dd>
  );
}

/** National reports by year. */
function RecordChart({ years }: { years: readonly YearCount[] }) {
  return (
    <YearsChart
      years={years}
      chart={layOutYears(years)}
      label={chartText(years)}
      yearText={(at) => yearText(years[at])}
    />
  );
}

/** The record's chart as a table. */
export function RecordTable({ years }: { years: readonly YearCount[] }) {
  return (
    <ChartTable
      label={chartText(years)}
      columns={[i18n.t('study.year'), i18n.t('study.reports')]}
      rows={years.map(({ year, count }) => [
        `${year}`,
        count === null ? i18n.t('study.noReport') : formatNumber(count),
      ])}
    />
  );
}
