import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { BackupProgress } from '../../utils/backup/write-backup';
import type { FileReport, TakenFile } from '../../utils/intake/intake-result';
import type { IntakeNote, IntakeProblem } from '../../utils/intake/problem';
import { hasLoss } from '../../utils/intake/review';
import { formatNumber } from '../../utils/labels/numbers';
import { entryProblemText, intakeNoteText, intakeProblemText } from '../../utils/labels/problems';
import type { EntryProblem } from '../../utils/snippets/read-entries';
import { Switch } from '../common/choices';
import { VirtualRows } from '../common/virtual-rows';

interface IntakeReportProps {
  reports: readonly FileReport[];
  /** Address of a document in the library. */
  hrefOf(id: string): string;
}

/** Estimated height of a row, px. */
const ROW_HEIGHT = 64;

/** The result for each file: what was taken, or why not; on request only the latter. */
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
  return (
    <div class={`intake-row ${'taken' in report ? 'taken' : 'refused'}`}>
      <FileName report={report} />
      {'taken' in report ? (
        <>
          <Taken taken={report.taken} hrefOf={hrefOf} />
          <FileNotes report={report} />
        </>
      ) : (
        <RefusedLine problem={report.problem} hrefOf={hrefOf} />
      )}
    </div>
  );
}

/** The name of a file, with that of the zip that holds it. */
export function FileName({ report: { name, within } }: { report: FileReport }) {
  return (
    <p class="intake-file">
      <bdi>{within === '' ? name : i18n.t('intake.within', [name, within])}</bdi>
    </p>
  );
}

interface FileNotesProps {
  report: TakenFile;
  /** Whether the pages that it is joined of are added as a document each. */
  isDivided?: boolean | undefined;
}

/** What users should know of a file that was taken, a line each; what is lost stands out. */
export function FileNotes({ report: { notes, taken }, isDivided = false }: FileNotesProps) {
  const shown = isDivided ? notes.filter(({ kind }) => kind !== 'pages') : notes;
  return (
    <>
      {shown.map((note) => (
        <p key={note.kind} class={`intake-note${isQuiet(note) ? ' quiet' : ''}`}>
          {intakeNoteText(note, taken.units)}
        </p>
      ))}
    </>
  );
}

function isQuiet(note: IntakeNote): boolean {
  return !hasLoss({ notes: [note] }) && !(note.kind === 'encoding' && note.isGuessed);
}

function Taken({ taken, hrefOf }: Pick<TakenFile, 'taken'> & Pick<IntakeReportProps, 'hrefOf'>) {
  const when = taken.date ?? taken.year;
  return (
    <p class="intake-facts">
      <a class="intake-title" lang="zh-Hans" href={hrefOf(taken.id)}>
        {taken.title}
      </a>
      {when !== null && <span>{when}</span>}
      <span>{i18n.t('intake.han', [formatNumber(taken.han)])}</span>
    </p>
  );
}

/** Why a file is not taken, with a link to the document that has its text. */
export function RefusedLine({
  problem,
  hrefOf,
}: { problem: IntakeProblem } & Pick<IntakeReportProps, 'hrefOf'>) {
  const text = intakeProblemText(problem);
  const isThere = problem.kind === 'inCorpus' && problem.title !== null;
  return <p class="intake-why">{isThere ? <a href={hrefOf(problem.id)}>{text}</a> : text}</p>;
}

/** Estimated height of a row, px. */
const ENTRY_HEIGHT = 62;

/** The entries of a file that can't be taken, one per line; empty where all can. */
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
          const { at: number, words: excerpt } = problems[at];
          return (
            <div class="intake-row refused">
              <p class="intake-file">
                {i18n.t('files.problemAt', [formatNumber(number)])}
                {excerpt !== '' && (
                  <>
                    {' · '}
                    <bdi lang="zh-Hans">{excerpt}</bdi>
                  </>
                )}
              </p>
              <p class="intake-why">{entryProblemText(problems[at])}</p>
            </div>
          );
        }}
      </VirtualRows>
    </section>
  );
}

/** A file from which nothing was taken, and why. */
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
  label: string;
  /** Null until there is any. */
  progress: BackupProgress | null;
}

/** The progress of writing or reading a backup. */
export function BackupProgressBar({ label, progress }: BackupProgressBarProps) {
  return (
    <div class="intake-reading">
      <p>{label}</p>
      {progress && (
        <progress
          value={progress.done}
          max={progress.total}
          aria-label={i18n.t('files.backupProgress', [
            formatNumber(progress.done),
            formatNumber(progress.total),
          ])}
        />
      )}
    </div>
  );
}
