import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Subject } from '../../utils/labels/answer-view';
import {
  congressWords,
  countWords,
  provinceWords,
  provincialWords,
  recordSubject,
  spanWords,
} from '../../utils/labels/record';
import type { RecordFacts as Facts } from '../../utils/record/facts';
import { RecordChart } from './record-chart';

interface RecordFactsProps {
  facts: Facts;
  subject: Subject;
  /** What stands under the chart. */
  children?: ComponentChildren;
}

/**
 * What the record has of a phrase: a line for each collection that has it, and the national reports by year; before
 * them what they are of where it isn't the wording that stands above.
 */
export function RecordFacts({ facts, subject, children }: RecordFactsProps) {
  const of = recordSubject(subject);
  return (
    <>
      {of !== '' && <p class="record-of">{of}</p>}
      <Collections facts={facts}>{children}</Collections>
    </>
  );
}

function Collections({ facts, children }: Omit<RecordFactsProps, 'subject'>) {
  const { national, congress, provincial, years } = facts;
  return (
    <dl class="record">
      {national && (
        <>
          <dt>{i18n.t('record.national')}</dt>
          <dd class="national">{countWords(national)}</dd>
          <dd class="record-wide">
            <p class="record-span">{spanWords(national)}</p>
            <RecordChart years={years} />
            {children}
          </dd>
        </>
      )}
      {congress && (
        <>
          <dt>{i18n.t('record.congress')}</dt>
          <dd class="congress">{congressWords(congress)}</dd>
        </>
      )}
      {provincial && (
        <>
          <dt>{i18n.t('record.provincial')}</dt>
          <Provinces provincial={provincial} />
        </>
      )}
    </dl>
  );
}

/** Opens to the provinces' names, unless they are all. */
function Provinces({ provincial }: { provincial: NonNullable<Facts['provincial']> }) {
  const { reports, total, provinces } = provincial;
  return (
    <dd class="provincial">
      {reports === total ? (
        provincialWords(provincial)
      ) : (
        <details>
          <summary class="opens">{provincialWords(provincial)}</summary>
          <p class="record-names">{provinceWords(provinces)}</p>
        </details>
      )}
    </dd>
  );
}
