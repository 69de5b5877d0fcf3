import { i18n } from '#i18n';
import type { LookUpState } from '../../utils/card-views';
import { type AnswerView, subjectOf, viewOf } from '../../utils/labels/answer-view';
import { documentsText, frequencyText, isRun, runText } from '../../utils/labels/corpus';
import { formatNumber } from '../../utils/labels/numbers';
import { readable } from '../../utils/labels/wording';
import type { Part, PhraseAnswer } from '../../utils/lookup/answer';
import { Button } from '../common/button';
import { CorpusYearsFacts } from '../phrases/corpus-years';
import { KwicLine } from '../phrases/kwic-line';
import { OriginFacts } from '../phrases/origin-facts';
import { PartList } from '../phrases/phrase-wording';
import { RecordRows } from '../phrases/record-facts';

interface CardAnswerProps {
  answer: LookUpState;
  onRetry(): void;
  onPart(part: Part): void;
}

/** The answer of corpus and record, or a placeholder. */
export function CardAnswer({ answer, onRetry, onPart }: CardAnswerProps) {
  return (
    <div class="card-answer" aria-busy={answer.status === 'loading'}>
      {answer.status === 'loading' && <Skeleton />}
      {answer.status === 'failed' && (
        <Button look="outlined" onPress={onRetry}>
          {i18n.t('retry')}
        </Button>
      )}
      {answer.status === 'found' && <Found found={answer.found} onPart={onPart} />}
    </div>
  );
}

function Found({ found, onPart }: { found: PhraseAnswer; onPart(part: Part): void }) {
  const view = viewOf(found);
  const { record, recordOf, whole, parts } = view;
  const { lines } = found;
  if (isRun(view)) return <Run view={view} onPart={onPart} />;
  return (
    <>
      {record ? (
        <>
          <OriginFacts facts={record} subject={recordOf} />
          <RecordRows facts={record} isShort={record.news !== null} rows={<CorpusRows view={view} />} />
        </>
      ) : (
        <p class="card-frequency">{frequencyText(view)}</p>
      )}
      <CorpusYearsFacts years={found.years} />
      <ul class="kwic-lines">
        {lines.map((line) => (
          <KwicLine key={`${line.documentId}:${line.start}`} line={line} whole={lines.length === 1} />
        ))}
      </ul>
      {found.heldBack > 0 && <p class="card-frequency">{i18n.t('card.heldBack')}</p>}
      {whole !== null && parts.length > 0 && (
        <PartList parts={parts} label={i18n.t('card.showPart')} onPart={onPart} />
      )}
      {whole === null && parts.length > 0 && (
        <details class="card-parts">
          <summary class="opens">{i18n.t('card.parts', [formatNumber(parts.length)])}</summary>
          <PartList parts={parts} onPart={onPart} />
        </details>
      )}
    </>
  );
}

/** A wording of which only members are known: the facts of the one with most to say, then all. */
function Run({ view, onPart }: { view: AnswerView; onPart(part: Part): void }) {
  const { lead, parts } = view;
  return (
    <>
      <p class="card-frequency">{runText(view)}</p>
      {lead?.record && (
        <>
          <p class="run-lead">{i18n.t('run.about', [readable(lead.text)])}</p>
          <OriginFacts facts={lead.record} subject={subjectOf(lead)} />
          <RecordRows facts={lead.record} isShort={lead.record.news !== null} />
        </>
      )}
      <PartList parts={parts} onPart={onPart} />
    </>
  );
}

/** What the bundled documents have, and the user's own. */
function CorpusRows({ view }: { view: AnswerView }) {
  const { frequency, documentFrequency, documentTotal, frequencyOf, own, recordOf } = view;
  const bundled = {
    frequencyOf,
    frequency: frequency - (own?.frequency ?? 0),
    documentFrequency: documentFrequency - (own?.documentFrequency ?? 0),
    documentTotal: documentTotal - (own?.documentTotal ?? 0),
  };
  return (
    <>
      <dt>{i18n.t('corpus.rows')}</dt>
      <dd class="card-frequency">{documentsText(bundled, recordOf)}</dd>
      {own && (
        <>
          <dt>{i18n.t('corpus.ownRows')}</dt>
          <dd class="card-own">{documentsText({ ...own, frequencyOf }, recordOf)}</dd>
        </>
      )}
    </>
  );
}

/** Pale bars for three lines, so that nothing jumps when they arrive. */
function Skeleton() {
  return (
    <div class="card-skeleton" aria-hidden="true">
      <i />
      <i />
      <i />
    </div>
  );
}
