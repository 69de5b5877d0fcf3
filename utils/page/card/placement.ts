import { documentElement } from '../common/dom';
import { flatParent } from '../common/flat-tree';
import { level } from '../common/level';
import { rectsOf } from '../painting/hit-test';
import { isPartlyInView } from '../places/scrolling';
import type { Mark } from '../reading/page-flow';
import { cornerAt, mostAt, type Spot, spotFor } from './beside';

/** A point of the viewport, CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Looks at whether the mark has moved without an event, ms. */
const LOOK_MS = 200;

/** A page that writes a text again takes the old one away first: the card waits for the new one, ms. */
const REPLACED_MS = 2_000;

/**
 * Places a card beside a mark, and keeps it there while things move. It changes sides only where its side has no room
 * left, so that it doesn't jump when it grows.
 * @param point Where the pointer was on the mark: the card begins where the line under it does.
 * @param onGone Is told when the mark has left the viewport after having been in it, at once where it has already.
 * @returns how to stop.
 */
export function placeBeside(
  place: HTMLElement,
  mark: Mark,
  point: Point | null,
  onGone: () => void,
): () => void {
  const element = flatParent(mark.flow.pieces[0].node);
  let wasSeen = point !== null;
  let replacedAt: number | null = null;
  let spot: Spot | null = null;
  let frame: number | undefined;
  place.classList.add('unplaced');
  const update = () => {
    frame = undefined;
    level(place);
    // Without the scroll bar, which 100vw includes.
    const view = { width: documentElement()?.clientWidth ?? innerWidth, height: innerHeight };
    const rects = rectsOf(mark);
    if (rects.length > 0) replacedAt = null;
    else if (wasSeen) replacedAt ??= performance.now();
    if (replacedAt !== null && performance.now() - replacedAt < REPLACED_MS) return;
    spot = spotFor(rects, point, view, wasSeen ? spot : null);
    const most = mostAt(spot);
    place.style.maxWidth = `${most.width}px`;
    place.style.maxHeight = `${most.height}px`;
    const corner = cornerAt(spot, { width: place.offsetWidth, height: place.offsetHeight });
    place.style.left = `${corner.left}px`;
    place.style.top = `${corner.top}px`;
    const isGone = !element || !rects.some((rect) => isPartlyInView(rect, element));
    place.classList.toggle('unplaced', isGone);
    if (isGone && wasSeen) onGone();
    wasSeen ||= !isGone;
  };
  const plan = () => {
    frame ??= requestAnimationFrame(update);
  };
  const listening = new AbortController();
  const options = { capture: true, passive: true, signal: listening.signal };
  for (const type of ['scroll', 'resize']) addEventListener(type, plan, options);
  const sizes = new ResizeObserver(plan);
  sizes.observe(place);
  const timer = setInterval(plan, LOOK_MS);
  update();
  return () => {
    listening.abort();
    sizes.disconnect();
    clearInterval(timer);
    if (frame !== undefined) cancelAnimationFrame(frame);
  };
}
