import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatNumber } from '../../utils/labels/numbers';
import { recordDate } from '../../utils/labels/origin';
import { seriesTitle } from '../../utils/labels/reports';
import type { ReportUse } from '../../utils/record/biography';
import { Button } from '../common/button';

/** A way to copy a report's source: in plain lines, or by GB/T 7714. */
export type CitationForm = 'plain' | 'standard';

/** What the links go to: the wording, the first stretch that may fill the template, or the report alone. */
export type LinkTarget = 'phrase' | 'template' | 'report';

interface ReportListProps {
  uses: readonly ReportUse[];
  /** Provinces with a report, by year. */
  provinces: ReadonlyMap<number, number>;
  target: LinkTarget;
  /** The address of a report's public text; null where the record has none. */
  hrefOf(use: ReportUse): string | null;
  /** Resolves to whether it was copied. */
  onCopy(use: ReportUse, form: CitationForm): Promise<boolean>;
}

/** Every report that has a wording: national and congress reports by date, the provinces' of each year below. */
export function ReportList({ uses, provinces, target, hrefOf, onCopy }: ReportListProps) {
  const isProvincial = ({ report }: ReportUse) => report.series === 'provincial';
  const central = uses.filter((use) => !isProvincial(use)).sort(byDate);
  const years = [...new Set(uses.filter(isProvincial).map(({ report }) => report.year))].sort(
    (a, b) => b - a,
  );
  const rows = (list: readonly ReportUse[]) => (
    <Rows uses={list} target={target} hrefOf={hrefOf} onCopy={onCopy} />
  );
  return (
    <section class="report-list">
      <h3>{i18n.t('reports.title')}</h3>
      <p class="study-hint">{hintText(target)}</p>
      {central.length > 0 && rows(central)}
      {years.map((year) => {
        const ofYear = uses.filter((use) => isProvincial(use) && use.report.year === year);
        const counts = [ofYear.length, provinces.get(year) ?? ofYear.length].map(formatNumber);
        const title = i18n.t('reports.provinces', [
          i18n.t('reports.inYear', [...counts, year] as [string, string, number]),
        ]);
        return (
          <Group key={year} title={title} isOpen={central.length === 0 && year === years[0]}>
            {rows(ofYear)}
          </Group>
        );
      })}
    </section>
  );
}

function hintText(target: LinkTarget): string {
  if (target === 'report') return i18n.t('reports.hintReport');
  return target === 'phrase' ? i18n.t('reports.hint') : i18n.t('reports.hintTemplate');
}

function byDate(a: ReportUse, b: ReportUse): number {
  const dateOf = ({ report }: ReportUse) => report.date ?? `${report.year}`;
  return dateOf(a) < dateOf(b) ? -1 : 1;
}

function Group({ title, isOpen, children }: { title: string; isOpen: boolean; children: ComponentChildren }) {
  return (
    <details class="report-group" open={isOpen}>
      <summary class="opens">{title}</summary>
      {children}
    </details>
  );
}

function Rows({ uses, target, hrefOf, onCopy }: Omit<ReportListProps, 'provinces'>) {
  return (
    <table class="report-rows">
      <thead>
        <tr>
          <th scope="col">{i18n.t('reports.source')}</th>
          <th scope="col">{i18n.t('reports.date')}</th>
          <th scope="col">{i18n.t('reports.speaker')}</th>
          <th scope="col">{i18n.t('reports.count')}</th>
          <th scope="col">
            <span class="only-read-aloud">{openText(target)}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {uses.map((use) => (
          <Row
            key={`${use.report.series} ${use.report.year} ${use.report.name}`}
            use={use}
            target={target}
            href={hrefOf(use)}
            onCopy={onCopy}
          />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  use: ReportUse;
  target: LinkTarget;
  href: string | null;
  onCopy: ReportListProps['onCopy'];
}

function openText(target: LinkTarget): string {
  return target === 'report' ? i18n.t('reports.openReport') : i18n.t('reports.open');
}

function Row({ use, target, href, onCopy }: RowProps) {
  const { report, count } = use;
  const [copied, setCopied] = useState<CitationForm | null>(null);
  const date = recordDate(report.date ?? `${report.year}`, 'short');
  const name = `${seriesTitle(report)}, ${date}`;
  const copyButton = (form: CitationForm) => (
    <Button
      label={form === 'plain' ? i18n.t('reports.copyPlain', [name]) : i18n.t('reports.copyStandard', [name])}
      onPress={async () => {
        if (await onCopy(use, form)) setCopied(form);
      }}
    >
      {form === 'plain' ? i18n.t('reports.plain') : i18n.t('reports.standard')}
      {copied === form && ' ✓'}
    </Button>
  );
  return (
    <tr>
      <th scope="row">{seriesTitle(report)}</th>
      <td class="report-date">{date}</td>
      <td class="report-speaker" lang="zh-Hans">
        {report.speaker ?? ''}
      </td>
      <td class="report-count">{i18n.t('reports.times', [formatNumber(count)])}</td>
      <td class="report-actions">
        {href === null ? (
          <span class="report-none">{i18n.t('reports.noPage')}</span>
        ) : (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={
              target === 'report'
                ? i18n.t('reports.openReportPage', [name])
                : i18n.t('reports.openPage', [name])
            }
          >
            {openText(target)} ↗
          </a>
        )}
        {copyButton('plain')}
        {copyButton('standard')}
        <span class="only-read-aloud" role="status">
          {copied !== null && i18n.t('reports.copied')}
        </span>
      </td>
    </tr>
  );
}
