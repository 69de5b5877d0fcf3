import type { SelectionView } from '../../card-views';
import { LOOKUP_MIN_HAN, SELECTION_MS } from '../../limits';
import { countHan } from '../../text/han';
import { documentElement } from '../common/dom';
import { isFocusInFrame } from '../common/frame';
import { undoPageZoom } from '../common/viewport';
import type { PageFlow } from '../reading/page-flow';
import { selectedIn, selectedRange } from './describing';
import type { Surface } from './surface';
import type { Views } from './views';

/**
 * Distance from the selection, and from the viewport's edge, CSS pixels. On touch screens the browser's
 * handles are there.
 */
const GAP = 6;
const TOUCH_GAP = 36;
const MARGIN = 8;

/** The small buttons beside the user's selection. */
export class SelectionTools {
  readonly #surface: Surface;
  readonly #flows: () => Iterable<PageFlow>;
  readonly #views: Views;
  readonly #view: SelectionView;
  readonly #isFree: () => boolean;
  readonly #onClosed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #frame: number | undefined;
  /** Time of the user's last key press or pointer action, ms since the page's beginning. */
  #acted = Number.NEGATIVE_INFINITY;
  #isTouch = false;
  #isPressed = false;
  #isOn = false;
  #isShown = false;
  /** Whether the buttons were shown when a pointer was last pressed. */
  #wasShown = false;
  /** The selection for which the buttons were dismissed; they stay away until it changes. */
  #refused: Range | null = null;

