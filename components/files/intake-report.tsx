import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { FileReport } from '../../utils/intake/take-in';
import { figure } from '../../utils/labels/figures';
import { problemWords } from '../../utils/labels/intake-words';
import { Switch } from '../common/switch';
import { VirtualRows } from '../common/virtual-rows';

export interface IntakeReportProps {
  reports: readonly FileReport[];
  /** Address of a document in the library. */
  hrefOf(id: string): string;
}

/** Height of a row before it was drawn, px. */
const ROW_HEIGHT = 64;

/** What came of each file: what was taken, or why not; on demand only the latter. */
export function IntakeReport({ reports, hrefOf }: IntakeReportProps) {
  const [only, setOnly] = useState(false);
  const refused = reports.filter((report) => 'problem' in report);
  const shown = only ? refused : reports;
  return (
    <section class="intake-report">
      {refused.length > 0 && refused.length < reports.length && (
        <Switch on={only} onSwitch={setOnly}>
          {i18n.t('intake.onlyRefused')}
        </Switch>
      )}
      <VirtualRows
        key={String(only)}
        count={shown.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(at) => `${only} ${at}`}
        label={i18n.t('intake.report')}
      >
        {(at) => <Row report={shown[at]} hrefOf={hrefOf} />}
      </VirtualRows>
    </section>
  );
}

function Row({ report, hrefOf }: { report: FileReport; hrefOf(id: string): string }) {
  const { name, within } = report;
  return (
    <div class={`intake-row ${'taken' in report ? 'taken' : 'refused'}`}>
      <p class="intake-file">
        <bdi>{within === '' ? name : i18n.t('intake.within', [name, within])}</bdi>
      </p>
      {'taken' in report ? (
        <Taken taken={report.taken} hrefOf={hrefOf} />
      ) : (
        <Refused problem={report.problem} hrefOf={hrefOf} />
      )}
    </div>
  );
}

function Taken({
  taken,
  hrefOf,
}: { taken: Extract<FileReport, { taken: unknown }>['taken'] } & Pick<IntakeReportProps, 'hrefOf'>) {
  const when = taken.date ?? taken.year;
  return (
    <p class="intake-facts">
      <a class="intake-title" lang="zh-Hans" href={hrefOf(taken.id)}>
        {taken.title}
      </a>
      {when !== null && <span>{when}</span>}
      <span>{i18n.t('intake.han', [figure(taken.han)])}</span>
    </p>
  );
}

function Refused({
  problem,
  hrefOf,
}: { problem: Extract<FileReport, { problem: unknown }>['problem'] } & Pick<IntakeReportProps, 'hrefOf'>) {
  const words = problemWords(problem);
  const isThere = problem.kind === 'inCorpus' && problem.title !== null;
  return <p class="intake-why">{isThere ? <a href={hrefOf(problem.id)}>{words}</a> : words}</p>;
}
