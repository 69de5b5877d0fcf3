import type { Refusal } from '../../card-views';
import {
  adoptedSheets,
  adoptSheets,
  appendTo,
  createElement,
  createHost,
  deepActiveElement,
  documentElement,
  elementsNamed,
  flatParent,
  isConnected,
  isElement,
  isNode,
  localNameOf,
  matches,
  queryAllIn,
  shadowRootOf,
} from '../common/dom';
import { undoPageZoom } from '../common/viewport';
import { PlainSight } from './sight';
import { hostSheet, SILENT_EVENTS, surfaceSheets } from './surface-rules';
import type { Views } from './views';

/** Name of the one element that is added to the page. */
const HOST_NAME = 'tifa-lens-surface';

/** The page may remove the host this often within LOSS_MS; then it stays away for that time. */
const MAX_LOSSES = 3;
const LOSS_MS = 10_000;

/** Time after which a removed host returns, ms. */
const RETURN_MS = 1_000;

/**
 * How often the host comes to the front within LOSS_MS: an element that also insists on being in front must
 * not keep the browser busy.
 */
const MAX_FRONTS = 5;

/** The extension's one element in the page: in the top layer, with a closed shadow root. */
export class Surface {
  readonly #host: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #views: Views;
  readonly #onLost: () => void;
  readonly #watch = new MutationObserver((records) => this.#onChange(records));
  readonly #losses: number[] = [];
  readonly #fronts: number[] = [];
  readonly #sight: PlainSight;
  #listening = new AbortController();
  #hasPlaces = false;
  #isWanted = false;
  #isPinned = false;
  /** The node beside which something is shown. */
  #near: Node | null = null;
  /** In the document's coordinates; the others are in the viewport's. */
  readonly overlayPlace = createElement('div');
  readonly cardPlace = createElement('div');
  readonly toastPlace = createElement('div');
  readonly selectionPlace = createElement('div');

  /**
   * @param views Rendered in the places; loaded before anything but the overlay is shown.
   * @param onLost Called when the page has removed the host.
   */
  constructor(views: Views, onLost: () => void) {
    this.#views = views;
    this.#onLost = onLost;
    for (const left of elementsNamed(HOST_NAME)) left.remove();
    const { host, root } = createHost(HOST_NAME);
    this.#host = host;
    this.#root = root;
    this.#sight = new PlainSight(host, () => this.#comeToFront());
    adoptSheets(root, [hostSheet()]);
    this.overlayPlace.className = 'overlay';
    root.append(this.overlayPlace);
    this.cardPlace.className = 'place card-place';
    this.toastPlace.className = 'place toast-place';
    this.selectionPlace.className = 'place selection-place';
  }

  /** Whether a node is the extension's own, as seen from the page's tree. */
  owns(node: EventTarget | null): boolean {
    return node === this.#host;
  }

