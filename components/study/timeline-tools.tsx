import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { TimelineForm, TimelineMeasure } from '../../utils/timeline/look';
import type { TimeUnit } from '../../utils/timeline/timeline';
import { Button } from '../common/button';
import { type Choice, Segments } from '../common/choices';
import { closeIcon } from '../common/icons';
import { FilterBox } from '../common/text-fields';

/** How a timeline is shown; as in the address, where what is usual is left out. */
export interface TimelineChoices {
  readonly unit: TimeUnit;
  readonly form: TimelineForm;
  readonly measure: TimelineMeasure;
  readonly range: 'all' | 'news';
}

interface TimelineToolsProps {
  choices: TimelineChoices;
  /** Choices that make a difference to this timeline. */
  offered: readonly (keyof TimelineChoices)[];
  /** First year of the news. */
  newsYear: number;
  onChoose(change: Partial<TimelineChoices>): void;
}

/** The choices of a timeline. */
export function TimelineTools({ choices, offered, newsYear, onChoose }: TimelineToolsProps) {
  const { unit, form, measure, range } = choices;
  return (
    <div class="timeline-tools">
      {offered.includes('unit') && (
        <Segments
          label={i18n.t('timeline.by')}
          options={units()}
          chosen={unit}
          onChoose={(value) => onChoose({ unit: value })}
        />
      )}
      {offered.includes('measure') && (
        <Segments
          label={i18n.t('timeline.measure')}
          options={measures()}
          chosen={measure}
          onChoose={(value) => onChoose({ measure: value })}
        />
      )}
      {offered.includes('form') && (
        <Segments
          label={i18n.t('timeline.form')}
          options={forms()}
          chosen={form}
          onChoose={(value) => onChoose({ form: value })}
        />
      )}
      {offered.includes('range') && (
        <Segments
          label={i18n.t('timeline.range')}
          options={ranges(newsYear)}
          chosen={range}
          onChoose={(value) => onChoose({ range: value })}
        />
      )}
    </div>
  );
}

function units(): Choice<TimelineChoices['unit']>[] {
  return [
    { value: 'month', name: i18n.t('timeline.month') },
    { value: 'year', name: i18n.t('timeline.yearStep') },
  ];
}

function measures(): Choice<TimelineChoices['measure']>[] {
  return [
    { value: 'count', name: i18n.t('timeline.countChoice') },
    { value: 'rate', name: i18n.t('timeline.rateChoice') },
  ];
}

function forms(): Choice<TimelineChoices['form']>[] {
  return [
    { value: 'bars', name: i18n.t('timeline.bars') },
    { value: 'line', name: i18n.t('timeline.line') },
  ];
}

function ranges(newsYear: number): Choice<TimelineChoices['range']>[] {
  return [
    { value: 'all', name: i18n.t('timeline.allYears') },
    { value: 'news', name: i18n.t('timeline.sinceNews', [newsYear]) },
  ];
}

/** A wording that was asked for and can't be added. */
export interface Refused {
  readonly wording: string;
  /** Whether the timeline has it already; otherwise the record lacks it. */
  readonly isThere: boolean;
  /** What could be added instead. */
  readonly nearest: readonly string[];
}

interface CompareBoxProps {
  /** All wordings of the timeline; the first one stays. */
  wordings: readonly string[];
  /** Whether another one fits in. */
  canAdd: boolean;
  refused: Refused | null;
  onAdd(wording: string): void;
  onRemove(wording: string): void;
}

/** The wordings of a timeline with their colours, and a field to add one. */
export function CompareBox({ wordings, canAdd, refused, onAdd, onRemove }: CompareBoxProps) {
  const [text, setText] = useState('');
  const box = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(box, [wordings.length, refused?.wording]);
  return (
    <div class="timeline-compare" ref={box}>
      <ul class="timeline-legend">
        {wordings.map((wording, at) => (
          <li key={wording}>
            <svg class="drawing" width="24" height="8" aria-hidden="true">
              <path d="M0 4H24" class={`stroke ink-${['first', 'second', 'third'][at]} legend-${at}`} />
            </svg>
            <span lang="zh-Hans">{wording}</span>
            {at > 0 && (
              <Button
                look="square"
                icon={closeIcon}
                label={i18n.t('timeline.remove', [wording])}
                onPress={() => {
                  keepFocus();
                  onRemove(wording);
                }}
              />
            )}
          </li>
        ))}
      </ul>
      {canAdd && (
        <form
          class="timeline-add"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            keepFocus();
            onAdd(text.trim());
            setText('');
          }}
        >
          <FilterBox label={i18n.t('timeline.compareHint')} value={text} onChange={setText} />
          <button type="submit" class="button outlined">
            {i18n.t('timeline.compare')}
          </button>
        </form>
      )}
      <p class="timeline-not-found" role="status">
        {refused !== null && (
          <>
            {refused.isThere
              ? i18n.t('timeline.isThere', [refused.wording])
              : i18n.t('timeline.notFound', [refused.wording])}{' '}
            {refused.nearest.length > 0 && i18n.t('timeline.nearest')}{' '}
            {refused.nearest.map((wording) => (
              <Button
                key={wording}
                onPress={() => {
                  keepFocus();
                  onAdd(wording);
                }}
              >
                <span lang="zh-Hans">{wording}</span>
              </Button>
            ))}
          </>
        )}
      </p>
    </div>
  );
}

/**
 * Keeps the focus in a box whose focused control may disappear: it goes to the field, or else to the last button.
 * @param changes What may make it disappear. @returns To call before such a change.
 */
function useKeptFocus(
  box: { readonly current: HTMLElement | null },
  changes: readonly unknown[],
): () => void {
  const isAwaited = useRef(false);
  useLayoutEffect(() => {
    if (!isAwaited.current) return;
    isAwaited.current = false;
    if (box.current?.contains(document.activeElement)) return;
    const controls = [
      ...(box.current?.querySelectorAll<HTMLElement>('input, .timeline-legend button') ?? []),
    ];
    const target = controls.find((control) => control.matches('input')) ?? controls[controls.length - 1];
    target?.focus();
  }, changes);
  return () => {
    isAwaited.current = true;
  };
}
