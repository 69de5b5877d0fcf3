import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Encoding } from '../../utils/intake/decode-text';
import type { FileReport, TakenFile } from '../../utils/intake/intake-result';
import type { IntakeProblem } from '../../utils/intake/problem';
import {
  type Correction,
  type Corrections,
  canChooseEncoding,
  corrected,
  isDoubtful,
  isToBeAdded,
  type WrongFact,
} from '../../utils/intake/review';
import { levelName } from '../../utils/labels/documents';
import { formatNumber } from '../../utils/labels/numbers';
import { Button } from '../common/button';
import { Switch } from '../common/choices';
import { VirtualRows } from '../common/virtual-rows';
import { FileName, FileNotes, RefusedLine } from './file-reports';
import { EncodingField, FileDetails } from './review-details';

/** A fact that has to be corrected first; another object each time it is pointed at. */
export interface PointedFact {
  readonly at: number;
  readonly fact: WrongFact;
}

interface ImportReviewProps {
  reports: readonly FileReport[];
  corrections: Corrections;
  /** Opened and focused; null where nothing is pointed at. */
  pointed: PointedFact | null;
  /** Text of a document that was read. */
  textOf(id: string): string;
  /** Address of a document in the library. */
  hrefOf(id: string): string;
  onCorrect(at: number, correction: Correction): void;
  onReadAs(at: number, encoding: Encoding): Promise<IntakeProblem | null>;
}

/** Estimated height of a row, px. */
const ROW_HEIGHT = 72;

/** What was read of each file, before it is added: facts to correct, text to check, what is lost, what is refused. */
export function ImportReview(props: ImportReviewProps) {
  const { reports, pointed } = props;
  const [only, setOnly] = useState(false);
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const list = useRef<HTMLElement>(null);
  const all = reports.map((_, at) => at);
  const doubtful = all.filter((at) => isDoubtful(reports[at]));
  const shown = only ? doubtful : all;

  const open = (at: number, isOpen: boolean) =>
    setOpened((before) => new Set(isOpen ? [...before, at] : [...before].filter((each) => each !== at)));

  useEffect(() => {
    if (pointed === null) return;
    setOnly(false);
    open(pointed.at, true);
  }, [pointed]);
  // The field is there once its row is drawn and open.
  const field = pointed && opened.has(pointed.at) && !only ? pointed : null;
  const focused = useRef<PointedFact | null>(null);
  useEffect(() => {
    // Once: later the row may be closed and opened again.
    if (field === null || focused.current === field) return;
    focused.current = field;
    const row = list.current?.querySelector(`[data-file="${field.at}"]`);
    row?.querySelector<HTMLElement>(`[name=${field.fact}]`)?.focus();
  }, [field]);

  return (
    <section class="intake-report import-review" ref={list}>
      {doubtful.length > 0 && doubtful.length < reports.length && (
        <Switch on={only} onSwitch={setOnly}>
          {i18n.t('intake.review.onlyDoubtful')}
        </Switch>
      )}
      <VirtualRows
        key={String(only)}
        count={shown.length}
        rowHeight={ROW_HEIGHT}
        keyOf={(index) => `${only} ${shown[index]}`}
        kept={pointed && !only ? pointed.at : undefined}
        label={i18n.t('intake.report')}
      >
        {(index) => {
          const at = shown[index];
          return <Row {...props} at={at} isOpen={opened.has(at)} onOpen={(isOpen) => open(at, isOpen)} />;
        }}
      </VirtualRows>
    </section>
  );
}

interface RowProps extends ImportReviewProps {
  at: number;
  isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

function Row(props: RowProps) {
  const { at, isOpen, onOpen, reports, corrections, hrefOf, onCorrect } = props;
  const report = reports[at];
  const correction = corrections.get(at) ?? {};
  const isAdded = isToBeAdded(report, correction);
  const canRead = 'taken' in report || canChooseEncoding(report);
  const { title } = 'taken' in report ? corrected(report.taken, correction) : { title: report.name };
  return (
    <div
      class={`intake-row ${'taken' in report ? 'taken' : 'refused'}${isAdded ? '' : ' off'}`}
      data-file={at}
    >
      <div class="review-head">
        {'taken' in report && (
          <input
            type="checkbox"
            class="document-check"
            checked={isAdded}
            aria-label={i18n.t('intake.review.include', [title])}
            onChange={(event) => onCorrect(at, { isLeftOut: !event.currentTarget.checked })}
          />
        )}
        <div class="review-file">
          <FileName report={report} />
          {'taken' in report ? (
            <>
              <ReadFacts report={report} correction={correction} />
              <FileNotes report={report} isDivided={correction.isDivided} />
              {report.pages !== undefined && (
                <Switch
                  on={correction.isDivided !== true}
                  hint={
                    correction.isDivided
                      ? i18n.t('intake.review.divided', [formatNumber(report.pages.length)])
                      : i18n.t('intake.review.joined')
                  }
                  onSwitch={(on) => onCorrect(at, { isDivided: !on })}
                >
                  {i18n.t('intake.review.join')}
                </Switch>
              )}
            </>
          ) : (
            <RefusedLine problem={report.problem} hrefOf={hrefOf} />
          )}
        </div>
        {canRead && <OpenButton report={report} title={title} isOpen={isOpen} onOpen={onOpen} />}
      </div>
      {isOpen && <Details {...props} report={report} correction={correction} />}
    </div>
  );
}

interface OpenButtonProps extends Pick<RowProps, 'isOpen' | 'onOpen'> {
  report: FileReport;
  title: string;
}

function OpenButton({ report, title, isOpen, onOpen }: OpenButtonProps) {
  const [text, label] = isOpen
    ? [i18n.t('intake.review.close'), i18n.t('intake.review.closeThis', [title])]
    : 'taken' in report
      ? [i18n.t('intake.review.check'), i18n.t('intake.review.checkThis', [title])]
      : [i18n.t('intake.review.readAs'), i18n.t('intake.review.readAsThis', [title])];
  return (
    <Button label={label} expanded={isOpen} onPress={() => onOpen(!isOpen)}>
      {text}
    </Button>
  );
}

function Details(props: RowProps & { report: FileReport; correction: Correction }) {
  const { at, report, correction, textOf, onCorrect, onReadAs } = props;
  const encoding = canChooseEncoding(report) && (
    <EncodingField report={report} onReadAs={(chosen) => onReadAs(at, chosen)} />
  );
  if (!('taken' in report)) return <div class="review-details">{encoding}</div>;
  return (
    <FileDetails
      report={report}
      text={textOf(report.taken.id)}
      correction={correction}
      onCorrect={(change) => onCorrect(at, change)}
    >
      {encoding}
    </FileDetails>
  );
}

/** The facts in one line, as they will be stored. */
function ReadFacts({ report, correction }: { report: TakenFile; correction: Correction }) {
  const { title, date, year, level, outlet, han } = corrected(report.taken, correction);
  const { sections } = report;
  const facts = [
    date ?? year?.toString() ?? i18n.t('intake.review.noDate'),
    levelName(level) || i18n.t('intake.review.noLevel'),
    outlet,
    sections === null || sections === 0
      ? ''
      : i18n.t('intake.review.sections', sections, [formatNumber(sections)]),
    i18n.t('intake.han', [formatNumber(han)]),
  ].filter((fact) => fact !== '');
  return (
    <p class="intake-facts">
      <span class="intake-title" lang="zh-Hans">
        {title}
      </span>
      {facts.map((fact) => (
        <span key={fact}>
          <bdi>{fact}</bdi>
        </span>
      ))}
    </p>
  );
}
