import { useId, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { formatPercent } from '../../utils/labels/numbers';
import type { FrameView } from '../../utils/reports/page-places';

interface DensityStripProps {
  /** Marked share of equal sections of the page's height, 0 to 1; null where there is no text. */
  density: readonly (number | null)[];
  /** The section of the page's height that is in its viewport. */
  view: FrameView;
  /** Scrolls the page until a share of its height (0 to 1) is in the middle of its viewport. */
  onGo(part: number): void;
}

/** Shares of a viewport by which the arrow keys, and Page Up and Page Down, scroll. */
const STEP = 0.2;
const LEAP = 0.9;

/** Width of the drawing, in its own units. */
const WIDTH = 20;

/** Time for which the page is taken to be where it was sent, ms, until it reports. */
const SENT_MS = 400;

/**
 * The page from top to bottom, with how much is marked where, and its viewport as a frame that can be
 * dragged.
 */
export function DensityStrip({ density, view, onGo }: DensityStripProps) {
  const id = useId();
  const strip = useRef<HTMLDivElement>(null);
  const sent = useRef({ to: 0, time: Number.NEGATIVE_INFINITY });
  const middle = (view.top + view.bottom) / 2;
  const size = view.bottom - view.top;
  const share = shareAt(density, middle);
  const densest = densestOf(density);

  function go(part: number) {
    const to = Math.min(Math.max(part, size / 2), 1 - size / 2);
    sent.current = { to, time: performance.now() };
    onGo(to);
  }

  function goToPointer({ clientY }: PointerEvent) {
    const box = strip.current?.getBoundingClientRect();
    if (box) go((clientY - box.top) / box.height);
  }

  function onKeyDown(event: KeyboardEvent) {
    const from = performance.now() - sent.current.time < SENT_MS ? sent.current.to : middle;
    const targets: Record<string, number> = {
      ArrowDown: from + size * STEP,
      ArrowUp: from - size * STEP,
      PageDown: from + size * LEAP,
      PageUp: from - size * LEAP,
      Home: 0,
      End: 1,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    go(target);
  }

  return (
    <div
      class="density"
      ref={strip}
      role="slider"
      tabIndex={0}
      aria-label={i18n.t('panel.strip')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(middle * 100)}
      aria-valuetext={
        share === null
          ? i18n.t('panel.stripBare', [formatPercent(middle)])
          : i18n.t('panel.stripAt', [formatPercent(middle), formatPercent(share)])
      }
      aria-describedby={densest ? id : undefined}
      title={i18n.t('panel.strip')}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        goToPointer(event);
      }}
      onPointerMove={(event) => event.buttons > 0 && goToPointer(event)}
    >
      <svg viewBox={`0 0 ${WIDTH} ${density.length}`} preserveAspectRatio="none" aria-hidden="true">
        <path class="density-text" d={barsOf(density, (each) => (each === null ? 0 : WIDTH))} />
        <path class="density-marked" d={barsOf(density, (each) => (each ?? 0) * WIDTH)} />
      </svg>
      <div class="density-view" style={{ top: `${view.top * 100}%`, height: `${size * 100}%` }} />
      {densest && (
        <p class="only-read-aloud" id={id}>
          {i18n.t('panel.densest', [formatPercent(densest.at), formatPercent(densest.share)])}
        </p>
      )}
    </div>
  );
}

type Density = readonly (number | null)[];

/**
 * A bar for each section of a page, left-aligned and one unit high, as the data of an SVG path. Empty
 * sections have none.
 */
export function barsOf(density: Density, widthOf: (share: number | null) => number): string {
  return density
    .map((share, at) => ({ at, width: Math.round(widthOf(share) * 100) / 100 }))
    .filter(({ width }) => width > 0)
    .map(({ at, width }) => `M0 ${at}h${width}v1h${-width}z`)
    .join('');
}

/**
 * The marked share at a position on the page (0 is the top, 1 the bottom), 0 to 1; null where there is no
 * text.
 */
export function shareAt(density: Density, part: number): number | null {
  return density[Math.min(Math.floor(part * density.length), density.length - 1)] ?? null;
}

/**
 * The most densely marked section of a page: its middle and its share, 0 to 1 each; null where nothing is
 * marked.
 */
export function densestOf(density: Density): { at: number; share: number } | null {
  const share = Math.max(0, ...density.map((each) => each ?? 0));
  if (share === 0) return null;
  return { at: (density.indexOf(share) + 0.5) / density.length, share };
}
