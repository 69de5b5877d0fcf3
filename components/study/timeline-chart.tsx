import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { listText } from '../../utils/labels/numbers';
import { stopTexts, timelineWords } from '../../utils/labels/timeline';
import { layOutTimeline } from '../../utils/timeline/layout';
import type { TimelineForm, TimelineMeasure } from '../../utils/timeline/look';
import { type Stop, stopsOf, type Timeline } from '../../utils/timeline/timeline';
import { DrawingView } from './drawing-view';

interface TimelineChartProps {
  timeline: Timeline;
  form: TimelineForm;
  measure: TimelineMeasure;
}

/** Width that is drawn until the element's own is known, px. */
const FIRST_WIDTH = 960;

/** A timeline over the full width. The pointer and the arrow keys move over its stops and show what they have. */
export function TimelineChart({ timeline, form, measure }: TimelineChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const stops = useMemo(() => stopsOf(timeline), [timeline]);
  const { drawing, place } = useMemo(
    () => layOutTimeline(timeline, { width, form, measure, words: timelineWords(timeline, measure) }),
    [timeline, form, measure, width],
  );
  const [focused, setFocused] = useState<number | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const chosen = hovered ?? focused;
  const last = stops.length - 1;
  const at = Math.min(chosen ?? startOf(timeline, stops), last);
  const texts = stops.length === 0 ? { name: '', facts: [] } : stopTexts(timeline, stops[at]);
  const middleOf = ({ period }: Stop) => place.xOf((period.start + period.end) / 2);

  function onKeyDown(event: KeyboardEvent) {
    const target = keyTarget(event.key, stops, at);
    if (target === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    setHovered(null);
    setFocused(target);
  }

  function stopAt(event: MouseEvent): number | null {
    const { left } = (event.currentTarget as Element).getBoundingClientRect();
    return nearestStop(stops.map(middleOf), event.clientX - left);
  }

  function onBlur() {
    setHovered(null);
    setFocused(null);
  }

  return (
    <div
      class="timeline-chart"
      ref={box}
      role="slider"
      tabIndex={0}
      aria-label={i18n.t('timeline.label', [listText(timeline.wordings)])}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, last)}
      aria-valuenow={Math.max(0, at)}
      aria-valuetext={[texts.name, ...texts.facts].reduce((all, fact) => i18n.t('origin.and', [all, fact]))}
      onKeyDown={onKeyDown}
      onFocus={() => setFocused(at)}
      onBlur={onBlur}
      onPointerMove={(event) => setHovered(stopAt(event))}
      onPointerDown={(event) => setHovered(stopAt(event))}
      onClick={(event) => setFocused(stopAt(event))}
      onPointerCancel={() => setHovered(null)}
      // A finger that is lifted leaves as well.
      onPointerLeave={({ pointerType }) => pointerType !== 'touch' && setHovered(null)}
    >
      <DrawingView {...drawing} />
      {chosen !== null && at >= 0 && (
        <>
          <span
            class="timeline-cursor"
            style={{
              left: `${middleOf(stops[at])}px`,
              top: `${place.top}px`,
              height: `${place.bottom - place.top}px`,
            }}
          />
          <Value x={middleOf(stops[at])} width={width} {...texts} />
        </>
      )}
    </div>
  );
}

interface ValueProps {
  /** Of the cursor, px. */
  x: number;
  width: number;
  name: string;
  facts: readonly string[];
}

/** What a stop has, beside the cursor. */
function Value({ x, width, name, facts }: ValueProps) {
  return (
    <div class="timeline-value" style={valueStyle(x, width)}>
      <strong>{name}</strong>
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
    </div>
  );
}

/** Beside the cursor, on the side with more room. */
function valueStyle(x: number, width: number): Record<string, string> {
  return x > width / 2
    ? { right: `${width - x + 8}px`, maxWidth: `${Math.max(0, x - 12)}px` }
    : { left: `${x + 8}px`, maxWidth: `${Math.max(0, width - x - 12)}px` };
}

/** The stop of the first use, where reading begins. */
function startOf({ first }: Timeline, stops: readonly Stop[]): number {
  const at = first === null ? -1 : stops.findIndex(({ period }) => period.end > first.at);
  return Math.max(0, at);
}

/** The stop that a key goes to; null for other keys. */
export function keyTarget(key: string, stops: readonly Stop[], at: number): number | null {
  const last = stops.length - 1;
  const within = (target: number) => Math.max(0, Math.min(last, target));
  const { start } = stops[at]?.period ?? { start: 0 };
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return within(at + 1);
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(at - 1);
    case 'Home':
      return 0;
    case 'End':
      return within(last);
    case 'PageUp': {
      const next = stops.findIndex(({ period }) => period.start >= start + 12);
      return next < 0 ? within(last) : next;
    }
    case 'PageDown':
      return within(stops.findLastIndex(({ period }) => period.start <= start - 12));
    default:
      return null;
  }
}

/** Index of the position that is nearest to another; null where there are none. */
export function nearestStop(positions: readonly number[], to: number): number | null {
  if (positions.length === 0) return null;
  return positions.reduce(
    (best, x, at) => (Math.abs(x - to) < Math.abs(positions[best] - to) ? at : best),
    0,
  );
}

/** The width of an element, kept up to date. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(FIRST_WIDTH);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const measure = () => setWidth(Math.max(280, Math.floor(box.clientWidth)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  return width;
}
