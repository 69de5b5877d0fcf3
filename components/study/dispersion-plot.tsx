import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatRate } from '../../utils/labels/corpus';
import { formatNumber, formatPercent } from '../../utils/labels/numbers';
import { factLine, sentenceText } from '../../utils/labels/wording';
import type { StudyDocument } from '../../utils/lookup/answer';
import { Button } from '../common/button';
import { ChartTable } from '../common/tables';

/** Bars shown at first: about as many as fit on a screen beside the lines. */
const FEW = 8;

/** Height of a bar in its own units. */
const HEIGHT = 14;

interface DispersionPlotProps {
  /** Those with the wording. */
  documents: readonly StudyDocument[];
  /** An occurrence was chosen, by its offsets in the document's text. */
  onOccurrence(document: StudyDocument, place: { start: number; end: number }): void;
}

/** Where a wording occurs in each document: a bar from beginning to end, with a stroke for each occurrence. */
export function DispersionPlot({ documents, onOccurrence }: DispersionPlotProps) {
  const [all, setAll] = useState(false);
  const rows = inPlotOrder(documents);
  const shown = all ? rows : rows.slice(0, FEW);
  return (
    <section class="dispersion">
      <h3>{i18n.t('study.spread')}</h3>
      <p class="study-hint">
        {sentenceText([
          i18n.t('study.spreadHint'),
          ...(hasYears(documents) ? [i18n.t('study.spreadByYear')] : []),
        ])}
      </p>
      <ol class="dispersion-rows">
        {shown.map(({ document }) => (
          <li key={document.id}>
            <span class="dispersion-title" lang="zh-Hans" title={document.title}>
              {document.title}
            </span>
            <span class="dispersion-year">{document.year}</span>
            <Bar document={document} onOccurrence={onOccurrence} />
            <span class="dispersion-count">{formatNumber(occurrenceCount(document))}</span>
          </li>
        ))}
      </ol>
      <div class="dispersion-more">
        {rows.length > shown.length && (
          <div class="few-more">
            <Button onPress={() => setAll(true)}>
              {i18n.t('study.spreadAll', [formatNumber(rows.length)])}
            </Button>
          </div>
        )}
        <ChartTable
          label={i18n.t('study.spread')}
          columns={[i18n.t('study.document'), i18n.t('study.places'), i18n.t('study.perTenThousand')]}
          rows={rows.map(({ document }) => [
            factLine([document.title, `${document.year ?? ''}`]),
            formatNumber(occurrenceCount(document)),
            formatRate(occurrenceCount(document), document.han),
          ])}
        />
      </div>
    </section>
  );
}

interface BarProps {
  document: StudyDocument;
  onOccurrence: DispersionPlotProps['onOccurrence'];
}

/** A slider over a document's occurrences: arrow keys and the pointer choose one, Enter and a click open it. */
function Bar({ document, onOccurrence }: BarProps) {
  const [chosen, setChosen] = useState<number | null>(null);
  const last = occurrenceCount(document) - 1;
  const at = Math.min(chosen ?? 0, last);

  function onKeyDown(event: KeyboardEvent) {
    const next: Record<string, number> = {
      ArrowRight: at + 1,
      ArrowUp: at + 1,
      ArrowLeft: at - 1,
      ArrowDown: at - 1,
      Home: 0,
      End: last,
    };
    if (event.key === 'Enter') onOccurrence(document, occurrenceAt(document, at));
    const target = next[event.key];
    if (target === undefined) return;
    event.preventDefault();
    setChosen(Math.max(0, Math.min(last, target)));
  }

  function under(event: MouseEvent): number {
    const { left, width } = (event.currentTarget as Element).getBoundingClientRect();
    return nearestOccurrence(document, (event.clientX - left) / width);
  }

  return (
    <div
      class="dispersion-bar"
      role="slider"
      tabIndex={0}
      aria-label={i18n.t('study.spreadBar', [document.title, formatNumber(last + 1)])}
      aria-valuemin={1}
      aria-valuemax={last + 1}
      aria-valuenow={at + 1}
      aria-valuetext={i18n.t('study.spreadPlace', [
        formatNumber(at + 1),
        formatNumber(last + 1),
        formatPercent(occurrenceAt(document, at).start / Math.max(1, document.length)),
      ])}
      onKeyDown={onKeyDown}
      onFocus={() => setChosen(at)}
      onBlur={() => setChosen(null)}
      onMouseMove={(event) => setChosen(under(event))}
      onMouseLeave={() => setChosen(null)}
      onClick={(event) => onOccurrence(document, occurrenceAt(document, under(event)))}
    >
      <svg viewBox={`0 0 ${BAR_UNITS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="dispersion-strokes" d={strokesOf(document).map(strokePath).join('')} />
        {chosen !== null && <path class="dispersion-chosen" d={strokePath(strokeOf(document, at))} />}
      </svg>
    </div>
  );
}

function strokePath(stroke: number): string {
  return `M${stroke + 0.5} 0V${HEIGHT}`;
}

/** Width of a bar in its own units; a stroke is at least one unit wide. */
export const BAR_UNITS = 600;

/** An occurrence in a document, by its index from 0. UTF-16 offsets. */
export function occurrenceAt({ places }: StudyDocument, at: number): { start: number; end: number } {
  return { start: places[2 * at], end: places[2 * at + 1] };
}

/** How many occurrences a document has. */
export function occurrenceCount({ places }: StudyDocument): number {
  return places.length / 2;
}

/** Position of an occurrence's stroke on the bar, 0 to BAR_UNITS - 1. */
export function strokeOf(document: StudyDocument, at: number): number {
  const { start } = occurrenceAt(document, at);
  return Math.min(BAR_UNITS - 1, Math.floor((start / Math.max(1, document.length)) * BAR_UNITS));
}

/** The positions of all strokes on the bar, without duplicates, ascending. */
export function strokesOf(document: StudyDocument): number[] {
  const strokes = new Set<number>();
  for (let at = 0; at < occurrenceCount(document); at++) strokes.add(strokeOf(document, at));
  return [...strokes];
}

/**
 * The occurrence whose stroke is nearest to a point on the bar; the first of equally near ones. @param share
 * 0 (left end) to 1.
 */
export function nearestOccurrence(document: StudyDocument, share: number): number {
  const wanted = share * document.length;
  let nearest = 0;
  for (let at = 1; at < occurrenceCount(document); at++) {
    const isNearer =
      Math.abs(occurrenceAt(document, at).start - wanted) <
      Math.abs(occurrenceAt(document, nearest).start - wanted);
    if (isNearer) nearest = at;
  }
  return nearest;
}

/**
 * Documents with their numbers: by year where there are at least two years, those without one last; else
 * unchanged.
 */
export function inPlotOrder(
  documents: readonly StudyDocument[],
): { document: StudyDocument; number: number }[] {
  const rows = documents.map((document, number) => ({ document, number }));
  if (!hasYears(documents)) return rows;
  const yearOf = ({ document }: (typeof rows)[number]) => document.year ?? Number.POSITIVE_INFINITY;
  return rows.sort((a, b) => (yearOf(a) === yearOf(b) ? 0 : yearOf(a) - yearOf(b)));
}

/** Whether documents are from at least two different years. */
function hasYears(documents: readonly StudyDocument[]): boolean {
  return new Set(documents.map(({ year }) => year).filter((year) => year !== null)).size > 1;
}
