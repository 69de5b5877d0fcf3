import { i18n } from '#i18n';
import type { Subject } from '../../utils/labels/answer-view';
import { formatNumber } from '../../utils/labels/numbers';
import {
  courseTexts,
  type Emphasised,
  newsChartText,
  newsYearText,
  originText,
} from '../../utils/labels/origin';
import { recordSubject } from '../../utils/labels/record';
import type { RecordFacts } from '../../utils/record/facts';
import { INTENSITIES, peakYear } from '../../utils/record/trend';
import { layOutRates, YearsChart } from './years-chart';

interface OriginFactsProps {
  facts: RecordFacts;
  subject: Subject;
}

/**
 * Since when a phrase is used, and how its use in the news developed: a sentence, a chart by year, the trend. A first
 * line says what this is about, unless it is the wording shown above.
 */
export function OriginFacts({ facts, subject }: OriginFactsProps) {
  const of = recordSubject(subject);
  return (
    <div class="origin">
      {of !== '' && <p class="record-of">{of}</p>}
      <p class="origin-since">
        <Sentence {...originText(facts)} />
      </p>
      {facts.news && <NewsCourse news={facts.news} />}
    </div>
  );
}

/** A sentence with its emphasised parts. */
export function Sentence({ text, strong }: Emphasised) {
  const pieces: (string | { readonly strong: string })[] = [];
  let rest = text;
  for (const part of strong) {
    const at = rest.indexOf(part);
    if (at < 0) continue;
    pieces.push(rest.slice(0, at), { strong: part });
    rest = rest.slice(at + part.length);
  }
  return (
    <>
      {pieces.map((piece) =>
        typeof piece === 'string' ? piece : <strong key={piece.strong}>{piece.strong}</strong>,
      )}
      {rest}
    </>
  );
}

/** The news by year, with its trend and how often it was said in the last year. */
function NewsCourse({ news }: { news: NonNullable<RecordFacts['news']> }) {
  const { years } = news;
  const rates = years.map(({ year, days, total }) => ({ year, count: total === 0 ? null : days / total }));
  const { trend, intensity, days } = courseTexts(news);
  const degree = INTENSITIES.indexOf(news.intensity) + 1;
  return (
    <>
      <YearsChart
        years={rates}
        chart={layOutRates(rates)}
        label={newsChartText(news)}
        yearText={(at) => newsYearText(years[at])}
        middle={newsYearText(peakYear(years))}
      />
      <p class="origin-course">
        {trend !== '' && <span class={`trend ${news.trend}`}>{trend}</span>}
        <span class="intensity" title={i18n.t('origin.degree', [formatNumber(degree)])}>
          <span class="intensity-degrees" aria-hidden="true">
            {INTENSITIES.map((each, at) => (
              <i key={each} class={at < degree ? 'reached' : ''} />
            ))}
          </span>
          {intensity}
        </span>
        <span class="intensity-days">{days}</span>
      </p>
    </>
  );
}
