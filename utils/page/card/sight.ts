import type { Refusal } from '../../card-views';
import { documentElement, flatParent, matches, queryAllIn, rootOf, rootsIn, topmostAt } from '../common/dom';
import { restAfter } from '../common/work';

/**
 * How long nothing of the page's may have covered the card before a press counts, ms: users see what they
 * press.
 */
const CALM_MS = 500;

/** Time between two checks of the top layer, ms; a check also rests REST_FACTOR times as long as it took. */
const LOOK_MS = 200;
const REST_FACTOR = 20;

/** Longest wait for the browser's first verdict on visibility, ms. */
const FIRST_VERDICT_MS = 400;

/** Page zooms at which the card can be read. */
const MIN_ZOOM = 0.4;
const MAX_ZOOM = 5;

/** The second version of IntersectionObserver, which only Chromium has. */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
type VisibilityOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** A press was ignored. */
export class CoveredError extends Error {
  override readonly name: 'CoveredError' | 'UnsureError';

  constructor(refusal: Refusal) {
    super();
    this.name = refusal === 'covered' ? 'CoveredError' : 'UnsureError';
  }
}

/** The browser's verdict on a place. */
interface Verdict {
  readonly isVisible: boolean;
  /** Time at which it was last covered, ms since the page's beginning. */
  readonly coveredAt: number;
}

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Decides whether something in the extension's element is in plain sight of the user, so that a page can't
 * hide a button and direct a press to it. Hit tests prove nothing: they ignore elements without pointer
 * events.
 *
 * Where the browser can say whether anything is painted over an element, even in the pages around a frame, it
 * is asked (IntersectionObserver with `trackVisibility`). Elsewhere the element must be alone in the top
 * layer, apart from what contains it, and not in a frame.
 */
export class PlainSight {
  readonly #host: HTMLElement;
  readonly #verdicts = new Map<Element, Verdict>();
  #waiting: (() => void)[] = [];
  #observer: IntersectionObserver | null = null;
  #disturbedAt = NEVER;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How many of its ancestors were in full screen when the element last came to the front. */
  #fullScreen = 0;
  readonly #onCovered: () => void;

  /** @param onCovered Called when something may have come in front of the element. */
  constructor(host: HTMLElement, onCovered: () => void) {
    this.#host = host;
    this.#onCovered = onCovered;
  }

  /** Starts watching some places in the element. */
  watch(places: readonly HTMLElement[]): void {
    if ('isVisible' in IntersectionObserverEntry.prototype) {
      const options: VisibilityOptions = { trackVisibility: true, delay: 100 };
      this.#observer = new IntersectionObserver((entries) => this.#onEntries(entries), options);
    } else {
      // Unlike the full-screen event, this one does not pass through the page.
      matchMedia('(display-mode: fullscreen)').addEventListener('change', () => this.#onCovered());
    }
    const onFill = new MutationObserver((records) => {
      for (const { target } of records) this.#refill(target as HTMLElement);
      if (!this.#observer && !this.#timer) this.#look(places);
    });
    for (const place of places) onFill.observe(place, { childList: true });
  }

  /** A place that was empty has no verdict of its own yet when it is filled. */
  #refill(place: HTMLElement): void {
    if (place.childElementCount === 0) this.#verdicts.delete(place);
    else if (!this.#verdicts.has(place)) {
      this.#observer?.unobserve(place);
      this.#observer?.observe(place);
    }
  }

  /** Checks the top layer now and then for other elements, while something is shown. */
  #look(places: readonly HTMLElement[]): void {
    this.#timer = undefined;
    if (places.every(({ childElementCount }) => childElementCount === 0)) return;
    const begin = performance.now();
    const isAlone = this.#isAlone();
    const now = performance.now();
    if (!isAlone) this.#disturbedAt = now;
    if (this.#countFullScreen() !== this.#fullScreen) this.#onCovered();
    this.#timer = setTimeout(
      () => this.#look(places),
      Math.max(LOOK_MS, restAfter(now - begin, REST_FACTOR)),
    );
  }

  /** The element has come to the front. */
  cameToFront(): void {
    this.#fullScreen = this.#countFullScreen();
  }

  /** The stacking of elements may have changed. */
  disturb(): void {
    this.#disturbedAt = performance.now();
  }

  /** Whether a place is in plain sight, and has been for a while. */
  async isSeen(place: HTMLElement): Promise<boolean> {
    const pressed = performance.now();
    if (pressed - this.#disturbedAt < CALM_MS || !this.#isUntouched(place)) return false;
    if (!this.#observer) return this.refusal === 'covered' && this.#isAlone();
    if (!this.#verdicts.has(place)) await this.#firstVerdict();
    const verdict = this.#verdicts.get(place);
    return verdict?.isVisible === true && pressed - verdict.coveredAt >= CALM_MS;
  }

  /** Why a place is not in plain sight. Without the observer nobody can tell in frames and popovers. */
  get refusal(): Refusal {
    const isKnown = this.#observer || (window === window.top && !this.#isInPopover());
    return isKnown ? 'covered' : 'unsure';
  }

  #onEntries(entries: readonly VisibilityEntry[]): void {
    for (const { target, isVisible = false } of entries) {
      // Nothing of it is shown, so nothing can be covered.
      if (target.childElementCount === 0 || target.classList.contains('unplaced')) continue;
      const before = this.#verdicts.get(target)?.coveredAt ?? NEVER;
      this.#verdicts.set(target, { isVisible, coveredAt: isVisible ? before : performance.now() });
    }
    for (const go of this.#waiting) go();
    this.#waiting = [];
  }

  #firstVerdict(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      setTimeout(resolve, FIRST_VERDICT_MS);
    });
  }

  /** Whether the page has left the element unchanged, and the middle of the place gets the press. */
  #isUntouched(place: HTMLElement): boolean {
    const { left, top, width, height } = place.getBoundingClientRect();
    const root = documentElement();
    const zoom = place.currentCSSZoom ?? 1;
    return (
      this.#host.getAttributeNames().every((name) => name === 'popover') &&
      zoom >= MIN_ZOOM &&
      zoom <= MAX_ZOOM &&
      root !== null &&
      !isInViewTransition(root) &&
      topmostAt(left + width / 2, top + height / 2, rootOf(this.#host)) === this.#host
    );
  }

  /** An ancestor that goes into full screen after the element came to the front covers it. */
  #countFullScreen(): number {
    return [...this.#around()].filter((element) => matches(element, ':fullscreen')).length;
  }

  #around(): Set<Element> {
    const around = new Set<Element>();
    for (let each = flatParent(this.#host); each; each = flatParent(each)) around.add(each);
    return around;
  }

  #isInPopover(): boolean {
    return [...this.#around()].some((element) => matches(element, ':popover-open'));
  }

  /** Whether the top layer holds nothing else, apart from ancestors that can't have come in front. */
  #isAlone(): boolean {
    if (this.#countFullScreen() !== this.#fullScreen) return false;
    const around = this.#around();
    return rootsIn(document).every((root) =>
      [...queryAllIn(root, ':popover-open, :modal, :fullscreen')].every(
        (each) => each === this.#host || (around.has(each) && !each.matches(':popover-open')),
      ),
    );
  }
}

/** Whether a view transition is running, whose pictures lie over everything. */
function isInViewTransition(root: Element): boolean {
  try {
    return root.matches(':active-view-transition');
  } catch {
    // The browser has no view transitions.
    return false;
  }
}
