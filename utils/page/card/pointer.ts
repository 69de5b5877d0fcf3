import { HOVER_CLOSE_MS, HOVER_OPEN_MS, TAP_MS } from '../../limits';
import { isElement, isNode, matches } from '../common/dom';
import type { HitTest } from '../painting/hit-test';
import type { Mark } from '../reading/page-flow';
import type { Card } from './card';
import type { Point } from './placement';
import type { Surface } from './surface';

/** Elements that react to a click themselves. */
const INTERACTIVE =
  'a[href], area, audio, button, details > summary, embed, iframe, input, label, object, option, select, textarea, video, ' +
  '[contenteditable]:not([contenteditable="false"]), ' +
  '[role=button], [role=checkbox], [role=link], [role=menuitem], [role=option], [role=radio], [role=switch], [role=tab]';

/** Opens and closes the card by mouse, pen and touch. */
export class PointerControl {
  readonly #surface: Surface;
  readonly #card: Card;
  readonly #hits: HitTest;
  readonly #opensOnHover: () => boolean;
  #point: Point = { x: 0, y: 0 };
  #target: EventTarget | undefined;
  /** Time of the last touch, ms since the page's beginning. */
  #touched = 0;
  #frame: number | undefined;
  #under: Mark | 'card' | null = null;
  #opening: ReturnType<typeof setTimeout> | undefined;
  #closing: ReturnType<typeof setTimeout> | undefined;

  constructor(surface: Surface, card: Card, hits: HitTest, opensOnHover: () => boolean) {
    this.#surface = surface;
    this.#card = card;
    this.#hits = hits;
    this.#opensOnHover = opensOnHover;
  }

  listen(signal: AbortSignal): void {
    // Before the listeners of the page's elements, which could stop the events. Listeners that the page has
    // put on the window itself still come earlier.
    const options = { capture: true, passive: true, signal };
    addEventListener('pointermove', (event) => this.#onMove(event), options);
    addEventListener('pointerdown', (event) => this.#onDown(event), options);
    addEventListener('click', (event) => this.#onClick(event), options);
    addEventListener('scroll', () => clearTimeout(this.#opening), options);
    addEventListener('pointerout', (event) => event.relatedTarget === null && this.#settle(null), options);
    addEventListener('beforeprint', () => this.#card.close(), options);
    signal.addEventListener('abort', () => this.#stop(), { once: true });
  }

  /** At most one hit test a frame, however many events there are. */
  #onMove(event: PointerEvent): void {
    if (!event.isTrusted || event.pointerType === 'touch') return;
    if (this.#surface.isSource(event)) {
      this.#settle('card');
      return;
    }
    if (event.buttons !== 0) {
      this.#settle(null);
      return;
    }
    this.#point = { x: event.clientX, y: event.clientY };
    this.#target = event.composedPath()[0];
    this.#frame ??= requestAnimationFrame(() => {
      this.#frame = undefined;
      const { x, y } = this.#point;
      // The pointer may be on its way to a mark, whose card should not have to wait.
      if (this.#opensOnHover() && this.#hits.isNear(this.#target)) this.#card.prepare();
      // The page can see a card open. A mark that only the user knows of never opens one on hover, since the
      // page could move one sentence after another under a resting pointer.
      const opens = this.#hits.markAt(this.#target, x, y, true);
      const under = opens ?? this.#hits.markAt(this.#target, x, y);
      this.#settle(under === this.#card.mark ? under : opens);
    });
  }

  #settle(under: Mark | 'card' | null): void {
    if (under === 'card' && this.#frame !== undefined) {
      cancelAnimationFrame(this.#frame);
      this.#frame = undefined;
    }
    if (under === this.#under) return;
    this.#under = under;
    clearTimeout(this.#opening);
    if (under === 'card' || (under !== null && under === this.#card.mark)) {
      this.#keepOpen();
      return;
    }
    if (this.#card.followsPointer) this.#closeSoon();
    if (under === null || !this.#opensOnHover()) return;
    this.#opening = setTimeout(() => {
      if (this.#card.mark !== null && !this.#card.followsPointer) return;
      this.#keepOpen();
      this.#card.open(under, 'hover', this.#point);
    }, HOVER_OPEN_MS);
  }

  #closeSoon(): void {
    this.#closing ??= setTimeout(() => {
      this.#closing = undefined;
      if (this.#card.followsPointer) this.#card.close();
    }, HOVER_CLOSE_MS);
  }

  #keepOpen(): void {
    clearTimeout(this.#closing);
    this.#closing = undefined;
  }

  #onDown(event: PointerEvent): void {
    clearTimeout(this.#opening);
    const isTouch = event.pointerType === 'touch';
    if (isTouch) this.#touched = event.timeStamp;
    if (!event.isTrusted || this.#surface.isSource(event)) return;
    const under = this.#hits.markAt(event.composedPath()[0], event.clientX, event.clientY);
    if (under !== null) this.#card.prepare();
    // A finger may be about to scroll while the card is open: only a tap elsewhere closes it.
    if (!isTouch && under !== this.#card.mark) this.#card.close();
  }

  /**
   * Touch included: a tap is a click, a scroll or a pinch is none; a long press is one in Chromium on devices
   * with a mouse.
   */
  #onClick(event: MouseEvent): void {
    const { clientX: x, clientY: y } = event;
    const isPlain = event.button === 0 && !(event.altKey || event.ctrlKey || event.metaKey || event.shiftKey);
    if (!event.isTrusted || !isPlain || this.#surface.isSource(event)) return;
    const isTap = event instanceof PointerEvent && event.pointerType === 'touch';
    if (isTap && event.timeStamp - this.#touched > TAP_MS) return;
    const path = event.composedPath();
    const acts = path.some((node) => isNode(node) && isElement(node) && matches(node, INTERACTIVE));
    const mark = acts ? null : this.#hits.markAt(path[0], x, y);
    if (isTap && mark !== this.#card.mark) this.#card.close();
    if (mark === null) return;
    if (getSelection()?.isCollapsed === false) {
      this.#card.close();
      return;
    }
    clearTimeout(this.#opening);
    this.#keepOpen();
    this.#card.open(mark, 'click', { x, y });
  }

  #stop(): void {
    clearTimeout(this.#opening);
    clearTimeout(this.#closing);
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    this.#closing = undefined;
    this.#under = null;
  }
}
