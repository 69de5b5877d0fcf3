import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BackupProgress } from '../../utils/backup/write-backup';
import type { FileReport } from '../../utils/intake/take-in';
import { figure } from '../../utils/labels/numbers';
import { entryProblemWords, problemWords } from '../../utils/labels/problems';
import type { EntryProblem } from '../../utils/snippets/read-entries';
import { Switch } from '../common/choices';
import { VirtualRows } from '../common/virtual-rows';

interface IntakeReportProps {
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

/** Height of a row before it was drawn, px. */
const ENTRY_HEIGHT = 62;

/** The entries of a file that can't be taken, a line each; nothing where all can. */
export function EntryReport({ problems }: { problems: readonly EntryProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <section class="entry-report">
      <h4>{i18n.t('files.problemsTitle')}</h4>
      <VirtualRows
        count={problems.length}
        rowHeight={ENTRY_HEIGHT}
        keyOf={(at) => String(at)}
        label={i18n.t('files.problemsTitle')}
      >
        {(at) => {
          const { at: place, words } = problems[at];
          return (
            <div class="intake-row refused">
              <p class="intake-file">
                {i18n.t('files.problemAt', [figure(place)])}
                {words !== '' && (
                  <>
                    {' · '}
                    <bdi lang="zh-Hans">{words}</bdi>
                  </>
                )}
              </p>
              <p class="intake-why">{entryProblemWords(problems[at])}</p>
            </div>
          );
        }}
      </VirtualRows>
    </section>
  );
}

/** A file of which nothing was taken: its name, and why. */
export function RefusedFile({ name, why }: { name: string; why: string }) {
  return (
    <div class="files-refused">
      <p class="files-done">{i18n.t('files.refused')}</p>
      <p class="intake-file">
        <bdi>{name}</bdi>
      </p>
      <p>{why}</p>
    </div>
  );
}

interface BackupProgressBarProps {
  /** What is being done. */
  words: string;
  /** Null while nothing is known of it. */
  progress: BackupProgress | null;
}

/** How far the writing or reading of a backup has come. */
export function BackupProgressBar({ words, progress }: BackupProgressBarProps) {
  return (
    <div class="intake-reading">
      <p>{words}</p>
      {progress && (
        <progress
          value={progress.done}
          max={progress.total}
          aria-label={i18n.t('files.backupProgress', [figure(progress.done), figure(progress.total)])}
        />
      )}
    </div>
  );
}
