import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Level } from '../../utils/corpus/document';
import { ENCODINGS, type Encoding } from '../../utils/intake/decode-text';
import type { FileReport, TakenFile } from '../../utils/intake/intake-result';
import type { IntakeNote, IntakeProblem } from '../../utils/intake/problem';
import { type Correction, dateToEdit, wrongFact } from '../../utils/intake/review';
import { levelOptions } from '../../utils/labels/documents';
import { formatNumber } from '../../utils/labels/numbers';
import { intakeProblemText } from '../../utils/labels/problems';
import { SelectField, TextField } from '../common/form-fields';
import { TextPreview } from './text-preview';

type CountNote = Extract<IntakeNote, { count: number }>;

interface FileDetailsProps {
  report: TakenFile;
  text: string;
  correction: Correction;
  onCorrect(correction: Correction): void;
  /** Further fields. */
  children: ComponentChildren;
}

/** What was read of a file: its facts in fields, its text, and the lines that were left out. */
export function FileDetails({ report, text, correction, onCorrect, children }: FileDetailsProps) {
  const { taken } = report;
  const { title = taken.title, date = dateToEdit(taken), level = taken.level } = correction;
  const wrong = wrongFact({ title, date });
  return (
    <div class="review-details">
      <div class="page-fields">
        <TextField
          name="title"
          label={i18n.t('intake.page.docTitle')}
          lang="zh-Hans"
          problem={wrong === 'title' ? i18n.t('intake.page.titleNeeded') : null}
          value={title}
          onText={(typed) => onCorrect({ title: typed })}
        />
        <TextField
          name="date"
          label={i18n.t('intake.page.date')}
          hint={i18n.t('intake.page.dateHint')}
          problem={wrong === 'date' ? i18n.t('intake.page.dateWrong') : null}
          autoComplete="off"
          maxLength={40}
          value={date}
          onText={(typed) => onCorrect({ date: typed })}
        />
        <SelectField<Level>
          name="level"
          label={i18n.t('documents.levelName')}
          value={level}
          options={levelOptions()}
          onChoose={(chosen) => onCorrect({ level: chosen })}
        />
        <TextField
          name="outlet"
          label={i18n.t('documents.outlet')}
          value={correction.outlet ?? taken.outlet}
          onText={(typed) => onCorrect({ outlet: typed })}
        />
        {children}
      </div>
      <div class="review-text">
        <TextPreview text={text} han={taken.han} />
        <LeftOut report={report} />
      </div>
    </div>
  );
}

/** The lines of the file that are not part of the text. */
function LeftOut({ report: { leftOut, notes } }: { report: TakenFile }) {
  if (leftOut.length === 0) return null;
  const all = notes.find((note): note is CountNote => note.kind === 'leftOut')?.count ?? leftOut.length;
  const rest = all - leftOut.length;
  return (
    <details class="review-left-out">
      <summary>
        {i18n.t('intake.review.leftOut')} ({formatNumber(all)})
      </summary>
      <ul lang="zh-Hans">
        {leftOut.map((line, at) => (
          <li key={at}>
            <bdi>{line}</bdi>
          </li>
        ))}
      </ul>
      {rest > 0 && <p>{i18n.t('intake.review.leftOutRest', rest, [formatNumber(rest)])}</p>}
    </details>
  );
}

interface EncodingFieldProps {
  report: FileReport;
  onReadAs(encoding: Encoding): Promise<IntakeProblem | null>;
}

/** A choice of the encoding, where it was guessed or not found. A wrong choice changes nothing, and says why. */
export function EncodingField({ report, onReadAs }: EncodingFieldProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const note = 'taken' in report ? report.notes.find(({ kind }) => kind === 'encoding') : undefined;
  const current = note?.kind === 'encoding' ? note.name : '';
  const [tried, setTried] = useState<Encoding | null>(null);

  async function choose(encoding: Encoding) {
    setFailed(null);
    setTried(encoding);
    const problem = await onReadAs(encoding);
    setTried(null);
    if (problem !== null)
      setFailed(i18n.t('intake.review.encodingFailed', [encoding, intakeProblemText(problem)]));
  }

  const names = ENCODINGS.map((name) => [name, name] as const);
  const isListed = ENCODINGS.some((name) => name === current);
  return (
    <SelectField<string>
      name="encoding"
      label={i18n.t('intake.review.encoding')}
      hint={i18n.t('intake.review.encodingHint')}
      problem={failed}
      value={tried ?? current}
      isCostly
      options={
        isListed ? names : [[current, current || i18n.t('intake.review.encodingNone')] as const, ...names]
      }
      onChoose={(chosen) => void choose(chosen as Encoding)}
    />
  );
}
