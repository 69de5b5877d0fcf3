import {
  documentElement,
  isConnected,
  isElement,
  isNode,
  isPageVisible,
  localNameOf,
  shadowRootOf,
} from '../common/dom';
import { showsNothing, sightOf } from './boxes';

/** Elements that show nothing and are watched: each costs the page's layout a little. */
const MOST_HIDDEN = 2_000;

/** Time between two looks at them, and for one look, ms. Nothing tells of the rules that scripts put into sheets. */
const HIDDEN_LOOK_MS = 500;
const MAX_LOOK_MS = 2;

/** Looks at custom elements that may get a shadow root, ms after they were found; scripts that come later are rare. */
const HOST_LOOKS = [300, 1_000, 3_000, 10_000, 30_000];

/** Finds text that turns up without any change of the DOM: by style sheets, or in shadow roots made late. */
export class LateText {
  readonly #onLate: (element: Element) => void;
  readonly #sizes: ResizeObserver;
  /** With whether they were shown at the last look; those that weren't looked at for the longest time first. */
  readonly #hidden = new Map<Element, boolean>();
  #hiddenTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #hosts = new Set<Element>();
  #look = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onLate Is told of an element that may show something now. */
  constructor(onLate: (element: Element) => void) {
    this.#onLate = onLate;
    // An element gets a size when it gets a box, whatever the reason.
    this.#sizes = new ResizeObserver((entries) => {
      for (const { target } of entries) this.#onLate(target);
    });
  }

  /** Watches an element that shows nothing, or whose own text can't be seen, until `unwatchHidden`. */
  watchHidden(element: Element): void {
    if (this.#hidden.size >= MOST_HIDDEN) return;
    this.#hidden.set(element, false);
    if (getComputedStyle(element).display === 'none') this.#sizes.observe(element);
    this.#hiddenTimer ??= setTimeout(() => this.#lookAtHidden(), HIDDEN_LOOK_MS);
  }

  unwatchHidden(element: Element): void {
    if (this.#hidden.delete(element)) this.#sizes.unobserve(element);
  }

  /** Watches a custom element until it has an open shadow root; it may already have a closed one, or never get any. */
  watchHost(element: Element): void {
    if (this.#hosts.has(element)) return;
    this.#hosts.add(element);
    this.#look = 0;
    this.#lookLater();
  }

  /** Tells of the watched elements that have an open shadow root by now. */
  lookAtHosts(): void {
    for (const host of this.#hosts) {
      const found = shadowRootOf(host) !== null;
      if (found || !isConnected(host)) this.#hosts.delete(host);
      if (found) this.#onLate(host);
    }
  }

  /**
   * Listens for what may show or hide text anywhere on the page.
   * @param isOwn Whether a node is the extension's own.
   */
  listen(signal: AbortSignal, isOwn: (node: EventTarget | null) => boolean): void {
    const everywhere = () => {
      const root = documentElement();
      if (root) this.#onLate(root);
    };
    const onPage = ({ target }: Event) => {
      if (!isOwn(target)) everywhere();
    };
    const options = { capture: true, passive: true, signal };
    addEventListener('resize', everywhere, options);
    addEventListener('toggle', onPage, options);
    addEventListener('change', onPage, options);
    addEventListener(
      'load',
      ({ target }) => {
        if (
          target instanceof Document ||
          (isNode(target) && isElement(target) && localNameOf(target) === 'link')
        )
          everywhere();
      },
      options,
    );
    addEventListener(
      'transitionend',
      ({ propertyName }) => {
        if (propertyName === 'visibility' || propertyName === 'display') everywhere();
      },
      options,
    );
  }

  stop(): void {
    this.#sizes.disconnect();
    this.#hidden.clear();
    this.#hosts.clear();
    clearTimeout(this.#timer);
    clearTimeout(this.#hiddenTimer);
  }

  /** Looks at as many of the hidden elements as there is time for. */
  #lookAtHidden(): void {
    const end = performance.now() + MAX_LOOK_MS;
    for (const [element, wasShown] of isPageVisible() ? [...this.#hidden] : []) {
      if (performance.now() > end) break;
      const isShown = showsText(element);
      this.#hidden.delete(element);
      this.#hidden.set(element, isShown);
      if (isShown && !wasShown) this.#onLate(element);
    }
    const isOver = this.#hidden.size === 0;
    this.#hiddenTimer = isOver ? undefined : setTimeout(() => this.#lookAtHidden(), HIDDEN_LOOK_MS);
  }

  #lookLater(): void {
    clearTimeout(this.#timer);
    const wait = HOST_LOOKS[this.#look];
    if (wait === undefined || this.#hosts.size === 0) return;
    this.#timer = setTimeout(() => {
      this.#look++;
      this.lookAtHosts();
      this.#lookLater();
    }, wait);
  }
}

function showsText(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.display !== 'none' && !showsNothing(style) && sightOf(style) === 'seen';
}