  /**
   * Whether an event comes from the extension's own element; its target can be the host of one of the page's
   * shadow trees.
   */
  isSource(event: Event): boolean {
    return event.composedPath().includes(this.#host);
  }

  get isOpen(): boolean {
    return isConnected(this.#host) && this.#host.matches(':popover-open');
  }

  /** The focused element in the surface, or null. */
  get focused(): Element | null {
    return this.#root.activeElement;
  }

  /**
   * Puts the host into the page, in front of everything, where its contents can be used. Returns false where
   * the page keeps removing it.
   * @param near The node of the page beside which something is shown; null for what has no such node.
   */
  open(near: Node | null): boolean {
    if (near || !this.#isUsed) this.#near = near ?? getSelection()?.anchorNode ?? deepActiveElement();
    const parent = parentFor(this.#near);
    if (!parent || !this.#place(parent)) return false;
    for (const name of this.#host.getAttributeNames())
      if (name !== 'popover') this.#host.removeAttribute(name);
    this.#addPlaces();
    for (const place of this.#places) undoPageZoom(place);
    return true;
  }

  /** Removes the host from the page, or, while it is pinned, from the element it was moved into. */
  close(): void {
    this.#near = null;
    const root = documentElement();
    if (!this.#isPinned) this.#remove();
    else if (this.#isWanted && root) this.#place(root);
  }

  /**
   * Keeps the host in the page until `unpin`, and puts it back where the page removes it. This doesn't depend
   * on what is drawn in it, so that nobody can tell whether anything is.
   */
  pin(): void {
    this.#isPinned = true;
    const root = documentElement();
    if (root && !this.isOpen) this.#place(root);
  }

  /** Ends `pin`: the host goes with what else is shown in it, or at once where nothing is. */
  unpin(): void {
    this.#isPinned = false;
    if (!this.#isUsed) this.#remove();
  }

  /**
   * Whether a place was in plain sight when it was pressed: neither covered nor changed by the page, and for
   * long enough. False in doubt. Call it in the press's own event.
   */
  isSeen(place: HTMLElement): Promise<boolean> {
    return this.#sight.isSeen(place);
  }

  /** Why `isSeen` is false. */
  get refusal(): Refusal {
    return this.#sight.refusal;
  }

  get #places(): readonly HTMLElement[] {
    return [this.cardPlace, this.selectionPlace, this.toastPlace];
  }

  /** Whether something is shown. */
  get #isUsed(): boolean {
    return this.#places.some(({ childElementCount }) => childElementCount > 0);
  }

  /**
   * Adds the places that things are shown in. Not before they are needed: parsing their sheets would delay
   * the first marks.
   */
  #addPlaces(): void {
    if (this.#hasPlaces) return;
    this.#hasPlaces = true;
    this.#root.append(...this.#places);
    adoptSheets(this.#root, [...adoptedSheets(this.#root), ...surfaceSheets(this.#views.loaded.styles)]);
    for (const type of SILENT_EVENTS) this.#host.addEventListener(type, (event) => event.stopPropagation());
    this.#host.addEventListener('toggle', () => this.#checkPresence());
    this.#sight.watch(this.#places);
  }

  /**
   * Puts the host into an element, in front of everything. Returns false where the page keeps removing it.
   */
  #place(parent: Element | ShadowRoot): boolean {
    if (this.isOpen && this.#host.parentNode === parent) return true;
    if (this.#isBanned()) return false;
    this.#watch.disconnect();
    this.#isWanted = true;
    this.#host.popover = 'manual';
    const { focused } = this;
    try {
      appendTo(parent, this.#host);
      this.#show();
      if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    } catch {
      // The page has taken the host out while it was being shown.
      this.#remove();
      return false;
    }
    // A dialog that opens covers what was there; one that closes hides what it contains.
    for (const each of [parent, ...layersAround(flatParent(this.#host))])
      this.#watch.observe(each, { childList: true, attributeFilter: ['open'] });
    this.#listening.abort();
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    for (const type of ['toggle', 'fullscreenchange']) {
      addEventListener(type, (event) => this.#onTopLayer(event), { capture: true, passive: true, signal });
    }
    return true;
  }

  #onTopLayer(event: Event): void {
    const { target } = event;
    const isAround = this.#host.parentNode !== documentElement();
    const isClosed = event instanceof ToggleEvent && event.newState === 'closed' && !isAround;
    // `details` fire toggle events, too.
    const isPlain = isNode(target) && isElement(target) && localNameOf(target) === 'details';
    if (target !== this.#host && !isClosed && !isPlain) this.#comeToFront();
  }

  #onChange(records: readonly MutationRecord[]): void {
    if (records.some(({ type }) => type === 'attributes')) this.#comeToFront();
    this.#checkPresence();
  }

  /**
   * Something else has entered the top layer, where it covers marks, too; or the element around the host was
   * closed.
   */
  #comeToFront(): void {
    const parent = this.#isUsed ? parentFor(this.#near) : documentElement();
    if (!this.isOpen || !parent) return;
    this.#sight.disturb();
    if (this.#host.parentNode !== parent) {
      this.#place(parent);
      return;
    }
    forgetBefore(this.#fronts, performance.now() - LOSS_MS);
    if (this.#fronts.length >= MAX_FRONTS) return;
    this.#fronts.push(performance.now());
    this.#host.hidePopover();
    this.#show();
  }

  #show(): void {
    this.#host.showPopover();
    this.#sight.cameToFront();
  }

  #checkPresence(): void {
    if (!this.#isWanted || this.isOpen) return;
    this.#losses.push(performance.now());
    this.#remove();
    this.#onLost();
    this.#returnSoon();
  }

  #returnSoon(): void {
    setTimeout(() => {
      const root = documentElement();
      if (this.#isPinned && !this.isOpen && !(root && this.#place(root))) this.#returnSoon();
    }, RETURN_MS);
  }

  #remove(): void {
    this.#isWanted = false;
    this.#watch.disconnect();
    this.#listening.abort();
    this.#host.remove();
  }

  #isBanned(): boolean {
    forgetBefore(this.#losses, performance.now() - LOSS_MS);
    return this.#losses.length >= MAX_LOSSES;
  }
}

/** Removes from ascending times those before another one. */
function forgetBefore(times: number[], time: number): void {
  while (times.length > 0 && times[0] < time) times.shift();
}

/**
 * Elements that make the rest of the page unusable (modal dialogs and full screen, both `:modal`) or close
 * when something else is clicked (popovers, some dialogs); pages make dialogs of their own that do both. What
 * is shown beside their text has to be inside them.
 */
const LAYERS = ':modal, :popover-open, dialog[open], [role=dialog], [role=alertdialog], [aria-modal=true]';

/**
 * The parent the surface's host needs so that what it shows beside a node can be seen and used without
 * closing anything; null where the document has no root element.
 */
function parentFor(near: Node | null): Element | ShadowRoot | null {
  const [innermost] = layersAround(near);
  const stage = innermost ?? [...queryAllIn(document, ':modal')].at(-1) ?? documentElement();
  // A shadow tree shows its host's children only in its slots.
  return stage && (shadowRootOf(stage) ?? stage);
}

/** The layers that contain a node or are it, the innermost first. */
function layersAround(node: Node | null): Element[] {
  const stages: Element[] = [];
  let element = isElement(node) ? node : node && flatParent(node);
  for (; element; element = flatParent(element)) if (matches(element, LAYERS)) stages.push(element);
  return stages;
}