  /**
   * @param flows The flows of the page.
   * @param isFree Whether nothing else is shown that could cover the buttons or be covered by them.
   * @param onClosed Called when the buttons have gone.
   */
  constructor(
    surface: Surface,
    flows: () => Iterable<PageFlow>,
    views: Views,
    act: SelectionView & { onRefused(): void },
    isFree: () => boolean,
    onClosed: () => void,
  ) {
    this.#surface = surface;
    this.#flows = flows;
    this.#views = views;
    this.#isFree = isFree;
    this.#onClosed = onClosed;
    const once = (work: () => void) => async () => {
      const isSeen = await surface.isSeen(surface.selectionPlace);
      if (!this.#isShown) return;
      if (isSeen) work();
      else act.onRefused();
      this.dismiss();
    };
    const [onSave, onLookUp] = [once(act.onSave), once(act.onLookUp)];
    this.#view = { onSave: () => void onSave(), onLookUp: () => void onLookUp() };
  }

  get isShown(): boolean {
    return this.#isShown;
  }

  switch(on: boolean): void {
    this.#isOn = on;
    if (!on) this.close();
  }

  listen(signal: AbortSignal): void {
    const options = { capture: true, passive: true, signal };
    const onInput = (event: Event) => {
      if (!event.isTrusted || this.#surface.isSource(event)) return;
      if (event instanceof PointerEvent) {
        this.#isTouch = event.pointerType === 'touch';
        this.#isPressed = event.type === 'pointerdown' && !this.#isTouch;
        if (event.type === 'pointerdown') this.#wasShown = this.#isShown;
        if (this.#isPressed) this.dismiss();
      }
      this.#acted = event.timeStamp;
      this.plan();
    };
    for (const type of ['pointerdown', 'pointerup', 'pointercancel', 'keydown', 'keyup'])
      addEventListener(type, onInput, options);
    // A finger on the screen may be about to scroll or select. After a copy the buttons are not needed.
    const onElsewhere = (event: MouseEvent | ClipboardEvent) => {
      const isElsewhere = event.isTrusted && !this.#surface.isSource(event);
      if (isElsewhere && (this.#wasShown || event.type !== 'click')) this.dismiss();
    };
    for (const type of ['click', 'copy', 'cut'] as const) addEventListener(type, onElsewhere, options);
    // Only the frame itself gets an event for a press in it.
    addEventListener('blur', () => setTimeout(() => isFocusInFrame() && this.dismiss()), { signal });
    document.addEventListener('selectionchange', () => this.#onChange(), options);
    const place = () => {
      if (this.#isShown) this.#frame ??= requestAnimationFrame(() => this.#place());
    };
    for (const type of ['scroll', 'resize']) addEventListener(type, place, options);
    signal.addEventListener('abort', () => this.close(), { once: true });
    // A press would take away selection and focus.
    this.#surface.selectionPlace.addEventListener('mousedown', (event) => event.preventDefault());
  }

  /** Removes the buttons until something else is selected. */
  dismiss(): void {
    // Cloned, because the selection's own range moves with it.
    this.#refused = selectedRange()?.cloneRange() ?? null;
    this.close();
  }

  /** Removes the buttons for now. */
  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    this.#frame = undefined;
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#render(null);
    this.#onClosed();
  }

  #onChange(): void {
    const range = selectedRange();
    if (!range || !this.#refused || !isSame(range, this.#refused)) this.#refused = null;
    this.plan();
  }

  /** Looks at the selection once it has come to rest. Selections made by scripts are ignored. */
  plan(): void {
    if (!this.#isOn || this.#refused) return;
    clearTimeout(this.#timer);
    if (this.#isShown && !selectedRange()) this.close();
    const isOwn = this.#isTouch || performance.now() - this.#acted < ACTION_MS;
    if (isOwn && !this.#isPressed) this.#timer = setTimeout(() => this.#look(), SELECTION_MS);
  }

  #look(): void {
    const range = selectedRange();
    if (!range || !this.#isFree() || this.#countHan(range) < LOOKUP_MIN_HAN) {
      this.close();
      return;
    }
    if (this.#isShown) {
      this.#place();
      return;
    }
    const looked = this.#timer;
    // Meanwhile something else may have been selected, or the buttons dismissed.
    const show = () => looked === this.#timer && this.#show();
    this.#views.use(show, () => undefined);
  }

  #show(): void {
    const range = selectedRange();
    if (!range || !this.#isFree() || !this.#surface.open(range.commonAncestorContainer)) return;
    this.#isShown = true;
    this.#render(this.#view);
    this.#place();
  }

  #render(view: SelectionView | null): void {
    this.#views.loaded.renderSelection(this.#surface.selectionPlace, view);
  }

  #countHan(range: Range): number {
    let han = 0;
    for (const flow of this.#flows()) {
      const part = selectedIn(flow, range);
      if (part) han += countHan(flow.text, part.start, part.end);
      if (han >= LOOKUP_MIN_HAN) break;
    }
    return han;
  }

  /**
   * Places the buttons below the selection's end, or above its beginning where there is no room; never on it.
   */
  #place(): void {
    this.#frame = undefined;
    const rects = [...(selectedRange()?.getClientRects() ?? [])].filter(({ width }) => width > 0);
    const place = this.#surface.selectionPlace;
    undoPageZoom(place);
    const { offsetWidth: width, offsetHeight: height } = place;
    const top = Math.min(...rects.map((rect) => rect.top));
    const bottom = Math.max(...rects.map((rect) => rect.bottom));
    const below = bottom + (this.#isTouch ? TOUCH_GAP : GAP);
    const above = top - GAP - height;
    const hasRoomBelow = bottom > 0 && below + height <= innerHeight - MARGIN;
    // The browser's own touch menu is above.
    const hasRoomAbove = !this.#isTouch && top < innerHeight && above >= MARGIN;
    if (!hasRoomBelow && !hasRoomAbove) {
      this.close();
      return;
    }
    const right = (documentElement()?.clientWidth ?? innerWidth) - MARGIN - width;
    const end = hasRoomBelow ? rects[rects.length - 1].right - width : rects[0].left;
    place.style.left = `${Math.round(Math.max(MARGIN, Math.min(end, right)))}px`;
    place.style.top = `${Math.round(hasRoomBelow ? below : above)}px`;
  }
}

function isSame(a: Range, b: Range): boolean {
  try {
    return [Range.START_TO_START, Range.END_TO_END].every((ends) => a.compareBoundaryPoints(ends, b) === 0);
  } catch {
    // They are in different trees.
    return false;
  }
}

/** How long after a key or click a changed selection counts as the user's, ms: busy pages are late. */
const ACTION_MS = 5_000;
