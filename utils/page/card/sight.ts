import type { Refusal } from '../../card-views';
import { documentElement, flatParent, matches, queryAllIn, rootOf, rootsIn, topmostAt } from '../common/dom';
import { restAfter } from '../common/work';

/** Something of the page's that lay over the card shall have been gone for so long, ms: users see what they press. */
const CALM_MS = 500;

/** Time between two looks at what is in the top layer, ms, of which they may take one part in REST_FACTOR. */
const LOOK_MS = 200;
const REST_FACTOR = 20;

/** Longest wait for the browser's first verdict on whether something is visible, ms. */
const FIRST_VERDICT_MS = 400;

/** Zoom of the page between which the card can be read. */
const MIN_ZOOM = 0.4;
const MAX_ZOOM = 5;

/** Second version of IntersectionObserver, which only Chromium has. */
interface VisibilityEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}
type VisibilityOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** A press was not taken. */
export class CoveredError extends Error {
  override readonly name: 'CoveredError' | 'UnsureError';

  constructor(refusal: Refusal) {
    super();
    this.name = refusal === 'covered' ? 'CoveredError' : 'UnsureError';
  }
}

/** What the browser has said of a place. */
interface Verdict {
  readonly isVisible: boolean;
  /** Time at which it was last covered, ms since the page's beginning. */
  readonly coveredAt: number;
}

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * Tells whether what is shown in the extension's element is in plain sight of the user, so that a page can't have a
 * press land on what it has hidden. Hit tests don't prove it: they pass over what takes no pointer.
 *
 * Where the browser can say whether anything is painted over an element, in frames around it, too, it is asked
 * (IntersectionObserver with `trackVisibility`). Elsewhere the element must be the only one in the top layer, but for
 * what it stands in, and in no frame.
 */
export class PlainSight {
  readonly #host: HTMLElement;
  readonly #verdicts = new Map<Element, Verdict>();
  #waiting: (() => void)[] = [];
  #observer: IntersectionObserver | null = null;
  #disturbedAt = NEVER;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How much of what it stands in was in full screen when the element came to the front last. */
  #fullScreen = 0;
  readonly #onCovered: () => void;

  /** @param onCovered Is told that something may have come in front of the element. */
  constructor(host: HTMLElement, onCovered: () => void) {
    this.#host = host;
    this.#onCovered = onCovered;
  }

  /** Begins to follow some places in the element. */
  watch(places: readonly HTMLElement[]): void {
    if ('isVisible' in IntersectionObserverEntry.prototype) {
      const options: VisibilityOptions = { trackVisibility: true, delay: 100 };
      this.#observer = new IntersectionObserver((entries) => this.#onEntries(entries), options);
    } else {
      // Unlike the event of full screen, this one does not pass through the page.
      matchMedia('(display-mode: fullscreen)').addEventListener('change', () => this.#onCovered());
    }
    const onFill = new MutationObserver((records) => {
      for (const { target } of records) this.#refill(target as HTMLElement);
      if (!this.#observer && !this.#timer) this.#look(places);
    });
    for (const place of places) onFill.observe(place, { childList: true });
  }

  /** What was empty has no verdict of its own yet when it is filled. */
  #refill(place: HTMLElement): void {
    if (place.childElementCount === 0) this.#verdicts.delete(place);
    else if (!this.#verdicts.has(place)) {
      this.#observer?.unobserve(place);
      this.#observer?.observe(place);
    }
  }

  /** Looks again and again, as long as something is shown, whether something else is in the top layer. */
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

  /** What lies in front of what may have changed. */
  disturb(): void {
    this.#disturbedAt = performance.now();
  }

  /** Whether a place is in plain sight, and was for a while. */
  async isSeen(place: HTMLElement): Promise<boolean> {
    const pressed = performance.now();
    if (pressed - this.#disturbedAt < CALM_MS || !this.#isPlain(place)) return false;
    if (!this.#observer) return this.refusal === 'covered' && this.#isAlone();
    if (!this.#verdicts.has(place)) await this.#firstVerdict();
    const verdict = this.#verdicts.get(place);
    return verdict?.isVisible === true && pressed - verdict.coveredAt >= CALM_MS;
  }

  /** Why a place is not in plain sight where it isn't: without the observer nobody knows in frames and popovers. */
  get refusal(): Refusal {
    const isKnown = this.#observer || (window === window.top && !this.#isInPopover());
    return isKnown ? 'covered' : 'unsure';
  }

  #onEntries(entries: readonly VisibilityEntry[]): void {
    for (const { target, isVisible = false } of entries) {
      // Nothing of it is shown: there is nothing to cover.
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

  /** Whether the page has left the element as it was made, and it gets the press in the middle of the place. */
  #isPlain(place: HTMLElement): boolean {
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

  /** What the element stands in covers it when it goes into full screen after the element came to the front. */
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

  /** Whether nothing else is in the top layer but what the element stands in, as far as that can't have passed it. */
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

/** Whether a view transition is shown in the page's place: its pictures lie over everything. */
function isInViewTransition(root: Element): boolean {
  try {
    return root.matches(':active-view-transition');
  } catch {
    // The browser has none.
    return false;
  }
}
